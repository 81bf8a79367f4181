import { type AppPackage, resolvePath } from './app-package'
import type { Realm } from './realm'
import { SHADOWED_NAMES } from './realm-rules'

interface Module {
  exports: unknown
}

/** CommonJS as the base library has it: relative or root paths, `.js` may be left out, the main package never reaches into a sub-package. */
export class Modules {
  private readonly loaded = new Map<string, Module>()

  constructor(
    private readonly realm: Realm,
    private readonly app: AppPackage,
  ) {}

  /**
   * Runs a module once and gives its exports.
   * @param file Path in the package, with extension.
   * @throws What the module throws, or that it does not exist.
   */
  load(file: string): unknown {
    const known = this.loaded.get(file)
    if (known) return known.exports
    if (!this.app.has(file)) throw new Error(`module '${file}' is not defined`)
    const module: Module = { exports: this.realm.object() }
    this.loaded.set(file, module)
    const run = this.realm.compile(this.app.read(file), ['require', 'module', 'exports', ...SHADOWED_NAMES], `app:/${file}`)
    run.call(undefined, (path: string) => this.load(this.resolve(file, path)), module, module.exports)
    return module.exports
  }

  private resolve(from: string, path: string): string {
    const plain = resolvePath(from, path)
    const file = plain.endsWith('.js') && this.app.has(plain) ? plain : `${plain}.js`
    const owner = this.app.packageOf(file)
    if (owner !== '' && owner !== this.app.packageOf(from))
      throw new Error(`${from} may not require ${file}, which is in the sub-package ${owner}`)
    return file
  }
}
