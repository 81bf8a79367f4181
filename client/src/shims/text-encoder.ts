/** TextEncoder for WeChat's engine, which has none; the build puts it wherever the bare name is used. UTF-8, as the real one. */
export class TextEncoder {
  readonly encoding = 'utf-8'

  encode(text = ''): Uint8Array {
    const escaped = encodeURIComponent(text)
    const bytes = escaped.match(/%[0-9A-F]{2}|[^%]/g) ?? []
    return Uint8Array.from(bytes, (one) => (one.length === 1 ? one.charCodeAt(0) : Number.parseInt(one.slice(1), 16)))
  }
}
