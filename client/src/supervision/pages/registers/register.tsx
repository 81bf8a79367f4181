import { projects, registers } from '@shared/contract'
import { periodOf } from '@shared/figures/period'
import { chosenColumns, REGISTER_TITLES, REGISTER_UNITS, REGISTERS, type RegisterName } from '@shared/registers/columns'
import { beijingDate } from '@shared/time/beijing'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages, useRead } from '@/api'
import { Button, Empty, Failed, ListMore, Loading, Tabs } from '@/design'
import { print } from '@/platform/printing'
import type { Desk, DeskSite } from '@/station/desk'
import { ScopeLine, useScope } from '@/station/site-scope'
import { PeriodChoice } from '@/supervision/period-choice'
import { ExportLog } from './export-log'
import { ExportSheet } from './export-sheet'
import { FilterSheet } from './filter-sheet'
import { HeadingSheet } from './heading-sheet'
import { RegisterRows } from './register-table'
import { askedFor, type Chosen, chosenWords, holdsPeople } from './register-words'
import { SavedSets, SaveSheet } from './saved-sets'

const TABS = REGISTERS.map((key) => ({ key, text: REGISTER_TITLES[key] }))

type Open = 'filter' | 'xlsx' | 'print' | 'save' | 'heading' | null

const fresh = (register: RegisterName): Chosen => ({
  register,
  period: periodOf('year', beijingDate(Date.now())),
  state: null,
  service: null,
  columns: [],
})

interface RegisterProps {
  place: DeskSite
  /** A place below it, out of a link. */
  asked: string | undefined
  administers?: boolean
}

/** The rows of what is chosen, page after page, and below the last of them the sums. */
function Rows({ chosen, site }: { chosen: Chosen; site: string }) {
  const columns = chosenColumns(chosen.register, chosen.columns)
  const query = { ...askedFor(chosen, site), ...(chosen.columns.length === 0 ? {} : { columns: chosen.columns.join(',') }) }
  const list = usePages(registers.read, { query })
  const first = useRead(registers.read, { query })
  if (list.isPending && list.error === null) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="list" title="没有这样的记录" note="换一段长一点的日子，或者去掉筛选看看。" />
  const totals = first.data?.totals ?? null
  return (
    <View className="stack">
      <RegisterRows leads register={chosen.register} columns={columns} rows={list.items} totals={list.hasMore ? null : totals} />
      <ListMore list={list} />
    </View>
  )
}

/** A register of a place: choose one, filter it, read it, take it along or print it. */
export function Register({ place, asked, administers = false }: RegisterProps) {
  const [chosen, setChosen] = useState<Chosen>(() => fresh('orders'))
  const [open, setOpen] = useState<Open>(null)
  const desk: Desk = { sites: [place], placing: [], site: place, counts: null, supervises: false, choose: () => undefined }
  const scope = useScope(desk, asked)
  const site = scope.code
  const services = useRead(projects.services, {}, { fresh: 600_000 })
  const heading = useRead(registers.heading, { query: { site } })
  const first = useRead(registers.read, {
    query: { ...askedFor(chosen, site), ...(chosen.columns.length === 0 ? {} : { columns: chosen.columns.join(',') }) },
  })
  const service = services.data?.items.find(({ code }) => code === chosen.service)?.name ?? ''
  const rows = first.data?.totals?.rows ?? 0
  const close = () => setOpen(null)
  const mayOpen = first.data?.mayOpen === true && holdsPeople(chosen.register, chosenColumns(chosen.register, chosen.columns))
  return (
    <View className="stack">
      <Tabs<RegisterName> label="哪本台账" items={TABS} value={chosen.register} onChange={(register) => setChosen(fresh(register))} />
      <ScopeLine desk={desk} scope={scope} />
      <PeriodChoice period={chosen.period} onChange={(period) => setChosen({ ...chosen, period })} />
      <View
        className="words-title"
        id="register-total"
      >{`${REGISTER_TITLES[chosen.register]} · ${rows} ${REGISTER_UNITS[chosen.register]}`}</View>
      <View className="words-note">{chosenWords(chosen, service)}</View>
      <View className="register-tools not-printed">
        <Button narrow icon="list" onPress={() => setOpen('filter')}>
          筛选和列
        </Button>
        <Button narrow disabled={rows === 0} onPress={() => setOpen('xlsx')}>
          导出表格
        </Button>
        {print !== null && (
          <Button narrow icon="print" disabled={rows === 0} onPress={() => setOpen('print')}>
            打印
          </Button>
        )}
        <Button narrow kind="quiet" onPress={() => setOpen('save')}>
          存下这组筛选
        </Button>
        {heading.data?.mayChange === true && (
          <Button narrow kind="quiet" onPress={() => setOpen('heading')}>
            改表头
          </Button>
        )}
      </View>
      <SavedSets
        onChoose={(kept, where) => {
          setChosen(kept)
          scope.choose(where === place.code ? null : { code: where, name: '' })
        }}
      />
      <Rows key={JSON.stringify([chosen, site])} chosen={chosen} site={site} />
      {administers && <ExportLog site={place.code} />}
      {open === 'filter' && <FilterSheet chosen={chosen} onChange={setChosen} onClose={close} />}
      {(open === 'xlsx' || open === 'print') && (
        <ExportSheet form={open} chosen={chosen} site={site} rows={rows} mayOpen={mayOpen} onClose={close} />
      )}
      {open === 'save' && <SaveSheet chosen={chosen} site={site} onClose={close} />}
      {open === 'heading' && heading.data !== undefined && <HeadingSheet site={site} heading={heading.data} onClose={close} />}
    </View>
  )
}
