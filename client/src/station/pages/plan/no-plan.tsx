import { plans as contract } from '@shared/contract'
import { View } from '@tarojs/components'
import { useWrite } from '@/api'
import { Button, Card, Failed } from '@/design'
import type { DeskSite } from '@/station/desk'
import { Working } from '@/station/working'

/** What planning does, before there is a plan, and the one press that makes it. */
export function NoPlan({ site }: { site: DeskSite }) {
  const make = useWrite(contract.make)
  return (
    <View className="stack station-column">
      <Card title={`给${site.name}管的单一起排队伍`}>
        <View className="stack">
          <View>一次把还没有队伍的单全部排好：先让尽量多的单有队伍，急的在前，再让路程最短、各队分担得匀。</View>
          <View className="words-note">每张单都说得出为什么派这队、为什么不派最近的、派不出缺什么。您可以指定、排除，再排一次。</View>
          <View className="words-note">排出来的只是草稿，您看过、点了发出，队伍才会收到。</View>
          <Button
            id="make-plan"
            kind="primary"
            busy={make.busy}
            busyText="正在排…"
            onPress={() => void make.send({ body: { site: site.code } })}
          >
            一起排
          </Button>
          <Working busy={make.busy}>正在给这些单排队伍</Working>
          {make.error !== null && <Failed error={make.error} />}
        </View>
      </Card>
    </View>
  )
}
