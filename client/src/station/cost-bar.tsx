import type { costPart } from '@shared/contract/desk'
import { Text, View } from '@tarojs/components'
import type * as z from 'zod/mini'
import { classNames } from '@/design'
import { spoken } from '@/design/spoken'
import './cost-bar.scss'

export type CostPart = z.output<typeof costPart>

interface CostBarProps {
  parts: readonly CostPart[]
  /** The largest cost among the teams shown: the whole width. */
  most: number
  /** Says of each part what it comes from, a line each, instead of its points alone. */
  full?: boolean
}

/** Ink and pattern of a part: neighbours differ in both, so that the parts are told apart without colour. */
const INKS: Readonly<Record<string, string>> = {
  路程: 'travel',
  对口: 'fit',
  评价: 'rating',
  时段: 'slot',
  忙闲: 'load',
  已邀请: 'asked',
  别的单: 'others',
}

const inkOf = (name: string): string => `cost-bar__ink--${INKS[name] ?? 'asked'}`

const widthOf = (points: number, most: number): string => `${Math.round((Math.max(0, points) / Math.max(1, most)) * 1000) / 10}%`

/** What a team costs for an order, drawn as a bar of its parts, and the same in words. */
export function CostBar({ parts, most, full = false }: CostBarProps) {
  const shown = parts.map((part) => ({ ...part, ink: inkOf(part.name) })).filter(({ points }) => points > 0)
  const words = shown.map(({ name, points }) => `${name} ${points}`).join('，')
  return (
    <View className="cost-bar">
      <View className="cost-bar__bar" {...spoken({ role: 'img', label: words === '' ? '没有扣分' : words })}>
        {shown.map(({ name, points, ink }) => (
          <View key={name} className={classNames('cost-bar__part', ink)} style={{ width: widthOf(points, most) }} />
        ))}
      </View>
      <View className={classNames('cost-bar__words', full && 'cost-bar__words--full')}>
        {shown.map(({ name, points, words: why, ink }) => (
          <View key={name} className="cost-bar__word">
            <View className={classNames('cost-bar__swatch', ink)} {...spoken({ hidden: true })} />
            <Text>{full && why !== '' ? `${name} ${points}：${why}` : `${name} ${points}`}</Text>
          </View>
        ))}
        {shown.length === 0 && <Text>没有扣分</Text>}
      </View>
    </View>
  )
}
