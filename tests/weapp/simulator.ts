import type { ShadowNode } from './glass-easel'
import { collapse, readContent, select, type ViewNode } from './nodes'
import { Phone } from './phone'

/** The person who holds the phone: what they see of the visible page, and what they do. Call `close` when done. */
export class Simulator extends Phone {
  /** All text of the visible page, white space collapsed. */
  text(): string {
    return collapse(readContent(this.view.glassEasel, this.page.root.getComponent()).texts.join(' '))
  }

  /** The first match on the visible page, or inside an element. @throws When there is none. */
  find(selector: string, inside?: ViewNode): ViewNode {
    const [first] = this.findAll(selector, inside)
    if (!first) throw new Error(`nothing matches ${selector} on ${this.page.route}: ${this.text()}\n${this.problems.join('\n')}`)
    return first
  }

  /** @param selector '#id', '.class', '=exact text', '~contained text' or a tag. */
  findAll(selector: string, inside?: ViewNode): ViewNode[] {
    return select(inside?.children ?? readContent(this.view.glassEasel, this.page.root.getComponent()).elements, selector)
  }

  /** Touches an element. @throws When it is disabled, no longer there, or nothing listens. */
  async tap(target: ViewNode | string): Promise<void> {
    const node = this.resolve(target)
    this.refuseDead(node)
    const touch = { identifier: 0, pageX: 10, pageY: 10, clientX: 10, clientY: 10 }
    this.view.dispatch(node.source, 'touchstart', { x: 10, y: 10 }, { touches: [touch], changedTouches: [touch] })
    this.view.dispatch(node.source, 'touchend', { x: 10, y: 10 }, { touches: [], changedTouches: [touch] })
    const problemsBefore = this.problems.length
    const handled = this.view.dispatch(node.source, 'tap', { x: 10, y: 10 }, { touches: [touch], changedTouches: [touch] })
    if (handled === 0 && this.problems.length === problemsBefore)
      throw new Error(`nothing listens to a tap on <${node.tag}> "${node.text}"`)
    await this.settle()
  }

  /** Types a text into an input or textarea, in place of what it held. */
  async input(target: ViewNode | string, value: string): Promise<void> {
    await this.emit(target, 'input', { value, cursor: value.length, keyCode: 0 })
  }

  /** Chooses in a picker, switch, checkbox group, radio group or slider. @param detail What the event carries, such as `{ value: 1 }`. */
  async change(target: ViewNode | string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    await this.emit(target, 'change', detail)
  }

  /** Any other event of a built-in component. @throws When nothing listens. */
  async emit(target: ViewNode | string, type: string, detail: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const node = this.resolve(target)
    if (this.view.dispatch(node.source, type, detail) === 0) throw new Error(`nothing listens to ${type} on <${node.tag}> "${node.text}"`)
    await this.settle()
  }

  async navigate(url: string): Promise<void> {
    this.move('navigateTo', () => this.pages.navigateTo(url))
    await this.settle()
  }

  async back(): Promise<void> {
    this.move('navigateBack', () => this.pages.navigateBack())
    await this.settle()
  }

  async switchTab(url: string): Promise<void> {
    this.move('switchTab', () => this.pages.switchTab(url))
    await this.settle()
  }

  async pullDown(): Promise<void> {
    this.pages.call(this.page, 'onPullDownRefresh')
    await this.settle()
  }

  async reachBottom(): Promise<void> {
    this.pages.call(this.page, 'onReachBottom')
    await this.settle()
  }

  /** Puts WeChat in the background; `foreground` brings it back. */
  async background(): Promise<void> {
    this.pages.call(this.page, 'onHide')
    this.callApp('onHide')
    await this.settle()
  }

  async foreground(): Promise<void> {
    this.callApp('onShow', this.launchOptions)
    this.pages.call(this.page, 'onShow')
    await this.settle()
  }

  private resolve(target: ViewNode | string): ViewNode {
    const node = typeof target === 'string' ? this.find(target) : target
    const page = this.page.root.getComponent()
    for (let above: ShadowNode | null = node.source; above !== page; above = this.view.above(above)) {
      if (above === null) throw new Error(`<${node.tag}> "${node.text}" is no longer on the page`)
    }
    return node
  }

  /** A button that does nothing, or something that only the phone itself could do. */
  private refuseDead(node: ViewNode): void {
    const { glassEasel } = this.view
    for (let above: ShadowNode | null = node.source; above !== null; above = this.view.above(above)) {
      if (above.is !== 'button' || !glassEasel.NativeNode.isNativeNode(above)) continue
      const attributes = new Map(above.attributes.map(({ name, value }) => [name, value]))
      if (attributes.get('disabled') === true) throw new Error(`the button "${node.text}" is disabled`)
      const duty = [attributes.get('form-type'), attributes.get('open-type')].find((value) => value)
      if (duty) throw new Error(`what the phone does for a ${String(duty)} button is not simulated; let its event happen with emit()`)
    }
  }
}
