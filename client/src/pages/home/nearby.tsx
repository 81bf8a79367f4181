import type { orders } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { ORDER_STATE_LABELS } from '@shared/lifecycle/order'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { Card, Chip, Section } from '@/design'
import { go } from '@/platform/navigation'

interface NearbyProps {
  lines: ReplyOf<typeof orders.home>['nearby']
}

/** What is being done in the village: service, team, state; never whose it is. */
export function Nearby({ lines }: NearbyProps) {
  return (
    <Section title="村里正在办" more={{ text: '更多', onPress: () => go('/pages/lists/index') }}>
      <Card>
        {lines.length === 0 && <View className="words-note">村里眼下没有正在办的单。您可以点第一张。</View>}
        {lines.map((line) => (
          <View key={line.code} className="beside home__nearby">
            <View>
              <View className="words-strong">{line.title}</View>
              <View className="words-note">{line.team ?? momentWords(Date.parse(line.at), Date.now())}</View>
            </View>
            <Chip>{ORDER_STATE_LABELS[line.state]}</Chip>
          </View>
        ))}
      </Card>
    </Section>
  )
}
