import { readFileSync } from 'node:fs'
import type { Realm } from './realm'

/** A node of the shadow tree; only what the simulator reads. */
export interface ShadowNode {
  readonly is: string
  readonly id: string
  readonly class: string
  readonly dataset: Record<string, unknown> | null
  readonly parentNode: ShadowNode | null
  readonly ownerShadowRoot: ShadowRoot | null
  readonly childNodes?: readonly ShadowNode[]
}

export interface TextNode extends ShadowNode {
  readonly textContent: string
}

export interface NativeNode extends ShadowNode {
  readonly attributes: readonly { readonly name: string; readonly value: unknown }[]
}

export interface ShadowRoot extends ShadowNode {
  getHostNode(): ComponentNode
}

export interface ComponentNode extends ShadowNode {
  getShadowRoot(): ShadowRoot | null
}

/** What the code of a page or component sees as `this`. */
export type Instance = Record<string, unknown>

export interface EventOptions {
  readonly bubbles: boolean
  readonly composed: boolean
  readonly capturePhase: boolean
  readonly extraFields: Record<string, unknown>
}

/** An event as the framework hands it to a listener. */
export interface FrameworkEvent {
  readonly type: string
  readonly timeStamp: number
  readonly detail: unknown
  readonly mark: unknown
  readonly extraFields?: Record<string, unknown>
  readonly target: ShadowNode
  readonly currentTarget: ShadowNode
  getEventName(): string
}

/** WeChat's component framework, as far as the simulator uses it. */
export interface GlassEasel {
  readonly globalOptions: { throwGlobalError: boolean }
  addGlobalErrorListener(listener: (error: unknown, method?: string, component?: unknown) => boolean): void
  addGlobalWarningListener(listener: (message: string) => boolean): void
  readonly EmptyBackendContext: new () => object
  readonly Element: { pretendAttached(component: ComponentNode): void }
  readonly TextNode: { isTextNode(node: unknown): node is TextNode }
  readonly NativeNode: { isNativeNode(node: unknown): node is NativeNode }
  readonly ShadowRoot: { isShadowRoot(node: unknown): node is ShadowRoot }
  readonly Component: { isComponent(node: unknown): node is ComponentNode; getMethod(component: ComponentNode, name: string): unknown }
  triggerEvent(node: ShadowNode, name: string, detail: unknown, options: EventOptions): void
}

interface Registration {
  register(): unknown
}

export interface CodeSpace {
  addCompiledTemplate(path: string, template: { groupList: unknown; content: unknown; fallbackListenerOnNativeNode: boolean }): void
  addComponentStaticConfig(path: string, config: unknown): void
  component(path: string): { pageDefinition(definition: object): Registration; definition(definition: object): Registration }
  behavior(): { definition(definition: object): Registration }
}

export interface Root {
  get(): Instance
  getComponent(): ComponentNode
  release(): void
}

type SetData = (this: Instance & { readonly _$: ComponentNode }, data: Record<string, unknown>, callback?: () => void) => void

/** The layer that gives the framework the shape of the mini-program API. */
export interface Adapter {
  readonly MiniProgramEnv: new () => {
    createCodeSpace(id: string, isMainSpace: boolean): CodeSpace
    associateBackend(context: object): { createRoot(tag: string, space: CodeSpace, path: string): Root }
  }
  readonly component: { readonly ComponentCaller: { readonly prototype: { setData: SetData } } }
}

/**
 * Loads the framework inside the realm: it tells property types by their constructors, and finding no document it renders into nothing.
 */
export function loadGlassEasel(realm: Realm): { glassEasel: GlassEasel; adapter: Adapter } {
  const glassEasel = loadPackage(realm, 'glass-easel', () => undefined) as GlassEasel
  const adapter = loadPackage(realm, 'glass-easel-miniprogram-adapter', () => glassEasel) as Adapter
  return { glassEasel, adapter }
}

function loadPackage(realm: Realm, name: string, requireDependency: () => unknown): unknown {
  const module = { exports: realm.object() as unknown }
  const run = realm.compile(readFileSync(require.resolve(name), 'utf8'), ['module', 'exports', 'require'], name)
  run.call(undefined, module, module.exports, requireDependency)
  return module.exports
}
