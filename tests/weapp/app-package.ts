import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import * as z from 'zod'

const ComponentMap = z.record(z.string(), z.string()).optional()

/** What running a package needs of app.json; the full check of its keys is in json-schemas.ts. */
const AppConfig = z.looseObject({
  pages: z.array(z.string()),
  entryPagePath: z.string().optional(),
  subPackages: z.array(z.looseObject({ root: z.string(), pages: z.array(z.string()) })).optional(),
  tabBar: z.looseObject({ list: z.array(z.looseObject({ pagePath: z.string() })) }).optional(),
  usingComponents: ComponentMap,
})
const UnitConfig = z.looseObject({ usingComponents: ComponentMap })

/** A compiled mini-program on disk. Paths are relative to its folder, with forward slashes. */
export class AppPackage {
  readonly directory: string
  /** Every file, sorted. */
  readonly files: readonly string[]
  private parsedApp: z.infer<typeof AppConfig> | undefined

  constructor(directory: string) {
    this.directory = resolve(directory)
    if (!existsSync(join(this.directory, 'app.json')))
      throw new Error(`${this.directory} holds no compiled mini-program (app.json is missing)`)
    this.files = listFiles(this.directory)
  }

  has(file: string): boolean {
    return this.files.includes(file)
  }

  /** @throws When the file does not exist. */
  read(file: string): string {
    return readFileSync(join(this.directory, file), 'utf8')
  }

  /** Size in bytes. */
  size(file: string): number {
    return statSync(join(this.directory, file)).size
  }

  filesEnding(extension: string): string[] {
    return this.files.filter((file) => file.endsWith(extension))
  }

  /** @throws When the text is not JSON. */
  readJson(file: string): unknown {
    return JSON.parse(this.read(file))
  }

  /** @throws When app.json lacks its pages or gives a key another type. */
  get app(): z.infer<typeof AppConfig> {
    this.parsedApp ??= AppConfig.parse(this.readJson('app.json'))
    return this.parsedApp
  }

  /** The components that a page or component may use, by tag, as paths without extension; those of app.json are in every unit. */
  componentsOf(unit: string): Map<string, string> {
    const own = UnitConfig.parse(this.readJson(`${unit}.json`)).usingComponents ?? {}
    return new Map(Object.entries({ ...this.app.usingComponents, ...own }).map(([tag, path]) => [tag, resolvePath(`${unit}.json`, path)]))
  }

  /** Every page of the main package and of the sub-packages. */
  get pages(): string[] {
    const { pages, subPackages = [] } = this.app
    return [...pages, ...subPackages.flatMap((one) => one.pages.map((page) => posix.join(one.root, page)))]
  }

  get tabPages(): string[] {
    return this.app.tabBar?.list.map((tab) => tab.pagePath) ?? []
  }

  /** The root of the sub-package that holds a file, without slashes at its ends; '' for the main package. */
  packageOf(file: string): string {
    const roots = (this.app.subPackages ?? []).map((one) => one.root.replace(/^\/|\/$/g, ''))
    return roots.find((root) => file.startsWith(`${root}/`)) ?? ''
  }
}

/** A path as written in a file of the package (relative, or from the root with a leading slash), made relative to the package. */
export function resolvePath(from: string, path: string): string {
  return path.startsWith('/') ? posix.normalize(path.slice(1)) : posix.join(posix.dirname(from), path)
}

function listFiles(directory: string, prefix = ''): string[] {
  return readdirSync(join(directory, prefix), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? listFiles(directory, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]))
    .sort()
}
