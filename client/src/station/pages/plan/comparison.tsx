import { distanceWords } from '@shared/geo/distance'
import { Text, View } from '@tarojs/components'
import { spoken } from '@/design/spoken'
import type { Plan } from './plan-words'

type Measures = Plan['planned']

interface Compared {
  name: string
  /** What the plan does, large. */
  planned: string
  /** The same as it stands by hand today. */
  today: string
  /** For the two bars: the longer is the larger number. */
  lengths: readonly [planned: number, today: number]
  /** What follows from the two, in words. */
  verdict: string
}

const perOrder = ({ metres, served }: Measures): number => (served === 0 ? 0 : metres / served)

const travelWords = (measures: Measures): string => (measures.served === 0 ? '没有' : distanceWords(perOrder(measures)))

const balanceWords = ({ teams, busiest }: Measures): string => (teams === 0 ? '没有' : `${teams} 队，最多 ${busiest} 单`)

const difference = (change: number, unit: string, words: { more: string; less: string; same: string }): string =>
  change > 0 ? `${words.more} ${change} ${unit}` : change < 0 ? `${words.less} ${-change} ${unit}` : words.same

function compared({ planned, today }: Pick<Plan, 'planned' | 'today'>): Compared[] {
  const farther = Math.round(perOrder(planned) - perOrder(today))
  return [
    {
      name: '派得出',
      planned: `${planned.served} 张`,
      today: `${today.served} 张`,
      lengths: [planned.served, today.served],
      verdict: difference(planned.served - today.served, '张', { more: '比现在多', less: '比现在少', same: '和现在一样多' }),
    },
    {
      name: '派不出',
      planned: `${planned.unserved} 张`,
      today: `${today.unserved} 张`,
      lengths: [planned.unserved, today.unserved],
      verdict: planned.unservedUrgent > 0 ? `其中 ${planned.unservedUrgent} 张急` : planned.unserved > 0 ? '急的都派出了' : '没有派不出的',
    },
    {
      name: '平均路程',
      planned: travelWords(planned),
      today: travelWords(today),
      lengths: [perOrder(planned), perOrder(today)],
      verdict:
        today.served === 0 || farther === 0
          ? `合计 ${distanceWords(planned.metres)}`
          : farther > 0
            ? `每单远 ${distanceWords(farther)}`
            : `每单近 ${distanceWords(-farther)}`,
    },
    {
      name: '各队分担',
      planned: balanceWords(planned),
      today: balanceWords(today),
      lengths: [planned.busiest, today.busiest],
      verdict: difference(planned.teams - today.teams, '队', { more: '多用', less: '少用', same: '队伍一样多' }),
    },
  ]
}

const widthOf = (length: number, of: readonly number[]): string => `${Math.round((length / Math.max(1, ...of)) * 100)}%`

/** How well the plan provides for the orders, and how well they stand by hand today: in numbers, in two bars, and in words. */
export function Comparison({ plan }: { plan: Plan }) {
  return (
    <View id="plan-comparison" className="plan__measures">
      {compared(plan).map(({ name, planned, today, lengths, verdict }) => (
        <View key={name} className="kapok-card plan__measure">
          <View className="words-note">{name}</View>
          <View className="plan__number">{planned}</View>
          <View className="plan__pair" {...spoken({ role: 'img', label: `${name}：这份安排 ${planned}，现在手工 ${today}` })}>
            <View className="plan__bar plan__bar--planned" style={{ width: widthOf(lengths[0], lengths) }} />
            <View className="plan__bar plan__bar--today" style={{ width: widthOf(lengths[1], lengths) }} />
          </View>
          <View className="words-note">
            <Text>{`现在手工：${today}`}</Text>
          </View>
          <View className="plan__verdict">{verdict}</View>
        </View>
      ))}
    </View>
  )
}
