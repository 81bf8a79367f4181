import { View } from '@tarojs/components'
import { Button, Card } from '@/design'
import { ACTION_VERBS, mainActionOf } from './action-words'
import type { Action, DeskOrder } from './desk-order'

/** In the order in which staff think of them: answer, arrange, pass on, note. */
const GROUPS: readonly { title: string; actions: readonly Action[] }[] = [
  { title: '对方申请取消', actions: ['agree_cancel', 'decline_cancel'] },
  { title: '答复', actions: ['accept', 'ask', 'refuse', 'refer', 'merge'] },
  { title: '安排', actions: ['offer', 'open_pool', 'close_pool', 'self_handle', 'set_needs', 'start', 'deliver', 'give_back'] },
  { title: '替打电话来的人办', actions: ['reply', 'rate', 'not_solved', 'withdraw', 'ask_cancel', 'ask_above', 'reopen'] },
  { title: '转给别的站点', actions: ['escalate', 'hand_down', 'take_over'] },
  { title: '其他', actions: ['set_urgency', 'add_note'] },
]

interface ActionListProps {
  desk: DeskOrder
  onChoose(action: Action): void
}

/** Everything that the server lets this person do now, but for the main step, which stands below the page. */
export function ActionList({ desk: { order, upperSite }, onChoose }: ActionListProps) {
  const main = mainActionOf(order.actions)
  const verbOf = (action: Action) =>
    action === 'escalate' && upperSite !== null ? `上报给${upperSite.name}` : (ACTION_VERBS[action] ?? '')
  const groups = GROUPS.map(({ title, actions }) => ({
    title,
    actions: actions.filter((one) => one !== main && order.actions.includes(one)),
  })).filter(({ actions }) => actions.length > 0)
  if (groups.length === 0) return null
  return (
    <Card title="还可以" className="not-printed">
      {groups.map(({ title, actions }) => (
        <View key={title} className="desk-order__group">
          <View className="words-note">{title}</View>
          <View className="station-buttons">
            {actions.map((action) => (
              <Button key={action} narrow onPress={() => onChoose(action)}>
                {verbOf(action)}
              </Button>
            ))}
          </View>
        </View>
      ))}
    </Card>
  )
}
