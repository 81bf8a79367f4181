import { makeUps } from '@shared/contract/make-ups'
import { promiseWords } from '@shared/time/words'
import { MAKE_UP_REASON_LABELS } from '@shared/vocabulary/hours'
import { CODE_LENGTH } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { minutesWords } from '@/activity-work/words'
import { usePages } from '@/api'
import { Button, Card, Chip, Empty, Failed, guarded, ListMore, Loading, Notice, Page, PlaceLine } from '@/design'
import { useVillage } from '@/pages/place/village'
import { go } from '@/platform/navigation'
import { Objection } from './objection'

/** Hours that are about to be made up, for everybody to read and object to; never a person. */
function Publicity() {
  const village = useVillage()
  const county = village?.code.slice(0, CODE_LENGTH.county)
  const list = usePages(makeUps.published, { query: county === undefined ? {} : { place: county } })
  const [opened, setOpened] = useState<string | null>(null)
  const now = Date.now()
  return (
    <Page id="publicity" title="补录公示">
      <View className="stack">
        <PlaceLine path={village?.path.split(' · ')[0] ?? null} onPress={() => go('/pages/place/index')} />
        <View className="words-note">
          没有签到记录、由队长确认并经站里审批的时数，公示期满没有异议才计入。觉得不对，按“有异议”，或打电话给站里。
        </View>
        {opened !== null && <Notice id="objected" tone="leaf">{`已经停下来，请站里核实，编号 ${opened}。有结果会发消息给您。`}</Notice>}
        {list.isPending && list.error === null && <Loading />}
        {list.items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
        {!list.isPending && list.error === null && list.items.length === 0 && (
          <Empty icon="eye" title="现在没有公示中的补录" note="有补录的时数时，会在这里公示。" />
        )}
        {list.items.map(({ code, activity, team, village: where, minutes, reason, publicUntil }) => (
          <Card
            key={code}
            title={`${activity.title} · ${minutesWords(minutes)}`}
            aside={<Chip tone="sky">{`公示到 ${promiseWords(Date.parse(publicUntil), now)}`}</Chip>}
            note={[where.name, team.name, MAKE_UP_REASON_LABELS[reason]].join(' · ')}
          >
            <View className="stack">
              <Button
                icon="calendar"
                label={`看活动：${activity.title}`}
                onPress={() => go('/pages/activity/index', { code: activity.code })}
              >
                看这个活动
              </Button>
              <Objection code={code} title={activity.title} onOpened={setOpened} />
            </View>
          </Card>
        ))}
        <ListMore list={list} />
      </View>
    </Page>
  )
}

export default guarded(Publicity)
