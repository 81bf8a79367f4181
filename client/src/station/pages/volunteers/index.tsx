import { signUps } from '@shared/contract/sign-ups'
import { beijingDate } from '@shared/time/beijing'
import { CREDENTIAL_LABELS, CREDENTIALS, type Credential } from '@shared/vocabulary/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Card, Choice, Empty, Failed, Field, guarded, Notice } from '@/design'
import { DateInput } from '@/design/date-input'
import { useDesk } from '@/station/desk'
import { type FoundPerson, PersonFinder } from '@/station/person-finder'
import { StationFrame } from '@/station/station-frame'
import { KnownPapers } from './known-papers'

const OPTIONS = CREDENTIALS.map((value) => ({ value, label: CREDENTIAL_LABELS[value] }))

/** Writes down a paper that somebody at the site has held in their hands. */
function Register({ person, onDone }: { person: FoundPerson; onDone(sentence: string): void }) {
  const [credential, setCredential] = useState<Credential | null>(null)
  const [until, setUntil] = useState('')
  const [pressed, setPressed] = useState(false)
  const write = useWrite(signUps.registerCredential)
  const send = async () => {
    setPressed(true)
    if (credential === null) return
    const sent = await write.send({ params: { code: person.code }, body: { credential, validUntil: until === '' ? null : until } })
    if (sent === null) return
    setCredential(null)
    setUntil('')
    setPressed(false)
    onDone(`${person.name}的${CREDENTIAL_LABELS[credential]}已经登记。`)
  }
  return (
    <Card title={`登记${person.name}的证件`} note="看过原件再登记；不用拍照，也不留证件号码。">
      <Field label="什么证件" error={pressed && credential === null ? '请选一种' : undefined}>
        <Choice<Credential> stacked options={OPTIONS} value={credential} onChange={setCredential} />
      </Field>
      <Field label="有效到哪天" optional hint="长期有效的不填。" error={detailsOf(write.error).validUntil}>
        <DateInput label="有效到哪天" value={until} earliest={beijingDate(Date.now())} onChange={setUntil} />
      </Field>
      {write.error !== null && <Failed error={write.error} kept="您填的还在。" />}
      <Button kind="primary" busy={write.busy} onPress={() => void send()}>
        登记
      </Button>
    </Card>
  )
}

function Volunteers() {
  const desk = useDesk()
  const [person, setPerson] = useState<FoundPerson | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const choose = (chosen: FoundPerson | null) => {
    setDone(null)
    setPerson(chosen)
  }
  return (
    <StationFrame
      id="volunteers"
      title="志愿者证件"
      current="volunteers"
      desk={desk}
      list={
        <View className="stack">
          <Card title="哪一位志愿者">
            <PersonFinder person={person} onChange={choose} />
          </Card>
          {person !== null && (
            <Card title={person.name} note={person.village ?? ''}>
              <KnownPapers key={person.code} person={person} />
            </Card>
          )}
        </View>
      }
      picture={
        <View className="stack">
          {done !== null && <Notice tone="leaf">{done}</Notice>}
          {person === null ? (
            <Empty icon="shield" title="先用电话找到这个人" note="岗位要证件的活动，站里看过证件、登记了才能报名。" />
          ) : (
            <Register key={person.code} person={person} onDone={setDone} />
          )}
        </View>
      }
    />
  )
}

export default guarded(Volunteers)
