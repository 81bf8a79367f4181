import { monthDayWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { Card, Section } from '@/design'
import { MapPicture } from '@/station/map-picture'
import type { Figures } from './figures-page'

const WIDTH = 1_000
const HEIGHT = 360
const EDGE = 24

type Part = Figures['trend'][number]

/** A line through the values, from left to right; a single one is a short stroke. */
function lineOf(values: readonly number[], most: number): string {
  const step = values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0
  const points = values.map((value, place) => ({
    x: Math.round(EDGE + place * step),
    y: Math.round(HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE)),
  }))
  const [first] = points
  if (points.length === 1 && first !== undefined) return `M${first.x} ${first.y}h${WIDTH - 2 * EDGE}`
  return points.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`).join('')
}

/** Small squares on the line of what was finished, so that the two lines are told apart without colour. */
function squaresOn(values: readonly number[], most: number): string {
  const step = values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0
  return values
    .map(
      (value, place) =>
        `M${Math.round(EDGE + place * step) - 7} ${Math.round(HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE)) - 7}h14v14h-14z`,
    )
    .join('')
}

const partWords = ({ from, until }: Part): string =>
  from === until ? monthDayWords(from) : `${monthDayWords(from)}—${monthDayWords(until)}`

/** How many orders came in and how many of them were finished, part by part: two lines, and the same in words. */
export function Trend({ parts }: { parts: Figures['trend'] }) {
  const most = Math.max(1, ...parts.map(({ received }) => received))
  const received = parts.map((part) => part.received)
  const finished = parts.map((part) => part.finished)
  const [first, last] = [parts[0], parts.at(-1)]
  if (first === undefined || last === undefined) return null
  const peak = parts.find((part) => part.received === most)
  return (
    <Section title="走势" id="figures-trend">
      <Card>
        <View className="figures-key">
          <View className="figures-key__line figures-key__line--received" />
          <View>收到的单</View>
          <View className="figures-key__line figures-key__line--finished" />
          <View>其中已经服务完成的（带小方块）</View>
        </View>
        <MapPicture
          className="figures-trend"
          width={WIDTH}
          height={HEIGHT}
          label={`从${partWords(first)}到${partWords(last)}，收到的单和其中完成的单的走势`}
          layers={[
            { name: 'ground', d: `M${EDGE} ${HEIGHT - EDGE}h${WIDTH - 2 * EDGE}`, stroke: 'soft', thick: 2 },
            { name: 'received', d: lineOf(received, most), stroke: 'kapok', thick: 7 },
            { name: 'finished', d: lineOf(finished, most), stroke: 'leaf', thick: 5 },
            { name: 'squares', d: squaresOn(finished, most), fill: 'leaf' },
          ]}
        />
        <View className="beside words-note">
          <View>{partWords(first)}</View>
          <View>{partWords(last)}</View>
        </View>
        {peak !== undefined && peak.received > 0 && (
          <View>{`最多的是${partWords(peak)}：收到 ${peak.received} 张，其中已完成 ${peak.finished} 张。`}</View>
        )}
      </Card>
    </Section>
  )
}
