import type { GlassEasel, ShadowNode } from './glass-easel'

/** An element of a page as it stood when it was looked up. */
export interface ViewNode {
  /** The tag, such as 'button'; for a component of the mini-program its path. */
  readonly tag: string
  readonly id: string
  readonly classes: readonly string[]
  readonly attributes: Readonly<Record<string, unknown>>
  /** All text inside, white space collapsed. */
  readonly text: string
  readonly children: readonly ViewNode[]
  /** The framework's own node, for dispatching events. */
  readonly source: ShadowNode
}

interface Content {
  readonly elements: ViewNode[]
  readonly texts: string[]
}

/** Reads the elements below a node, through the borders of components, in document order. */
export function readContent(glassEasel: GlassEasel, node: ShadowNode): Content {
  if (glassEasel.TextNode.isTextNode(node)) return { elements: [], texts: [node.textContent] }
  const shadowRoot = glassEasel.Component.isComponent(node) ? node.getShadowRoot() : null
  const parts = (shadowRoot ? [shadowRoot] : (node.childNodes ?? [])).map((child) => readContent(glassEasel, child))
  const content = { elements: parts.flatMap((part) => part.elements), texts: parts.flatMap((part) => part.texts) }
  const isNative = glassEasel.NativeNode.isNativeNode(node)
  if (!isNative && !glassEasel.Component.isComponent(node)) return content
  const attributes = isNative ? Object.fromEntries(node.attributes.map(({ name, value }) => [name, value])) : {}
  const element: ViewNode = {
    tag: node.is,
    id: node.id,
    classes: (node.class ?? '').split(/\s+/).filter(Boolean),
    attributes,
    text: collapse(content.texts.join('')),
    children: content.elements,
    source: node,
  }
  return { elements: [element], texts: content.texts }
}

export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/**
 * Elements that match, in document order.
 * @param selector '#id', '.class', '=exact text', '~contained text' (both: the innermost elements) or a tag.
 */
export function select(roots: readonly ViewNode[], selector: string): ViewNode[] {
  const rest = selector.slice(1)
  switch (selector[0]) {
    case '#':
      return filter(roots, (node) => node.id === rest)
    case '.':
      return filter(roots, (node) => node.classes.includes(rest))
    case '=':
      return innermost(roots, (node) => node.text === rest)
    case '~':
      return innermost(roots, (node) => node.text.includes(rest))
    default:
      return filter(roots, (node) => node.tag === selector)
  }
}

function filter(roots: readonly ViewNode[], matches: (node: ViewNode) => boolean): ViewNode[] {
  return roots.flatMap((node) => [...(matches(node) ? [node] : []), ...filter(node.children, matches)])
}

function innermost(roots: readonly ViewNode[], matches: (node: ViewNode) => boolean): ViewNode[] {
  return roots.flatMap((node) => {
    const inside = innermost(node.children, matches)
    return inside.length > 0 || !matches(node) ? inside : [node]
  })
}
