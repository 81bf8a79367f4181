import { registers } from '@shared/contract'
import { PRINT_MOST } from '@shared/contract/registers'
import { REGISTER_UNITS } from '@shared/registers/columns'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { download, useRead, useWrite } from '@/api'
import { Button, Failed, Field, Notice, ProgressBar, Sheet, TextArea } from '@/design'
import { Tick } from '@/design/tick'
import { showSheet } from '@/platform/document'
import { go } from '@/platform/navigation'
import { askedFor, type Chosen, titleOf } from './register-words'

/** Milliseconds between two looks at how far the file is. */
const LOOK_EVERY = 1000

interface ExportSheetProps {
  form: 'xlsx' | 'print'
  chosen: Chosen
  site: string
  rows: number
  /** Whether names in clear can be asked for: there are some among the columns, and this person may. */
  mayOpen: boolean
  onClose(): void
}

function Progress({ code, unit }: { code: string; unit: string }) {
  const read = useRead(registers.progress, { params: { code } }, { every: LOOK_EVERY })
  const { written = 0, rows = 0 } = read.data ?? {}
  return (
    <View className="stack" id="export-progress">
      <ProgressBar value={rows === 0 ? 0 : written / rows} label={`写了 ${written} ${unit}，共 ${rows} ${unit}`} />
      <View className="words-note">{`正在写：${written} / ${rows} ${unit}。请不要关这一页。`}</View>
    </View>
  )
}

/** Takes a register along, as a table or on paper: says how much it is, and asks why where names stand in clear. */
export function ExportSheet({ form, chosen, site, rows, mayOpen, onClose }: ExportSheetProps) {
  const [personal, setPersonal] = useState(false)
  const [why, setWhy] = useState('')
  const [pressed, setPressed] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const ask = useWrite(registers.export)
  const unit = REGISTER_UNITS[chosen.register]
  const missing = personal && why.trim() === ''
  const tooMuch = form === 'print' && rows > PRINT_MOST
  const start = async () => {
    setPressed(true)
    setFailure(null)
    if (missing) return
    const wish = { ...askedFor(chosen, site), columns: [...chosen.columns], form, personal, why: personal ? why.trim() : '' }
    const made = await ask.send({ body: wish })
    if (made === null) return
    if (form === 'print') {
      onClose()
      go('/supervision/pages/register-print/index', { code: made.code })
      return
    }
    setCode(made.code)
    try {
      const outcome = await showSheet(await download(registers.file, { code: made.code }), `${titleOf(chosen.register)}.xlsx`)
      if (outcome.ok) setSaved(true)
      else setFailure(new Error(outcome.sentence))
    } catch (error) {
      setFailure(error)
    }
    setCode(null)
  }
  const verb = form === 'print' ? '去打印' : '导出表格'
  return (
    <Sheet
      open
      id="export-sheet"
      title={form === 'print' ? `打印${titleOf(chosen.register)}` : `导出${titleOf(chosen.register)}`}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{saved ? '好了' : '先不要'}</Button>
          {!saved && (
            <Button kind="primary" busy={ask.busy || code !== null} busyText="正在导出…" disabled={tooMuch} onPress={() => void start()}>
              {verb}
            </Button>
          )}
        </>
      }
    >
      <View className="stack">
        <View>{`一共 ${rows} ${unit}，和屏幕上的筛选、列一样。谁导出的、导出什么，会记下来，留三年。`}</View>
        {tooMuch && <Notice tone="amber">{`打印最多 ${PRINT_MOST} ${unit}。请把日子或地方选小一点，或者导出表格。`}</Notice>}
        {mayOpen && (
          <Tick checked={personal} onChange={setPersonal}>
            姓名和电话不打码。只在工作要用时这样导出，用完请收好。
          </Tick>
        )}
        {personal && (
          <Field label="为什么要用" error={pressed && missing ? '请写明原因' : undefined}>
            <TextArea value={why} onChange={setWhy} maxLength={100} />
          </Field>
        )}
        {code !== null && <Progress code={code} unit={unit} />}
        {saved && <Notice tone="leaf">导出好了，文件在下载里。</Notice>}
        {ask.error !== null && <Failed error={ask.error} onRetry={() => void start()} />}
        {failure !== null && <Failed error={failure} onRetry={() => void start()} />}
      </View>
    </Sheet>
  )
}
