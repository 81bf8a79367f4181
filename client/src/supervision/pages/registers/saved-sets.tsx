import { registers } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { beijingDate } from '@shared/time/beijing'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead, useWrite } from '@/api'
import { Button, Failed, Field, Section, Sheet, TextInput } from '@/design'
import { askedFor, type Chosen, titleOf } from './register-words'

type Saved = ReplyOf<typeof registers.saved>['items'][number]

/** The first day that a date may be. */
const EARLIEST = '2020-01-01'

const periodOf = ({ from = EARLIEST, until }: Saved['filter']): Chosen['period'] => ({ from, until: until ?? beijingDate(Date.now()) })

/** What a kept set asks for, as the page holds it. */
const chosenOf = ({ filter }: Saved): Chosen => ({
  register: filter.register,
  period: periodOf(filter),
  state: filter.state ?? null,
  service: filter.service ?? null,
  columns: filter.columns,
})

/** The sets that this person keeps: a press shows one again, here or at another place. */
export function SavedSets({ onChoose }: { onChoose(chosen: Chosen, site: string): void }) {
  const read = useRead(registers.saved)
  const forget = useWrite(registers.forget)
  const items = read.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title="存下的筛选" id="saved-registers" className="not-printed">
      {items.map((saved) => (
        <View key={saved.code} className="register-tools">
          <Button narrow label={`看${saved.name}`} onPress={() => onChoose(chosenOf(saved), saved.filter.site)}>
            {`${saved.name}（${titleOf(saved.filter.register)}）`}
          </Button>
          <Button
            narrow
            kind="quiet"
            busy={forget.busy}
            label={`删掉${saved.name}`}
            onPress={() => void forget.send({ params: { code: saved.code } })}
          >
            删掉
          </Button>
        </View>
      ))}
      {forget.error !== null && <Failed error={forget.error} onRetry={forget.clear} />}
    </Section>
  )
}

interface SaveSheetProps {
  chosen: Chosen
  site: string
  onClose(): void
}

/** Keeps what is filtered now under a name. */
export function SaveSheet({ chosen, site, onClose }: SaveSheetProps) {
  const [name, setName] = useState('')
  const [pressed, setPressed] = useState(false)
  const save = useWrite(registers.save, onClose)
  const send = () => {
    setPressed(true)
    if (name.trim() === '') return
    void save.send({ body: { name: name.trim(), filter: { ...askedFor(chosen, site), columns: [...chosen.columns] } } })
  }
  return (
    <Sheet
      open
      id="save-register"
      title="存下这组筛选"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不存</Button>
          <Button kind="primary" busy={save.busy} onPress={send}>
            存下
          </Button>
        </>
      }
    >
      <Field label="起个名字" hint="只有您自己看得到。" error={pressed && name.trim() === '' ? '请起个名字' : undefined}>
        <TextInput value={name} onChange={setName} maxLength={20} placeholder="例如：本月办结" />
      </Field>
      {save.error !== null && <Failed error={save.error} onRetry={send} />}
    </Sheet>
  )
}
