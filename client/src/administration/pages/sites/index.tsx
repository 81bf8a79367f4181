import { administration as contract } from '@shared/contract'
import { FACILITY_LABELS } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Button, Card, Chip, Empty, Fact, Failed, guarded, ListMore, Loading, Notice, TextInput } from '@/design'
import { useSettled } from '@/pages/place/use-settled'
import type { AdministeredPlace } from '../../administered'
import { AdministrationFrame } from '../../administration-frame'
import { ImportSheet } from './import-sheet'
import { type AdministeredSite, SiteSheet } from './site-sheet'

function SiteCard({ site, onChange }: { site: AdministeredSite; onChange(): void }) {
  return (
    <Card title={site.name} note={site.path} {...(site.demonstration ? { aside: <Chip tone="leaf">示范</Chip> } : {})}>
      <Fact label="设施">
        {site.facilities.length === 0 ? '没有登记' : site.facilities.map((each) => FACILITY_LABELS[each]).join('、')}
      </Fact>
      <Fact label="电话">{site.phone}</Fact>
      <Fact label="开门">{site.hours}</Fact>
      <Button className="administration-actions" icon="edit" label={`改${site.name}`} onPress={onChange}>
        改一改
      </Button>
    </Card>
  )
}

function Sites({ place }: { place: AdministeredPlace }) {
  const [typed, setTyped] = useState('')
  const [changing, setChanging] = useState<AdministeredSite | null>(null)
  const [importing, setImporting] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const text = useSettled(typed.trim())
  const list = usePages(contract.sites, { query: { under: place.code, text } })
  return (
    <View className="stack">
      <View className="administration-column">
        <TextInput kind="search" label="按名字找站点" placeholder="输入村名、镇名" maxLength={20} value={typed} onChange={setTyped} />
      </View>
      <View className="administration-column">
        <Button icon="plus" onPress={() => setImporting(true)}>
          导入地方
        </Button>
      </View>
      {done !== null && <Notice tone="leaf">{done}</Notice>}
      {list.isPending && <Loading />}
      {list.error !== null && list.items.length === 0 && <Failed error={list.error} onRetry={list.refetch} />}
      {!list.isPending && list.error === null && list.items.length === 0 && (
        <Empty icon="search" title="没有找到" note="换一两个字再找。" />
      )}
      <View className="administration-rows">
        {list.items.map((site) => (
          <SiteCard key={site.code} site={site} onChange={() => setChanging(site)} />
        ))}
      </View>
      <ListMore list={list} />
      {importing && (
        <ImportSheet
          under={place.code}
          onClose={() => setImporting(false)}
          onDone={({ added, changed }) => {
            setImporting(false)
            setDone(`导入好了：新增 ${added} 个地方，更新 ${changed} 个。新的站点先用上级的电话，请逐个改。`)
          }}
        />
      )}
      {changing !== null && (
        <SiteSheet
          site={changing}
          onClose={() => setChanging(null)}
          onDone={({ name }) => {
            setChanging(null)
            setDone(`${name}改好了，村民现在看到的就是新的。改错了，可以在「改过什么」里改回去。`)
          }}
        />
      )}
    </View>
  )
}

function SitesPage() {
  return (
    <AdministrationFrame id="administration-sites" title="站点和设施" current="sites">
      {(place) => <Sites key={place.code} place={place} />}
    </AdministrationFrame>
  )
}

export default guarded(SitesPage)
