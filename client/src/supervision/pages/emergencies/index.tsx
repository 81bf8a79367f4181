import { emergencies as contract } from '@shared/contract'
import { EMERGENCY_STATE_LABELS } from '@shared/lifecycle/emergency'
import { momentWords } from '@shared/time/words'
import { EMERGENCY_KIND_LABELS } from '@shared/vocabulary/emergencies'
import { levelOf } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Button, Card, Chip, Empty, Failed, guarded, ListMore, Loading } from '@/design'
import { go } from '@/platform/navigation'
import { useDesk } from '@/station/desk'
import { StationFrame } from '@/station/station-frame'
import { OpenSheet } from './open-sheet'

const openOne = (code: string) => go('/supervision/pages/emergency/index', { code })

function EmergencyList({ under }: { under: string }) {
  const list = usePages(contract.list, { query: { under } })
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0)
    return <Empty icon="warn" title="还没有发布过预警" note="台风、暴雨、高温来的时候，由镇级以上发布，村里的人首页马上看到。" />
  return (
    <View className="stack">
      <View className="station-rows">
        {list.items.map((line) => (
          <Card
            key={line.code}
            title={line.title}
            note={`${line.owner.name} · ${line.places.map(({ name }) => name).join('、')} · ${momentWords(Date.parse(line.openedAt), Date.now())}发布`}
            aside={<Chip tone={line.state === 'open' ? 'kapok' : 'grey'}>{EMERGENCY_STATE_LABELS[line.state]}</Chip>}
            {...(line.state === 'open' ? { mark: 'asks' as const } : {})}
            onPress={() => openOne(line.code)}
          >
            <View className="words-note">{EMERGENCY_KIND_LABELS[line.kind]}</View>
          </Card>
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}

function EmergenciesPage() {
  const desk = useDesk()
  const [opening, setOpening] = useState(false)
  const { site } = desk
  const mayOpen = site !== null && levelOf(site.code) !== 'village'
  return (
    <StationFrame id="emergencies" title="应急预警" current="emergencies" desk={desk}>
      {site !== null && (
        <View className="stack">
          {mayOpen && (
            <View className="station-column">
              <Button kind="primary" icon="warn" onPress={() => setOpening(true)}>
                发布预警
              </Button>
            </View>
          )}
          <EmergencyList key={site.code} under={site.code} />
          {opening && (
            <OpenSheet
              under={site}
              onClose={() => setOpening(false)}
              onDone={(code) => {
                setOpening(false)
                openOne(code)
              }}
            />
          )}
        </View>
      )}
    </StationFrame>
  )
}

export default guarded(EmergenciesPage)
