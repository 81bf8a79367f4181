import { View } from '@tarojs/components'
import { spoken } from '@/design/spoken'
import type { Candidate } from './desk-order'

interface CostBarProps {
  parts: Candidate['parts']
  /** The largest cost among the teams shown: the whole width. */
  most: number
}

const SHADES = ['leaf', 'amber', 'sky', 'grey'] as const

/** What a team's cost is made of: a bar, and the same in words. */
export function CostBar({ parts, most }: CostBarProps) {
  const words = parts.map(({ name, points }) => `${name} ${points}`).join(' · ')
  return (
    <View>
      <View className="desk-order__bar" {...spoken({ role: 'img', label: words })}>
        {parts.map(({ name, points }, place) => (
          <View
            key={name}
            className={`desk-order__part desk-order__part--${SHADES[place % SHADES.length] ?? 'grey'}`}
            style={{ width: `${most > 0 ? Math.round((Math.max(0, points) / most) * 1000) / 10 : 0}%` }}
          />
        ))}
      </View>
      <View className="words-note">{words}</View>
    </View>
  )
}
