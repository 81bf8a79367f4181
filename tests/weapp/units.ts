import type { AppPackage } from './app-package'
import type { Modules } from './modules'
import type { Problems } from './problems'
import type { Realm } from './realm'
import type { View } from './view'

/** The app object that `App()` was given. */
export type AppInstance = Record<string, unknown>

/** Loads the scripts of the app, its pages and components, and takes what they register. */
export class Units {
  app: AppInstance | undefined
  private readonly registered = new Set<string>()
  private readonly visited = new Set<string>()
  /** The page or component whose script is running. */
  private loading: string | undefined

  constructor(
    realm: Realm,
    private readonly appPackage: AppPackage,
    private readonly modules: Modules,
    private readonly view: View,
    private readonly problems: Problems,
  ) {
    realm.define({
      App: (definition: AppInstance) => {
        this.app = definition
      },
      Page: (definition: object) => this.register('Page', definition),
      Component: (definition: object) => this.register('Component', definition),
      Behavior: (definition: object) => view.registerBehavior(definition),
      getApp: () => this.app,
    })
  }

  /** Runs app.js. */
  loadApp(): void {
    this.problems.guard('app.js', () => this.modules.load('app.js'))
    if (!this.app) this.problems.add('app.js', 'App() was not called')
  }

  /**
   * Runs the script of a page or component, after those of the components that it uses.
   * @returns Whether it registered itself, now or before.
   */
  load(unit: string): boolean {
    if (this.visited.has(unit)) return this.registered.has(unit)
    this.visited.add(unit)
    const components = this.problems.guard(`${unit}.json`, () => this.appPackage.componentsOf(unit))
    for (const path of components?.values() ?? []) this.load(path)
    const before = this.loading
    this.loading = unit
    this.problems.guard(`${unit}.js`, () => this.modules.load(`${unit}.js`))
    this.loading = before
    if (!this.registered.has(unit)) this.problems.add(unit, 'has not been registered')
    return this.registered.has(unit)
  }

  private register(kind: 'Page' | 'Component', definition: object): void {
    const unit = this.loading
    if (unit === undefined) throw new Error(`${kind}() was called outside the script of a page or component`)
    if (kind === 'Page') this.view.registerPage(unit, definition)
    else this.view.registerComponent(unit, definition)
    this.registered.add(unit)
  }
}
