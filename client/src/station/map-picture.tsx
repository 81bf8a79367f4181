import { Image } from '@tarojs/components'
import { COLOURS } from '@/design/palette'
import { spoken } from '@/design/spoken'
import type { Layer, MapDrawing } from './map-drawing'

const pathTag = ({ d, fill, stroke, thick = 0 }: Layer): string =>
  `<path d="${d}" fill="${fill === undefined ? 'none' : COLOURS[fill]}" stroke="${stroke === undefined ? 'none' : COLOURS[stroke]}" stroke-width="${thick}"/>`

/** WeChat draws SVG only as an image; its height does not follow from its width there, so the place says it. */
export function MapPicture({ width, height, layers, label, className }: MapDrawing) {
  const shapes = layers
    .filter(({ d }) => d !== '')
    .map(pathTag)
    .join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" stroke-linecap="round">${shapes}</svg>`
  return (
    <Image
      className={className}
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      mode="aspectFit"
      {...spoken({ role: 'img', label })}
    />
  )
}
