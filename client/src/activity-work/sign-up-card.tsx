import { signUps } from '@shared/contract/sign-ups'
import { SIGN_UP_STATE_LABELS, type SignUpState } from '@shared/lifecycle/sign-up'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Chip, Failed, ReasonSheet, type Tone } from '@/design'
import type { SignUp } from './activity'
import { SignUpContact } from './sign-up-contact'

const TONES: Record<SignUpState, Tone> = {
  applied: 'amber',
  approved: 'leaf',
  waitlisted: 'sky',
  rejected: 'grey',
  withdrawn: 'grey',
  removed: 'grey',
  attended: 'leaf',
  no_show: 'grey',
}

interface SignUpCardProps {
  signUp: SignUp
  /** 1 for the next to be promoted; null where not waiting. */
  waitingPlace: number | null
}

type Asked = 'reject' | 'remove'
const ASKED: Record<Asked, { verb: string; title: (name: string) => string; hint: string }> = {
  reject: { verb: '这次不安排', title: (name) => `这次不安排${name}`, hint: '对方会读到，请写得客气些。' },
  remove: { verb: '取消安排', title: (name) => `取消${name}的安排`, hint: '对方会读到原因；空出的名额由候补自动递补。' },
}

function AskSheet({ signUp, asked, onClose }: { signUp: SignUp; asked: Asked; onClose(): void }) {
  const write = useWrite(asked === 'reject' ? signUps.reject : signUps.remove, onClose)
  const { verb, title, hint } = ASKED[asked]
  return (
    <ReasonSheet
      open
      title={title(signUp.person.name)}
      textLabel="写一句给对方"
      textHint={hint}
      textMost={100}
      action={verb}
      busy={write.busy}
      error={write.error}
      onSubmit={({ text }) => void write.send({ params: { code: signUp.code }, body: { reason: text } })}
      onClose={onClose}
    />
  )
}

const guardianWords = ({ minor, guardianPresent }: SignUp): string[] =>
  minor ? [guardianPresent ? '未成年，监护人会到场' : '未成年，监护人同意'] : []

/** One person's sign-up, and what the leader may say to it. */
export function SignUpCard({ signUp, waitingPlace }: SignUpCardProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const approve = useWrite(signUps.approve)
  const { code, person, post, state, at, actions } = signUp
  const note = [post.name, ...guardianWords(signUp), `${momentWords(Date.parse(at), Date.now())} 报名`].join(' · ')
  const word = waitingPlace === null ? SIGN_UP_STATE_LABELS[state] : `候补第 ${waitingPlace} 位`
  return (
    <Card title={person.name} note={note} aside={<Chip tone={TONES[state]}>{word}</Chip>}>
      <View className="stack activity-work__below">
        {actions.includes('approve') && (
          <View className="halves">
            <Button label={`这次不安排${person.name}`} onPress={() => setAsked('reject')}>
              这次不安排
            </Button>
            <Button kind="leaf" busy={approve.busy} label={`同意${person.name}`} onPress={() => void approve.send({ params: { code } })}>
              同意
            </Button>
          </View>
        )}
        {approve.error !== null && <Failed error={approve.error} />}
        <SignUpContact signUp={signUp} />
        {actions.includes('reject') && !actions.includes('approve') && (
          <Button kind="quiet" narrow label={`这次不安排${person.name}`} onPress={() => setAsked('reject')}>
            这次不安排
          </Button>
        )}
        {actions.includes('remove') && (
          <Button kind="quiet" narrow label={`取消${person.name}的安排`} onPress={() => setAsked('remove')}>
            取消安排
          </Button>
        )}
      </View>
      {asked !== null && <AskSheet signUp={signUp} asked={asked} onClose={() => setAsked(null)} />}
    </Card>
  )
}
