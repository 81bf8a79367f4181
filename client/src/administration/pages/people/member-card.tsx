import { memberships as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { beijingDate } from '@shared/time/beijing'
import { monthDayWords } from '@shared/time/words'
import { ROLE_LABELS } from '@shared/vocabulary/people'
import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Chip, Fact, ReasonSheet } from '@/design'

export type Member = ReplyOf<typeof contract.list>['items'][number]

interface MemberCardProps {
  member: Member
  onDone(sentence: string): void
  /** Asks somebody else into the same team; nothing for those of sites. */
  onInvite?: (() => void) | undefined
}

/** One authority: who holds it, opened with a reason; and its end. */
export function MemberCard({ member, onDone, onInvite }: MemberCardProps) {
  const { id, role, site, team, name, own, since, actions } = member
  const [asking, setAsking] = useState<'reveal' | 'end' | 'reset_factor' | null>(null)
  const [opened, setOpened] = useState<ReplyOf<typeof contract.reveal> | null>(null)
  const where = site?.name ?? team?.name ?? ''
  const reveal = useWrite(contract.reveal, (person) => {
    setOpened(person)
    setAsking(null)
  })
  const end = useWrite(contract.end, () => {
    setAsking(null)
    onDone(`${where}的${ROLE_LABELS[role]}已经结束，马上生效。`)
  })
  const reset = useWrite(contract.resetFactor, () => {
    setAsking(null)
    onDone(`${name}的验证器已经解除，也告诉了本人。下次在电脑上登录时重新绑定。`)
  })
  useDidHide(() => setOpened(null))
  const today = beijingDate(Date.now())
  return (
    <Card
      title={opened?.name ?? name}
      note={`${where} · ${monthDayWords(beijingDate(Date.parse(since)), today)}起`}
      aside={<Chip tone={own ? 'leaf' : 'sky'}>{own ? `${ROLE_LABELS[role]} · 您自己` : ROLE_LABELS[role]}</Chip>}
    >
      {opened !== null && (
        <View>
          <Fact label="电话">{opened.phone ?? '没有留'}</Fact>
          <View className="words-note">这次查看已经记录。离开这一页后会重新遮住。</View>
        </View>
      )}
      <View className="halves administration-actions">
        {actions.includes('reveal') && opened === null && (
          <Button icon="eye" label={`查看${where}${name}的姓名和电话`} onPress={() => setAsking('reveal')}>
            看是谁
          </Button>
        )}
        {onInvite !== undefined && (
          <Button icon="plus" label={`请人加入${where}`} onPress={onInvite}>
            再请一位
          </Button>
        )}
        {actions.includes('reset_factor') && (
          <Button label={`解除${where}${name}的验证器`} onPress={() => setAsking('reset_factor')}>
            解除验证器
          </Button>
        )}
        {actions.includes('end') && (
          <Button label={`结束${where}${name}的${ROLE_LABELS[role]}`} onPress={() => setAsking('end')}>
            结束身份
          </Button>
        )}
      </View>
      <ReasonSheet
        open={asking === 'reveal'}
        title="查看姓名和电话"
        textLabel="为什么要看"
        textHint="谁在什么时候看过、为什么看，都有记录。"
        textMost={100}
        action="查看"
        busy={reveal.busy}
        error={reveal.error}
        onSubmit={({ text }) => void reveal.send({ params: { id }, body: { reason: text } })}
        onClose={() => setAsking(null)}
      />
      <ReasonSheet
        open={asking === 'end'}
        title={`结束${where}的${ROLE_LABELS[role]}`}
        textLabel="为什么结束"
        textHint="马上生效；会告诉本人，也会记下来。办过的事都还在。"
        textMost={100}
        action="结束身份"
        busy={end.busy}
        error={end.error}
        onSubmit={({ text }) => void end.send({ params: { id }, body: { reason: text } })}
        onClose={() => setAsking(null)}
      />
      <ReasonSheet
        open={asking === 'reset_factor'}
        title={`解除${name}的验证器`}
        textLabel="为什么解除"
        textHint="手机丢了、备用码也没了才用。先打电话确认是本人；会告诉本人，也会记下来。"
        textMost={100}
        action="解除验证器"
        busy={reset.busy}
        error={reset.error}
        onSubmit={({ text }) => void reset.send({ params: { id }, body: { reason: text } })}
        onClose={() => setAsking(null)}
      />
    </Card>
  )
}
