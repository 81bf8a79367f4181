import { Image } from '@tarojs/components'
import { type Drawing, LINE } from './drawing'
import { COLOURS } from './palette'
import { spoken } from './spoken'

const addresses = new Map<string, string>()

const pathTag = ({ d, turn }: { d: string; turn?: number }, square: number): string =>
  turn === undefined ? `<path d="${d}"/>` : `<path d="${d}" transform="rotate(${turn} ${square / 2} ${square / 2})"/>`

/** The drawing as an image's address. WeChat draws SVG only as an image, so each colour is its own. */
function addressOf({ square, paths, filled, colour }: Drawing): string {
  const name = `${square} ${filled} ${colour} ${paths.map(({ d, turn }) => `${d}${turn ?? ''}`).join()}`
  const known = addresses.get(name)
  if (known !== undefined) return known
  const style = `fill="${filled ? COLOURS[colour] : 'none'}" stroke="${COLOURS[colour]}" stroke-width="${filled && square > 24 ? 0 : LINE}"`
  const shapes = paths.map((path) => pathTag(path, square)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${square} ${square}" ${style} stroke-linecap="round" stroke-linejoin="round">${shapes}</svg>`
  const address = `data:image/svg+xml,${encodeURIComponent(svg)}`
  addresses.set(name, address)
  return address
}

/** Draws a drawing. */
export function Drawn(drawing: Drawing) {
  const said = drawing.label === undefined ? { hidden: true } : { role: 'img' as const, label: drawing.label }
  return <Image className={drawing.className} src={addressOf(drawing)} mode="aspectFit" {...spoken(said)} />
}
