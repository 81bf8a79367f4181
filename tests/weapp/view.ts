import type { AppPackage } from './app-package'
import {
  type CodeSpace,
  type ComponentNode,
  type FrameworkEvent,
  type GlassEasel,
  type Instance,
  loadGlassEasel,
  type Root,
  type ShadowNode,
} from './glass-easel'
import type { Problems } from './problems'
import type { Realm } from './realm'
import { compileTemplates, TEMPLATE_MISSING } from './templates'

/** One call of setData, in the order of the calls. */
export interface SetDataRecord {
  /** The page on which it happened. */
  readonly route: string
  /** The page's or component's own path. */
  readonly unit: string
  /** Size of the data as UTF-8 JSON, the form in which it crosses between the threads. */
  readonly bytes: number
  readonly keys: readonly string[]
}

/** WeChat refuses more in one call: 1 MB. */
const SET_DATA_LIMIT = 1024 * 1024

/** Events of built-in components that travel up through their ancestors; all others stay where they arise. */
const BUBBLING_EVENTS = new Set([
  ...['touchstart', 'touchmove', 'touchcancel', 'touchend', 'tap', 'longpress', 'longtap', 'touchforcechange'],
  ...['transitionend', 'animationstart', 'animationiteration', 'animationend'],
])

/** The view layer: WeChat's component framework over templates compiled by WeChat's compiler, rendering into nothing. */
export class View {
  readonly glassEasel: GlassEasel
  readonly setDatas: SetDataRecord[] = []
  /** What the framework finds odd and copes with, such as a list that is not there yet. */
  readonly warnings: string[] = []
  private readonly space: CodeSpace
  private readonly backend: { createRoot(tag: string, space: CodeSpace, path: string): Root }
  private handled = 0

  constructor(
    private readonly realm: Realm,
    app: AppPackage,
    private readonly problems: Problems,
  ) {
    const { glassEasel, adapter } = loadGlassEasel(realm)
    this.glassEasel = glassEasel
    glassEasel.globalOptions.throwGlobalError = false
    glassEasel.addGlobalErrorListener((error, method) => {
      problems.add(method ?? 'view', error)
      return false
    })
    glassEasel.addGlobalWarningListener((message) => {
      this.warnings.push(message)
      return false
    })
    this.watchHandlers()
    this.measureSetData(adapter.component.ComponentCaller.prototype)
    const environment = new adapter.MiniProgramEnv()
    this.space = environment.createCodeSpace('main', true)
    this.backend = environment.associateBackend(new glassEasel.EmptyBackendContext())
    this.addTemplates(app)
  }

  registerPage(path: string, definition: object): void {
    this.space.component(path).pageDefinition(definition).register()
  }

  registerComponent(path: string, definition: object): void {
    this.space.component(path).definition(definition).register()
  }

  registerBehavior(definition: object): unknown {
    return this.space.behavior().definition(definition).register()
  }

  /** Builds a page's tree; it becomes live with `attach`. */
  createPage(route: string): Root {
    return this.backend.createRoot('page', this.space, route)
  }

  attach(root: Root): void {
    this.glassEasel.Element.pretendAttached(root.getComponent())
  }

  /**
   * Lets an event happen on a node.
   * @returns How many handlers of the mini-program ran.
   */
  dispatch(node: ShadowNode, type: string, detail: unknown, fields: Record<string, unknown> = {}): number {
    const travels = BUBBLING_EVENTS.has(type)
    this.handled = 0
    this.glassEasel.triggerEvent(node, type, this.realm.copy(detail), {
      bubbles: travels,
      composed: travels,
      capturePhase: travels,
      extraFields: this.realm.copy(fields) as Record<string, unknown>,
    })
    return this.handled
  }

  /** The node above, through the borders of components; null above a page. */
  above(node: ShadowNode): ShadowNode | null {
    return this.glassEasel.ShadowRoot.isShadowRoot(node) ? node.getHostNode() : node.parentNode
  }

  /** Every event asks the component for its handler by name here: the place to see which are missing, and to hand over plain events. */
  private watchHandlers(): void {
    const find = this.glassEasel.Component.getMethod.bind(this.glassEasel.Component)
    this.glassEasel.Component.getMethod = (component, name) => {
      const method = find(component, name)
      if (typeof method !== 'function') {
        this.problems.add(component.is, `there is no method "${name}" to handle an event`)
        return undefined
      }
      const view = this
      return function (this: unknown, event: unknown, ...others: unknown[]): unknown {
        view.handled += 1
        return method.call(this, isFrameworkEvent(event) ? view.plainEvent(event) : event, ...others)
      }
    }
  }

  /** The logic layer gets data, not nodes. */
  private plainEvent(event: FrameworkEvent): Record<string, unknown> {
    const place = (node: ShadowNode): Record<string, unknown> =>
      this.realm.object({ id: node.id ?? '', offsetLeft: 0, offsetTop: 0, dataset: this.realm.object({ ...node.dataset }) })
    const { type, timeStamp, detail, mark, extraFields, target, currentTarget } = event
    return this.realm.object({
      type,
      timeStamp,
      detail,
      mark,
      mut: false,
      ...extraFields,
      target: place(target),
      currentTarget: place(currentTarget),
    })
  }

  private measureSetData(prototype: {
    setData: (this: Instance & { readonly _$: ComponentNode }, data: Record<string, unknown>, callback?: () => void) => void
  }): void {
    const setData = prototype.setData
    const view = this
    prototype.setData = function (data, callback) {
      const json = JSON.stringify(data)
      const bytes = Buffer.byteLength(json)
      view.setDatas.push({ route: view.routeOf(this._$), unit: this._$.is, bytes, keys: Object.keys(data) })
      if (bytes > SET_DATA_LIMIT) view.problems.add(this._$.is, `setData of ${bytes} bytes exceeds 1 MB`)
      setData.call(this, view.realm.intrinsics.JSON.parse(json), callback)
    }
  }

  private routeOf(component: ComponentNode): string {
    return component.ownerShadowRoot ? this.routeOf(component.ownerShadowRoot.getHostNode()) : component.is
  }

  private addTemplates(app: AppPackage): void {
    const { script, complaints } = compileTemplates(app)
    for (const complaint of complaints) this.problems.add('template', complaint)
    this.realm.define({
      [TEMPLATE_MISSING]: (path: string, name: unknown) => this.problems.add(`${path}.wxml`, `template "${String(name)}" is not found`),
    })
    const groupList = this.realm.run(script, 'templates') as Record<string, unknown>
    for (const file of app.filesEnding('.wxml')) {
      const path = file.slice(0, -'.wxml'.length)
      // without the fallback a built-in tag takes bindtap="f" for an attribute, and taps do nothing
      this.space.addCompiledTemplate(path, { groupList, content: groupList[path], fallbackListenerOnNativeNode: true })
      if (app.has(`${path}.json`)) this.space.addComponentStaticConfig(path, app.readJson(`${path}.json`))
    }
  }
}

function isFrameworkEvent(value: unknown): value is FrameworkEvent {
  return typeof value === 'object' && value !== null && 'getEventName' in value
}
