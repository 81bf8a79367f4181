import { hours } from '@shared/contract/hours'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages, useWrite } from '@/api'
import { Button, Failed, ReasonSheet } from '@/design'
import { EntryCard, type SiteEntry } from './entry-card'
import { Rows } from './rows'

function Pending({ entry, onDone }: { entry: SiteEntry; onDone(sentence: string): void }) {
  const [declining, setDeclining] = useState(false)
  const { code, person, actions } = entry
  const given = { params: { code } }
  const confirm = useWrite(hours.confirm, () => onDone(`${person.name}的时数已经计入。`))
  const decline = useWrite(hours.decline, () => onDone(`${person.name}的时数没有通过。`))
  return (
    <EntryCard entry={entry} person={person.name}>
      {confirm.error !== null && <Failed error={confirm.error} />}
      {actions.length === 0 && <View className="words-note">自己的时数，自己不能确认，请别的同事来办。</View>}
      <View className="station-buttons">
        {actions.includes('confirm') && (
          <Button
            narrow
            kind="leaf"
            busy={confirm.busy}
            label={`确认${person.name}的时数`}
            onPress={() => void confirm.send({ ...given, body: {} })}
          >
            确认计入
          </Button>
        )}
        {actions.includes('decline') && (
          <Button narrow label={`不同意${person.name}的时数`} onPress={() => setDeclining(true)}>
            不同意
          </Button>
        )}
      </View>
      <ReasonSheet
        open={declining}
        title={`不同意${person.name}的时数`}
        textLabel="为什么"
        textHint="对方会读到。"
        textMost={200}
        action="不同意"
        busy={decline.busy}
        error={decline.error}
        onSubmit={({ text }) => void decline.send({ ...given, body: { reason: text } })}
        onClose={() => setDeclining(false)}
      />
    </EntryCard>
  )
}

/** Hours of those who settled themselves: somebody at the site must say yes. */
export function PendingList({ site, onDone }: { site: string; onDone(sentence: string): void }) {
  const list = usePages(hours.ofSite, { query: { site, show: 'pending' } })
  return (
    <Rows list={list} nothing={{ title: '没有等确认的时数', note: '队长结项时，自己的时数要站里确认，会列在这里。' }}>
      {(entry) => <Pending key={entry.code} entry={entry} onDone={onDone} />}
    </Rows>
  )
}
