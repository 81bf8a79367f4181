import { registers } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { adding } from '@shared/registers/adding'
import { REGISTER_TITLES, REGISTER_UNITS } from '@shared/registers/columns'
import { beijingDate, beijingMinutes } from '@shared/time/beijing'
import { timeWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { usePages, useRead } from '@/api'
import { Button, Empty, Failed, guarded, Loading, Notice, Page, ProgressBar } from '@/design'
import { useParameters } from '@/platform/navigation'
import { print } from '@/platform/printing'
import { WideTable } from '../registers/register-table'
import type { Row } from '../registers/register-words'
import '../registers/index.scss'
import './index.scss'

type Sheet = ReplyOf<typeof registers.rows>['sheet']

function Paper({ sheet, rows }: { sheet: Sheet; rows: readonly Row[] }) {
  const sum = adding(sheet.register, sheet.columns)
  for (const { cells } of rows) sum.add(cells)
  const at = Date.parse(sheet.at)
  return (
    <View className="stack register-sheet" id="register-sheet">
      <View className="register-sheet__head words-title">{`${sheet.title}${REGISTER_TITLES[sheet.register]}`}</View>
      <View className="register-sheet__line">
        <View>{`填报单位：${sheet.unit}`}</View>
        <View>{sheet.days}</View>
        <View>{`制表：${beijingDate(at)} ${timeWords(beijingMinutes(at))}`}</View>
      </View>
      <View className="register-wide">
        <WideTable leads={false} register={sheet.register} columns={sheet.columns} rows={rows} totals={sum.totals()} />
      </View>
      <View className="register-sheet__foot">{sheet.foot}</View>
    </View>
  )
}

/** Everything of the export, page after page: a paper that lacks rows would be worse than none. */
function Print({ code }: { code: string }) {
  const first = useRead(registers.rows, { params: { code } })
  const list = usePages(registers.rows, { params: { code } })
  const { hasMore, busy, error, more } = list
  useEffect(() => {
    if (hasMore && !busy && error === null) more()
  }, [hasMore, busy, error, more])
  const sheet = first.data?.sheet
  if (error !== null) return <Failed error={error} onRetry={list.items.length === 0 ? list.refetch : more} />
  if (sheet === undefined || list.isPending) return <Loading />
  if (hasMore) {
    const words = `取了 ${list.items.length} ${REGISTER_UNITS[sheet.register]}，共 ${sheet.rows} ${REGISTER_UNITS[sheet.register]}`
    return (
      <View className="stack">
        <ProgressBar value={list.items.length / Math.max(1, sheet.rows)} label={words} />
        <View className="words-note">{words}</View>
      </View>
    )
  }
  return (
    <View className="stack">
      {print === null ? (
        <Notice className="not-printed">手机上不能打印，请在电脑上打开打印。</Notice>
      ) : (
        <Button narrow icon="print" className="not-printed" onPress={print}>
          打印
        </Button>
      )}
      <Paper sheet={sheet} rows={list.items} />
    </View>
  )
}

function RegisterPrintPage() {
  const { code } = useParameters<'code'>()
  return (
    <Page wide id="register-print" title="打印台账" signedInFor="登录后打印台账">
      {code === undefined ? <Empty title="没有说打印哪一本" note="请从台账页打开。" /> : <Print code={code} />}
    </Page>
  )
}

export default guarded(RegisterPrintPage)
