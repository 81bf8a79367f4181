import { hours } from '@shared/contract/hours'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { minutesWords } from '@/activity-work/words'
import { detailsOf, usePages, useWrite } from '@/api'
import { Button, Failed, Field, Notice, Sheet, TextArea, TextInput } from '@/design'
import { EntryCard, type SiteEntry } from './entry-card'
import { Rows } from './rows'

interface CorrectSheetProps {
  entry: SiteEntry
  onDone(sentence: string): void
  onClose(): void
}

/** The minutes that should stand instead, or undefined when what was typed is no such number. */
function insteadOf(typed: string, entry: SiteEntry): number | null | undefined {
  if (typed.trim() === '') return null
  const minutes = Number(typed)
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= entry.minutes ? minutes : undefined
}

/** Takes an entry back by its opposite, and writes down the right amount beside it where there is one. */
function CorrectSheet({ entry, onDone, onClose }: CorrectSheetProps) {
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [pressed, setPressed] = useState(false)
  const reverse = useWrite(hours.reverse, () => onDone(`${entry.person.name}的这笔时数已经冲销更正。`))
  const minutes = insteadOf(typed, entry)
  const send = () => {
    setPressed(true)
    if (minutes === undefined || reason.trim() === '') return
    void reverse.send({ params: { code: entry.code }, body: { reason: reason.trim(), minutes } })
  }
  const wrong = pressed && minutes === undefined ? `只能填 1 到 ${entry.minutes} 的整数；多出来的，请走补录` : undefined
  return (
    <Sheet
      open
      title={`更正${entry.person.name}的时数`}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不了</Button>
          <Button kind="primary" busy={reverse.busy} onPress={send}>
            冲销更正
          </Button>
        </>
      }
    >
      <View className="stack">
        <Notice>{`原来的 ${minutesWords(entry.minutes)}不会改动：另记一笔负数冲掉它，需要时再记一笔正确的。已经开出去的记录单会标成撤销。`}</Notice>
        <Field label="正确的是多少分钟" optional hint="不填就是全部冲掉。" error={wrong ?? detailsOf(reverse.error).minutes}>
          <TextInput kind="number" value={typed} maxLength={3} onChange={setTyped} />
        </Field>
        <Field label="为什么更正" error={pressed && reason.trim() === '' ? '请写一句，对方会读到' : undefined}>
          <TextArea value={reason} maxLength={200} onChange={setReason} />
        </Field>
        {reverse.error !== null && <Failed error={reverse.error} kept="您写的还在。" />}
      </View>
    </Sheet>
  )
}

function Row({ entry, onDone }: { entry: SiteEntry; onDone(sentence: string): void }) {
  const [open, setOpen] = useState(false)
  const { person, actions, confirmedBy, approvedBy } = entry
  const vouched = [...(confirmedBy === null ? [] : [`${confirmedBy} 确认`]), ...(approvedBy === null ? [] : [`${approvedBy} 审批`])]
  return (
    <EntryCard entry={entry} person={person.name} vouched={vouched}>
      {actions.includes('reverse') && (
        <View className="station-buttons">
          <Button narrow label={`更正${person.name}的时数`} onPress={() => setOpen(true)}>
            更正
          </Button>
        </View>
      )}
      {open && <CorrectSheet entry={entry} onDone={onDone} onClose={() => setOpen(false)} />}
    </EntryCard>
  )
}

/** What was posted for the site's activities, and the way to put a wrong entry right. */
export function EntryList({ site, onDone }: { site: string; onDone(sentence: string): void }) {
  const list = usePages(hours.ofSite, { query: { site, show: 'posted' } })
  return (
    <Rows list={list} nothing={{ title: '还没有时数', note: '活动结项以后，每个人的时数会列在这里。' }}>
      {(entry) => <Row key={entry.code} entry={entry} onDone={onDone} />}
    </Rows>
  )
}
