import { makeUps } from '@shared/contract/make-ups'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { type MakeUp, MakeUpCard } from '@/activity-work/make-up-card'
import { RejectMakeUp } from '@/activity-work/reject-make-up'
import { usePages, useWrite } from '@/api'
import { Button, Choice, ConfirmSheet, Failed, Notice } from '@/design'
import { useElder } from '@/state/preferences'
import { Rows } from './rows'

const SHOWN = [
  { value: 'confirmed', label: '等审批' },
  { value: 'requested', label: '等队长确认' },
  { value: 'publicised', label: '公示中' },
] as const
type Shown = (typeof SHOWN)[number]['value']

const NOTHING: Record<Shown, { title: string; note: string }> = {
  confirmed: { title: '没有等审批的补录', note: '队长确认属实以后，会列在这里。' },
  requested: { title: '没有等队长确认的补录', note: '队长自己的补录，由另一位队长或站里确认。' },
  publicised: { title: '没有公示中的补录', note: '审批通过后公示 3 个工作日，没有异议自动计入。' },
}

/** Why nothing can be done about it here, where the rule of three different people stands in the way. */
function OthersOnly({ makeUp }: { makeUp: MakeUp }) {
  const { state, actions, confirmedBy } = makeUp
  if (state === 'confirmed' && !actions.includes('approve')) {
    return <Notice tone="amber">{`申请、确认、审批要是三个不同的人。${confirmedBy ?? '队长'}已经确认，请站里另一位同事来审批。`}</Notice>
  }
  if (state === 'requested' && !actions.includes('confirm')) return <Notice>自己的时数，自己不能确认，请别的同事来办。</Notice>
  return null
}

type Asked = 'approve' | 'reject'

function MakeUpRow({ makeUp, onDone }: { makeUp: MakeUp; onDone(sentence: string): void }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const { code, person, actions } = makeUp
  const close = () => setAsked(null)
  const confirm = useWrite(makeUps.confirm, () => onDone(`${person.name}的补录已经确认。审批要由另一个人来办。`))
  const approve = useWrite(makeUps.approve, () => {
    close()
    onDone(`${person.name}的补录通过了，公示 3 个工作日后自动计入。`)
  })
  return (
    <MakeUpCard makeUp={makeUp}>
      <View className="stack activity-work__below">
        <OthersOnly makeUp={makeUp} />
        {confirm.error !== null && <Failed error={confirm.error} />}
        <View className="station-buttons">
          {actions.includes('approve') && (
            <Button narrow kind="leaf" label={`通过${person.name}的补录`} onPress={() => setAsked('approve')}>
              通过，公示
            </Button>
          )}
          {actions.includes('confirm') && (
            <Button
              narrow
              busy={confirm.busy}
              label={`确认${person.name}的补录属实`}
              onPress={() => void confirm.send({ params: { code }, body: {} })}
            >
              确认属实
            </Button>
          )}
          {actions.includes('reject') && (
            <Button narrow label={`${person.name}的补录不通过`} onPress={() => setAsked('reject')}>
              不通过
            </Button>
          )}
        </View>
      </View>
      <ConfirmSheet
        open={asked === 'approve'}
        title={`通过${person.name}的补录？`}
        action="通过"
        actionKind="leaf"
        busy={approve.busy}
        error={approve.error}
        onConfirm={() => void approve.send({ params: { code }, body: { text: '' } })}
        onClose={close}
      >
        先公示 3 个工作日，不显示姓名；期间没有异议，自动计入补录时数，本人会收到消息。
      </ConfirmSheet>
      {asked === 'reject' && <RejectMakeUp makeUp={makeUp} onClose={close} />}
    </MakeUpCard>
  )
}

/** Make-ups of the site, by where they stand. */
export function MakeUpList({ site, onDone }: { site: string; onDone(sentence: string): void }) {
  const elder = useElder()
  const [show, setShow] = useState<Shown>('confirmed')
  const list = usePages(makeUps.ofSite, { query: { site, show } })
  return (
    <View className="stack">
      <Choice<Shown> stacked={elder} label="补录走到哪一步" options={SHOWN} value={show} onChange={setShow} />
      <Rows list={list} nothing={NOTHING[show]}>
        {(makeUp) => <MakeUpRow key={makeUp.code} makeUp={makeUp} onDone={onDone} />}
      </Rows>
    </View>
  )
}
