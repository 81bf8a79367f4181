import { View } from '@tarojs/components'
import type { Tone } from '@/design'
import { spoken } from '@/design/spoken'
import './stacked-bar.scss'

export interface BarPart {
  key: string
  words: string
  count: number
  tone: Tone
}

interface StackedBarProps {
  /** What the whole is: 抽中的 20 张单. */
  label: string
  parts: readonly BarPart[]
}

/** A whole in its parts, side by side, and the same in words below: never by colour alone. Parts of nothing are left out. */
export function StackedBar({ label, parts }: StackedBarProps) {
  const whole = parts.reduce((sum, { count }) => sum + count, 0)
  const present = parts.filter(({ count }) => count > 0)
  const words = present.map((part) => `${part.words} ${part.count}`).join('，')
  if (whole === 0) return null
  return (
    <View>
      <View className="stacked-bar" {...spoken({ role: 'img', label: `${label}：${words}` })}>
        {present.map(({ key, count, tone }) => (
          <View key={key} className={`stacked-bar__part stacked-bar__part--${tone}`} style={{ width: `${(count / whole) * 100}%` }} />
        ))}
      </View>
      <View className="words-note">{words}</View>
    </View>
  )
}
