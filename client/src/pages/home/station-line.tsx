import type { orders } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { FACILITY_LABELS } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, Notice, Tile } from '@/design'
import { phone } from '@/platform/phone'

export type Station = NonNullable<ReplyOf<typeof orders.home>['site']>

/** Calls a number; what went wrong is a sentence to show, empty when nothing did. */
export function useCalling(): { failed: string; dial(number: string): void } {
  const [failed, setFailed] = useState('')
  const dial = async (number: string) => {
    const outcome = await phone(number)
    setFailed(outcome.ok ? '' : outcome.sentence)
  }
  return { failed, dial: (number) => void dial(number) }
}

/** The village's station: who it is, when somebody is there, and its telephone. */
export function StationLine({ site }: { site: Station }) {
  const { failed, dial } = useCalling()
  return (
    <Card>
      <View className="beside">
        <View>
          <View className="words-strong">{site.name}</View>
          <View className="words-note">{site.hours}</View>
          {(site.demonstration || site.facilities.length > 0) && (
            <View className="words-note">
              {[...(site.demonstration ? ['示范站点'] : []), ...site.facilities.map((each) => FACILITY_LABELS[each])].join(' · ')}
            </View>
          )}
        </View>
        {site.phone !== '' && (
          <Button narrow icon="phone" label={`打电话给${site.name}`} onPress={() => dial(site.phone)}>
            打电话
          </Button>
        )}
      </View>
      {failed !== '' && <Notice tone="amber">{failed}</Notice>}
    </Card>
  )
}

/** The same as one large tile, for elders. */
export function StationTile({ site }: { site: Station }) {
  const { failed, dial } = useCalling()
  return (
    <>
      <Tile icon="phone" tone="amber" title="打给站里" note={site.hours} onPress={() => dial(site.phone)} />
      {failed !== '' && <Notice tone="amber">{failed}</Notice>}
    </>
  )
}
