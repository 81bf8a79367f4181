import { type Drawing, LINE } from './drawing'
import { COLOURS } from './palette'

export function Drawn({ square, paths, filled, colour, className, label }: Drawing) {
  const said = label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it has an aria-label, or is silent because a word stands beside it
    <svg
      className={className}
      viewBox={`0 0 ${square} ${square}`}
      fill={filled ? COLOURS[colour] : 'none'}
      stroke={COLOURS[colour]}
      strokeWidth={filled && square > 24 ? 0 : LINE}
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      {...said}
    >
      {paths.map(({ d, turn }) => (
        <path key={`${d}${turn ?? 0}`} d={d} transform={turn === undefined ? undefined : `rotate(${turn} ${square / 2} ${square / 2})`} />
      ))}
    </svg>
  )
}
