import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { View } from '@tarojs/components'
import { Button, Card, Notice } from '@/design'
import type { Plan } from './plan-words'
import { withoutForbid, withoutPin } from './staff-words'
import type { Planning } from './use-planning'

/** Everything that staff decided over the plan, each to be taken back, and the last step to be undone. */
export function Decisions({ plan, planning }: { plan: Plan; planning: Planning }) {
  const { pins, forbids, unmet } = plan
  const { undo } = planning
  if (pins.length + forbids.length === 0 && undo === null && unmet.length === 0) return null
  const today = beijingDate(Date.now())
  return (
    <Card id="plan-decisions" title="您定下的">
      <View className="stack">
        {unmet.map((words) => (
          <Notice key={words} tone="amber">
            {words}
          </Notice>
        ))}
        {pins.length + forbids.length === 0 && <View className="words-note">现在没有指定，也没有排除。</View>}
        {pins.map(({ order, team, slot }) => (
          <View key={order.code} className="plan-decision">
            <View>
              <View>{`${order.title}：就派${team.name}`}</View>
              {slot !== null && <View className="words-note">{slotWords(slot, today)}</View>}
            </View>
            <Button
              narrow
              disabled={planning.busy}
              label={`取消指定：${order.title}，${team.name}`}
              onPress={() => void planning.decide(withoutPin(planning.words, order.code))}
            >
              取消
            </Button>
          </View>
        ))}
        {forbids.map(({ order, team }) => (
          <View key={`${order.code}.${team.code}`} className="plan-decision">
            <View>{`${order.title}：不派${team.name}`}</View>
            <Button
              narrow
              disabled={planning.busy}
              label={`取消排除：${order.title}，${team.name}`}
              onPress={() => void planning.decide(withoutForbid(planning.words, { order: order.code, team: team.code }))}
            >
              取消
            </Button>
          </View>
        ))}
        {undo !== null && (
          <View className="station-buttons not-printed">
            <Button id="plan-undo" narrow icon="back" disabled={planning.busy} onPress={() => void undo()}>
              撤销上一步
            </Button>
          </View>
        )}
      </View>
    </Card>
  )
}
