import type { projects } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { distanceWords } from '@shared/geo/distance'
import { View } from '@tarojs/components'
import { Button, Card } from '@/design'
import { go } from '@/platform/navigation'

export type MenuItem = ReplyOf<typeof projects.menu>['items'][number]

/** Who would come: the nearest team, how far it is, and how many others could. */
function teamWords({ team, distance, teams }: MenuItem): string {
  const far = distance === null ? '' : `，离村 ${distanceWords(distance)}`
  const others = teams > 1 ? ` · 另有 ${teams - 1} 支队伍` : ''
  return `${team.name}${far}${others}`
}

/** One service of the menu; pressing it opens the order form. */
export function MenuRow({ item }: { item: MenuItem }) {
  return (
    <Card
      title={item.service.name}
      note={item.summary}
      label={`点${item.service.name}。${item.summary}`}
      onPress={() => go('/pages/order-form/index', { project: item.code })}
    >
      <View className="beside">
        <View className="words-note">{teamWords(item)}</View>
        <Button
          narrow
          kind="quiet"
          label={`${item.service.name}，细看这个项目`}
          onPress={() => go('/pages/service/index', { code: item.code })}
        >
          细看
        </Button>
      </View>
    </Card>
  )
}
