import type { ReplyOf } from '@shared/contract/endpoint'
import { signUps } from '@shared/contract/sign-ups'
import { monthDayWords } from '@shared/time/words'
import { GUARDIAN_RELATION_LABELS } from '@shared/vocabulary/activities'
import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { useWrite } from '@/api'
import { Button, Fact, Failed } from '@/design'
import { ContactLines } from '@/order-parts'
import type { SignUp } from './activity'

type Revealed = ReplyOf<typeof signUps.reveal>

/** Milliseconds within which a call takes the screen after it was asked for. */
const DIALLING = 15_000

/** What the post asked for, and whether the site has seen it. */
function Fitness({ opened }: { opened: Revealed }) {
  const { skill, credential } = opened
  if (skill === null && credential === null) return null
  const until = credential?.validUntil ?? null
  return (
    <Fact label="岗位的要求">
      {skill !== null && <View>{skill ? '写了有这项特长' : '没有写这项特长'}</View>}
      {credential !== null && <View>{`站里登记过证件${until === null ? '' : `，有效到 ${monthDayWords(until)}`}`}</View>}
    </Fact>
  )
}

/** Somebody's phone and guardian, masked until opened; each opening is logged, and covered again when the page is left. */
export function SignUpContact({ signUp }: { signUp: SignUp }) {
  const [opened, setOpened] = useState<Revealed | null>(null)
  const reveal = useWrite(signUps.reveal, setOpened)
  const dialledAt = useRef(0)
  useDidHide(() => {
    // A call hides the page for a while, too: who comes back from it has not left.
    if (Date.now() - dialledAt.current >= DIALLING) setOpened(null)
  })
  const { code, person } = signUp
  const onDial = () => {
    dialledAt.current = Date.now()
  }
  if (opened === null) {
    return (
      <View className="stack">
        <Button icon="phone" busy={reveal.busy} label={`查看${person.name}的电话`} onPress={() => void reveal.send({ params: { code } })}>
          {person.phone === '' ? '查看联系方式' : `查看电话 ${person.phone}`}
        </Button>
        {reveal.error !== null && <Failed error={reveal.error} />}
      </View>
    )
  }
  const { guardian } = opened
  return (
    <View>
      <ContactLines label="电话" name={opened.name} number={opened.phone} masked={false} onDial={onDial} />
      {guardian !== null && (
        <ContactLines
          label={`监护人（${GUARDIAN_RELATION_LABELS[guardian.relation]}${guardian.present ? '，会到场' : ''}）`}
          name={guardian.name}
          number={guardian.phone}
          masked={false}
          onDial={onDial}
        />
      )}
      <Fitness opened={opened} />
      <View className="words-note">每次查看都有记录。离开这一页后会重新遮住。</View>
    </View>
  )
}
