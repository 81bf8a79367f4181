import type { orders } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { promiseWords } from '@shared/time/words'
import { EMERGENCY_KIND_LABELS } from '@shared/vocabulary/emergencies'
import { View } from '@tarojs/components'
import { Button, Card, Chip, Notice } from '@/design'
import { go } from '@/platform/navigation'
import { useCalling } from './station-line'

interface EmergencyBannerProps {
  emergency: NonNullable<ReplyOf<typeof orders.home>['emergency']>
  /** The station's telephone; empty where there is none. */
  phone: string
}

/** What is to be done in the village's emergency, and the two ways to help: asking for it, and a call. */
export function EmergencyBanner({ emergency, phone }: EmergencyBannerProps) {
  const { failed, dial } = useCalling()
  return (
    <Card
      id="emergency-banner"
      mark="asks"
      title={emergency.title}
      aside={<Chip tone="kapok">{`${EMERGENCY_KIND_LABELS[emergency.kind]}预警`}</Chip>}
      note={`${emergency.owner.name} · 到${promiseWords(Date.parse(emergency.endsAt), Date.now())}`}
    >
      <View className="words-strong">{emergency.words}</View>
      <View className="stack">
        <Button kind="primary" icon="warn" onPress={() => go('/pages/emergency/index', { code: emergency.code })}>
          我要求助
        </Button>
        {phone !== '' && (
          <Button icon="phone" onPress={() => dial(phone)}>
            打给站里
          </Button>
        )}
      </View>
      {failed !== '' && <Notice tone="amber">{failed}</Notice>}
    </Card>
  )
}
