import type { costPart } from '@shared/contract/desk'
import { COST_PART_LABELS, WALL } from '@shared/vocabulary/costs'
import { Text, View } from '@tarojs/components'
import type * as z from 'zod/mini'
import { classNames } from '@/design'
import { spoken } from '@/design/spoken'
import './cost-bar.scss'

export type CostPart = z.output<typeof costPart>

interface CostBarProps {
  parts: readonly CostPart[]
  /** The largest cost among the teams shown (`widest`): the whole width. What is longer is cut. */
  most: number
  /** Says of each part what it comes from, a line each, instead of its points alone. */
  full?: boolean
}

/** Ink and pattern of a part: neighbours differ in both, so that the parts are told apart without colour. */
const inkOf = ({ part }: CostPart): string => `cost-bar__ink--${part}`

const pointsOf = ({ part, points, words }: CostPart, full: boolean): string => {
  const name = COST_PART_LABELS[part]
  if (points >= WALL) return words === '' ? name : words
  return full && words !== '' ? `${name} ${points}：${words}` : `${name} ${points}`
}

/** The share of the width that is left for a wall. */
const ROOM = 1.2

/** The whole width of bars that are compared: the largest sum below the wall, with room for the walls. */
export function widest(compared: readonly { readonly parts: readonly CostPart[] }[]): number {
  const sums = compared.map(({ parts }) => parts.reduce((sum, { points }) => sum + (points < WALL ? points : 0), 0))
  const walled = compared.some(({ parts }) => parts.some(({ points }) => points >= WALL))
  return Math.max(1, ...sums) * (walled ? ROOM : 1)
}

/** '48 分'; in words where an order that comes first wants the same place. */
export const costWords = (cost: number): string => (cost >= WALL ? '别的单也要' : `${cost} 分`)

/** Per cent of the bar for each part, in order; what would be longer than the bar is cut at its end. */
function widthsOf(parts: readonly CostPart[], most: number): number[] {
  let left = 100
  return parts.map(({ points }) => {
    const width = Math.min(left, Math.round((points / Math.max(1, most)) * 1_000) / 10)
    left -= width
    return width
  })
}

/** What a team costs for an order, drawn as a bar of its parts, and the same in words. */
export function CostBar({ parts, most, full = false }: CostBarProps) {
  const shown = parts.filter(({ points }) => points > 0)
  const widths = widthsOf(shown, most)
  const words = shown.map((part) => pointsOf(part, false)).join('，')
  return (
    <View className="cost-bar">
      <View className="cost-bar__bar" {...spoken({ role: 'img', label: words === '' ? '没有扣分' : words })}>
        {shown.map((part, place) => (
          <View key={part.part} className={classNames('cost-bar__part', inkOf(part))} style={{ width: `${widths[place] ?? 0}%` }} />
        ))}
      </View>
      <View className={classNames('cost-bar__words', full && 'cost-bar__words--full')}>
        {shown.map((part) => (
          <View key={part.part} className="cost-bar__word">
            <View className={classNames('cost-bar__swatch', inkOf(part))} {...spoken({ hidden: true })} />
            <Text>{pointsOf(part, full)}</Text>
          </View>
        ))}
        {shown.length === 0 && <Text>没有扣分</Text>}
      </View>
    </View>
  )
}
