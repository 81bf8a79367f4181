import type { Activity } from './activity'
import { type AppPackage, resolvePath } from './app-package'
import type { Instance, Root } from './glass-easel'
import type { Problems } from './problems'
import type { Realm } from './realm'
import type { Units } from './units'
import type { View } from './view'

/** A page that is open. */
export interface OpenPage {
  readonly route: string
  readonly query: Readonly<Record<string, string>>
  readonly instance: Instance
  readonly root: Root
}

interface Destination {
  readonly route: string
  readonly query: Record<string, string>
}

/** WeChat keeps at most ten pages open. */
const STACK_LIMIT = 10

/** The open pages and the rules for moving between them; each method throws, with WeChat's sentence, when the rules forbid the move. */
export class PageStack {
  readonly pages: OpenPage[] = []
  /** Tab pages that were left by a switch of tabs; they stay alive. */
  private readonly keptTabs = new Map<string, OpenPage>()
  private opened = 0

  constructor(
    private readonly realm: Realm,
    private readonly app: AppPackage,
    private readonly units: Units,
    private readonly view: View,
    private readonly problems: Problems,
    private readonly activity: Activity,
  ) {
    realm.define({ getCurrentPages: () => realm.array(this.pages.map((page) => page.instance)) })
  }

  get top(): OpenPage | undefined {
    return this.pages.at(-1)
  }

  /** Route and query of an address, relative to the page on top unless it starts with a slash. */
  destination(url: string): Destination {
    const [path = '', search = ''] = url.split('?')
    const route = resolvePath(this.top?.route ?? '', path)
    if (!this.app.pages.includes(route)) throw new Error(`page "${route}" is not found`)
    return { route, query: queryOf(search) }
  }

  /** @param events Listeners of the page that navigates, by event name. @returns The event channel between the two pages. */
  navigateTo(url: string, events: Record<string, unknown> = {}): Record<string, unknown> {
    const { route, query } = this.destination(url)
    this.refuseTab(route, 'navigateTo')
    if (this.pages.length >= STACK_LIMIT) throw new Error('webview count limit exceed')
    const channel = this.eventChannel()
    for (const [name, listener] of Object.entries(events)) channel.on(name, listener as Listener)
    this.call(this.top, 'onHide')
    this.open(route, query, channel)
    return this.realm.object({ eventChannel: channel })
  }

  redirectTo(url: string): void {
    const { route, query } = this.destination(url)
    this.refuseTab(route, 'redirectTo')
    this.close(this.pages.pop())
    this.open(route, query)
  }

  navigateBack(delta = 1): void {
    const count = Math.min(delta, this.pages.length - 1)
    if (count < 1) throw new Error('cannot navigate back at first page.')
    for (let closed = 0; closed < count; closed += 1) this.close(this.pages.pop())
    this.call(this.top, 'onShow')
  }

  /** Leaves the pages above the tab for good; the tab itself stays alive. */
  switchTab(url: string): void {
    const { route } = this.destination(url)
    if (!this.app.tabPages.includes(route)) throw new Error('can not switch to no-tabBar page')
    if (this.top?.route === route) return
    while (this.top && !this.app.tabPages.includes(this.top.route)) this.close(this.pages.pop())
    if (this.top?.route !== route) this.hideTop()
    const kept = this.keptTabs.get(route)
    this.keptTabs.delete(route)
    if (kept) this.pages.push(kept)
    if (this.top) this.call(this.top, 'onShow')
    else this.open(route, {})
  }

  reLaunch(url: string): void {
    const { route, query } = this.destination(url)
    const open = new Set([...this.pages.splice(0), ...this.keptTabs.values()])
    this.keptTabs.clear()
    for (const page of open) this.close(page)
    this.open(route, query)
  }

  /** Calls a life-cycle function of a page, if it has it. */
  call(page: OpenPage | undefined, name: string, ...values: unknown[]): void {
    const method = page?.instance[name]
    if (typeof method === 'function') this.problems.guard(`${page?.route} ${name}`, () => method.apply(page?.instance, values))
  }

  private open(route: string, query: Record<string, string>, channel = this.eventChannel()): void {
    if (!this.units.load(route)) return
    const root = this.problems.guard(route, () => this.view.createPage(route))
    if (!root) return
    const instance = root.get()
    this.opened += 1
    const id = this.opened
    const options = this.realm.copy(query)
    Object.assign(instance, { route, __route__: route, options, getPageId: () => `pageId:${id}`, getOpenerEventChannel: () => channel })
    const page = { route, query, instance, root }
    this.pages.push(page)
    this.call(page, 'onLoad', options)
    this.view.attach(root)
    this.call(page, 'onShow')
    this.activity.defer(() => {
      if (this.pages.includes(page)) this.call(page, 'onReady')
    })
  }

  private close(page: OpenPage | undefined): void {
    this.call(page, 'onUnload')
    page?.root.release()
  }

  /** Takes the tab page on top away, alive. */
  private hideTop(): void {
    const left = this.pages.pop()
    if (!left) return
    this.keptTabs.set(left.route, left)
    this.call(left, 'onHide')
  }

  private refuseTab(route: string, move: string): void {
    if (this.app.tabPages.includes(route)) throw new Error(`can not ${move} a tabbar page`)
  }

  private eventChannel(): EventChannel {
    const listeners = new Map<string, Listener[]>()
    const of = (name: string): Listener[] => listeners.get(name) ?? []
    const on = (name: string, listener: Listener): void => void listeners.set(name, [...of(name), listener])
    const off = (name: string, listener?: Listener): void =>
      void listeners.set(name, listener ? of(name).filter((one) => one !== listener) : [])
    const once = (name: string, listener: Listener): void => {
      const first: Listener = (...values) => {
        off(name, first)
        listener(...values)
      }
      on(name, first)
    }
    const emit = (name: string, ...values: unknown[]): void => {
      for (const listener of of(name)) this.problems.guard(`event channel ${name}`, () => listener(...values))
    }
    return Object.assign(this.realm.object(), { on, off, once, emit })
  }
}

/** The values of an address's query, as they are written: WeChat does not decode them. */
export function queryOf(search: string): Record<string, string> {
  const pairs = search.split('&').filter((pair) => pair !== '')
  return Object.fromEntries(pairs.map((pair) => [pair.replace(/=.*$/, ''), pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : '']))
}

type Listener = (...values: unknown[]) => void

interface EventChannel extends Record<string, unknown> {
  on(name: string, listener: Listener): void
  off(name: string, listener?: Listener): void
  once(name: string, listener: Listener): void
  emit(name: string, ...values: unknown[]): void
}
