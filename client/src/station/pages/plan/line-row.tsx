import { distanceWords } from '@shared/geo/distance'
import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { teamsWords } from '@shared/vocabulary/needs'
import { URGENCY_LABELS } from '@shared/vocabulary/orders'
import { Text, View } from '@tarojs/components'
import { Chip, classNames, Press } from '@/design'
import { LINE_STATE_LABELS, LINE_STATE_TONES, type PlanLine } from './plan-words'

interface LineRowProps {
  line: PlanLine
  looked: boolean
  onLook(): void
}

/** Phrases beside one another; of sentences, which say why nobody comes, the first. The others stand with the reasons. */
const shortly = ({ state, reasons }: PlanLine): string => (state === 'unserved' ? (reasons[0] ?? '') : reasons.join(' · '))

/** What else is to be known at a glance, each a word in a chip. */
function Marks({ line }: { line: PlanLine }) {
  const { state, order, partner, pinned, textHeld, maySend } = line
  return (
    <View className="station-chips">
      <Chip tone={LINE_STATE_TONES[state]}>{LINE_STATE_LABELS[state]}</Chip>
      {order.urgency !== 'normal' && <Chip tone="kapok">{URGENCY_LABELS[order.urgency]}</Chip>}
      {partner !== null && <Chip tone="leaf">两支一起</Chip>}
      {pinned && <Chip tone="leaf">您指定的</Chip>}
      {state === 'proposed' && textHeld && <Chip tone="amber">文字要先看过</Chip>}
      {state === 'proposed' && !maySend && <Chip tone="grey">不归您发</Chip>}
    </View>
  )
}

/** An order of the plan: what, where, which team, when, how far, and why. Pressed, its reasons open. */
export function LineRow({ line, looked, onLook }: LineRowProps) {
  const { order, team, partner, also, slot, distance, refused } = line
  const why = shortly(line)
  return (
    <Press
      id={`plan-line-${order.code}`}
      role="link"
      current={looked}
      className={classNames('plan-line', looked && 'plan-line--looked')}
      onPress={onLook}
    >
      <View className="plan-line__order">
        <Text className="words-strong">{order.title}</Text>
        <View className="words-note">{order.village.name}</View>
      </View>
      <View className="plan-line__team">
        <View>{team === null ? '没有队伍' : teamsWords(team, partner)}</View>
        {(slot !== null || distance !== null) && (
          <View className="words-note">
            {[slot === null ? '' : slotWords(slot, beijingDate(Date.now())), distance === null ? '' : distanceWords(distance)]
              .filter((words) => words !== '')
              .join(' · ')}
          </View>
        )}
        {also.length > 0 && (
          <View className="words-note">{`同时请：${also.map(({ name, turn }) => (turn ? `${name}（轮到它）` : name)).join('、')}`}</View>
        )}
      </View>
      <View className="plan-line__why">
        <Marks line={line} />
        {why !== '' && <View className="words-note">{why}</View>}
        {refused !== null && <View className="station-late">{`没有发出：${refused}`}</View>}
      </View>
    </Press>
  )
}
