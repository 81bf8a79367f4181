import { complaints as contract } from '@shared/contract'
import { COMPLAINT_LISTS, type ComplaintList as ListName } from '@shared/vocabulary/complaints'
import { levelOf } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { ComplaintList } from '@/complaints/complaint-list'
import { Button, Failed, guarded, Loading, Section, Tabs } from '@/design'
import { go } from '@/platform/navigation'
import { useDesk } from '@/station/desk'
import { ScopeLine, useScope } from '@/station/site-scope'
import { StationFrame } from '@/station/station-frame'

const LABELS: Record<ListName, string> = { waiting: '等办', late: '超时', answered: '答复了', ended: '办结', about: '说我们站的' }
const LEADS: Record<ListName, string> = {
  waiting: '等受理、正在查，还没到期限的。由被投诉站点的上一级来办。',
  late: '过了受理或答复的期限。到时没办的，系统自动转到再上一级。',
  answered: '答复了，等对方说满意不满意；15 天没说，自动办结。',
  ended: '办结的、撤回的。',
  about: '说到本站的。由上一级来查，请配合；对方不愿意让站里知道是谁的，这里看不到姓名。内容只有查的人看得到。',
}

/** A station has nobody below it to answer for: it reads what is said about itself. */
const listsOf = (site: string): readonly ListName[] => (levelOf(site) === 'village' ? ['about'] : COMPLAINT_LISTS)

function Lists({ site }: { site: string }) {
  const lists = listsOf(site)
  const [show, setShow] = useState<ListName>(lists[0] ?? 'about')
  const read = useRead(contract.list, { query: { site, show } })
  if (read.data === undefined) return read.error === null ? <Loading /> : <Failed error={read.error} onRetry={() => void read.refetch()} />
  const { counts } = read.data
  return (
    <View className="stack">
      <Tabs<ListName>
        label="投诉建议"
        items={lists.map((key) => ({ key, text: LABELS[key], count: counts[key] }))}
        value={show}
        onChange={setShow}
      />
      <Section title={LABELS[show]}>
        <View className="words-note">{LEADS[show]}</View>
        <ComplaintList key={show} site={site} show={show} />
      </Section>
    </View>
  )
}

function ComplaintsPage() {
  const desk = useDesk()
  const scope = useScope(desk, undefined)
  return (
    <StationFrame id="desk-complaints" title="投诉建议" current="complaints" desk={desk}>
      <View className="stack">
        <ScopeLine desk={desk} scope={scope} />
        <View className="station-buttons">
          <Button narrow icon="plus" onPress={() => go('/complaints/pages/file/index', { proxy: '1' })}>
            替打电话来的人记下
          </Button>
        </View>
        {scope.code !== '' && <Lists key={scope.code} site={scope.code} />}
      </View>
    </StationFrame>
  )
}

export default guarded(ComplaintsPage)
