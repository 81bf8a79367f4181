import { administration as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { FACILITIES, FACILITY_LABELS, type Facility } from '@shared/vocabulary/places'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Chips, Choice, Failed, Field, Sheet, TextInput } from '@/design'

export type AdministeredSite = ReplyOf<typeof contract.sites>['items'][number]

interface SiteSheetProps {
  site: AdministeredSite
  onClose(): void
  onDone(site: AdministeredSite): void
}

const MARKS = [
  { value: 'yes', label: '是示范' },
  { value: 'no', label: '不是' },
] as const

/** What villagers are told of a site, to be changed. */
export function SiteSheet({ site, onClose, onDone }: SiteSheetProps) {
  const [phone, setPhone] = useState(site.phone)
  const [hours, setHours] = useState(site.hours)
  const [facilities, setFacilities] = useState<Facility[]>(site.facilities)
  const [demonstration, setDemonstration] = useState(site.demonstration)
  const arrange = useWrite(contract.arrangeSite, onDone)
  const wrong = detailsOf(arrange.error)
  const save = () => void arrange.send({ params: { code: site.code }, body: { phone: phone.trim(), hours, facilities, demonstration } })
  return (
    <Sheet
      open
      id="site-sheet"
      title={site.name}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" busy={arrange.busy} onPress={save}>
            保存
          </Button>
        </>
      }
    >
      <Field label="示范站点">
        <Choice<'yes' | 'no'>
          options={MARKS}
          value={demonstration ? 'yes' : 'no'}
          onChange={(value) => setDemonstration(value === 'yes')}
        />
      </Field>
      <Field label="有哪些设施" optional>
        <Chips<Facility>
          options={FACILITIES.map((value) => ({ value, label: FACILITY_LABELS[value] }))}
          values={facilities}
          onChange={setFacilities}
        />
      </Field>
      <Field label="站里的电话" hint="村民在首页点「打电话」就打这个号码。" error={wrong.phone}>
        <TextInput kind="phone" value={phone} onChange={setPhone} maxLength={12} />
      </Field>
      <Field label="什么时候有人" error={wrong.hours}>
        <TextInput value={hours} onChange={setHours} maxLength={60} />
      </Field>
      {arrange.error !== null && <Failed error={arrange.error} kept="您填的还在。" />}
    </Sheet>
  )
}
