import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { teamsWords } from '@shared/vocabulary/needs'
import { View } from '@tarojs/components'
import { Button, Card, Fact } from '@/design'
import type { Order } from '@/order-parts'
import { phone } from '@/platform/phone'

/** Who has the order, and whom to call about it: on every state, ended ones too. */
export function OrderKeeper({ order }: { order: Order }) {
  const { owner, team, companion, selfHandled, assignedSlot } = order
  return (
    <Card id="order-keeper" title="谁在办">
      <Fact label="站点">
        <View className="stack">
          <View>{owner.name}</View>
          {owner.hours !== '' && <View className="words-note">有人的时间：{owner.hours}</View>}
          {owner.phone !== '' && (
            <Button id="call-site" icon="phone" label={`打电话给${owner.name}`} onPress={() => void phone(owner.phone)}>
              {`打电话 ${owner.phone}`}
            </Button>
          )}
        </View>
      </Fact>
      {team !== null && <Fact label="队伍">{teamsWords(team, companion)}</Fact>}
      {selfHandled && <Fact label="由谁服务">站里自己办</Fact>}
      {assignedSlot !== null && <Fact label="定在">{slotWords(assignedSlot, beijingDate(Date.now()))}</Fact>}
    </Card>
  )
}
