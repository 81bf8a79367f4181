import { COLOURS } from '@/design/palette'
import type { MapDrawing } from './map-drawing'

export function MapPicture({ width, height, layers, label, className }: MapDrawing) {
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} focusable="false">
      {layers
        .filter(({ d }) => d !== '')
        .map(({ name, d, fill, stroke, thick = 0 }) => (
          <path
            key={name}
            d={d}
            fill={fill === undefined ? 'none' : COLOURS[fill]}
            stroke={stroke === undefined ? 'none' : COLOURS[stroke]}
            strokeWidth={thick}
            strokeLinecap="round"
          />
        ))}
    </svg>
  )
}
