import { administration as contract } from '@shared/contract'
import { PLACES_MOST } from '@shared/contract/administration'
import type { ReplyOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Fact, Failed, Field, Notice, Sheet, TextArea } from '@/design'

type Outcome = ReplyOf<typeof contract.importPlaces>

interface ImportSheetProps {
  under: string
  onClose(): void
  onDone(outcome: Outcome): void
}

/** What a file would do, or each row that is wrong. */
function Tried({ outcome }: { outcome: Outcome }) {
  const { added, changed, same, bad } = outcome
  if (bad.length === 0) return <Notice tone="leaf">{`没有错：会新增 ${added} 个，更新 ${changed} 个，${same} 个不变。`}</Notice>
  return (
    <View>
      <Notice tone="amber">有几行不对，改好再试；现在什么都没有导入。</Notice>
      {bad.map(({ line, what }) => (
        <Fact key={line} label={`第 ${line} 行`}>
          {what}
        </Fact>
      ))}
    </View>
  )
}

/** Places out of a table, tried first: what was tried is what is imported. */
export function ImportSheet({ under, onClose, onDone }: ImportSheetProps) {
  const [csv, setCsv] = useState('')
  const [tried, setTried] = useState<Outcome | null>(null)
  const send = useWrite(contract.importPlaces, (outcome) => (outcome.applied ? onDone(outcome) : setTried(outcome)))
  const ready = tried !== null && tried.bad.length === 0 && tried.added + tried.changed > 0
  return (
    <Sheet
      open
      id="import-sheet"
      title="导入地方"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不导</Button>
          <Button
            kind="primary"
            busy={send.busy}
            disabled={csv.trim() === ''}
            onPress={() => void send.send({ body: { under, csv, dryRun: !ready } })}
          >
            {ready ? '导入' : '先试一遍'}
          </Button>
        </>
      }
    >
      <View className="stack">
        <Field
          label="把表格粘贴到这里"
          hint="第一行写 code,level,parent_code,name,official_name,kind,lat,lng；从表格软件里复制也行。没有列出的地方不会动。"
        >
          <TextArea
            value={csv}
            onChange={(text) => {
              setCsv(text)
              setTried(null)
            }}
            maxLength={PLACES_MOST}
          />
        </Field>
        {tried !== null && <Tried outcome={tried} />}
        {send.error !== null && <Failed error={send.error} kept="您粘贴的还在。" />}
      </View>
    </Sheet>
  )
}
