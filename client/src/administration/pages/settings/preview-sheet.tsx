import { administration as contract } from '@shared/contract'
import type { SettingValue } from '@shared/contract/settings'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useWrite } from '@/api'
import { Button, Fact, Failed, Field, Loading, Notice, Sheet, TextArea } from '@/design'
import { settingWords } from './words'

interface PreviewSheetProps {
  setting: SettingValue
  onClose(): void
  onDone(): void
}

/** The lines that differ, each with what stood there before. */
function Differences({ before, after }: { before: SettingValue; after: SettingValue }) {
  const [old, changed] = [settingWords(before), settingWords(after)]
  const lines = changed.flatMap((line, at) => (line === old[at] ? [] : [{ line, was: old[at] ?? '' }]))
  if (lines.length === 0) return <Notice>和现在一样，没有要改的。</Notice>
  return (
    <>
      {lines.map(({ line, was }) => (
        <View key={line}>
          <Fact label="现在">{was}</Fact>
          <Fact label="改成">{line}</Fact>
        </View>
      ))}
    </>
  )
}

/** What would become of a change, before it is one: nothing is changed until it is said why. */
export function PreviewSheet({ setting, onClose, onDone }: PreviewSheetProps) {
  const [reason, setReason] = useState('')
  const [pressed, setPressed] = useState(false)
  const { send, ...preview } = useWrite(contract.preview)
  const [shown, setShown] = useState<Awaited<ReturnType<typeof send>>>(null)
  const set = useWrite(contract.set, onDone)
  const [look] = useState(() => () => send({ body: { setting } }).then(setShown))
  useEffect(() => void look(), [look])
  const save = () => {
    setPressed(true)
    if (reason.trim() !== '') void set.send({ body: { setting, reason: reason.trim() } })
  }
  return (
    <Sheet
      open
      id="preview-sheet"
      title="改了会怎样"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" busy={set.busy} disabled={shown === null} onPress={save}>
            就这样改
          </Button>
        </>
      }
    >
      <View className="stack">
        {preview.error !== null && <Failed error={preview.error} onRetry={() => void look()} />}
        {shown === null && preview.error === null && <Loading cards={1} />}
        {shown !== null && (
          <>
            <Differences before={shown.before} after={shown.after} />
            <Notice>
              {shown.running + shown.waiting === 0
                ? '现在没有受影响的时限。改了以后开始的，按新的算。'
                : `正在走的 ${shown.running} 个时限照旧，不提前也不延后；暂停的 ${shown.waiting} 个保留剩下的时间。改了以后开始的，按新的算。`}
            </Notice>
            <Field label="为什么改" error={pressed && reason.trim() === '' ? '请写一句' : undefined}>
              <TextArea value={reason} onChange={setReason} maxLength={100} placeholder="比如：县里统一要求" />
            </Field>
          </>
        )}
        {set.error !== null && <Failed error={set.error} kept="您写的还在。" />}
      </View>
    </Sheet>
  )
}
