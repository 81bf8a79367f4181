import type { ReplyOf } from '@shared/contract/endpoint'
import { signUps } from '@shared/contract/sign-ups'
import { beijingDate } from '@shared/time/beijing'
import { monthDayWords } from '@shared/time/words'
import { CREDENTIAL_LABELS, SKILL_LABELS } from '@shared/vocabulary/activities'
import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Fact, ReasonSheet } from '@/design'
import type { FoundPerson } from '@/station/person-finder'

type Profile = ReplyOf<typeof signUps.revealVolunteer>

function Papers({ profile }: { profile: Profile }) {
  const today = beijingDate(Date.now())
  const until = (day: string | null) => (day === null ? '长期' : `到 ${monthDayWords(day, today)}${day < today ? '，已过期' : ''}`)
  return (
    <View>
      <Fact label="出生日期">{profile.birthDate === null ? '没有填' : monthDayWords(profile.birthDate, today)}</Fact>
      <Fact label="特长">{profile.skills.length === 0 ? '没有填' : profile.skills.map((skill) => SKILL_LABELS[skill]).join('、')}</Fact>
      <Fact label="登记过的证件">
        {profile.credentials.length === 0 && <View>没有</View>}
        {profile.credentials.map(({ credential, validUntil }) => (
          <View key={credential}>{`${CREDENTIAL_LABELS[credential]} · ${until(validUntil)}`}</View>
        ))}
      </Fact>
      <View className="words-note">这次查看已经记录。离开这一页后会重新遮住。</View>
    </View>
  )
}

/** What somebody told of themself and what papers the site has seen, opened with a reason and logged. */
export function KnownPapers({ person }: { person: FoundPerson }) {
  const [asking, setAsking] = useState(false)
  const [profile, setProfile] = useState<Profile | null>(null)
  const reveal = useWrite(signUps.revealVolunteer, (opened) => {
    setProfile(opened)
    setAsking(false)
  })
  useDidHide(() => setProfile(null))
  if (profile !== null) return <Papers profile={profile} />
  return (
    <>
      <Button icon="eye" onPress={() => setAsking(true)}>
        {`看${person.name}登记过什么`}
      </Button>
      <ReasonSheet
        open={asking}
        title={`查看${person.name}的资料`}
        textLabel="为什么要看"
        textHint="谁在什么时候看过、为什么看，都有记录。"
        textMost={100}
        action="查看"
        busy={reveal.busy}
        error={reveal.error}
        onSubmit={({ text }) => void reveal.send({ params: { code: person.code }, body: { reason: text } })}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
