import { supervision } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead, useWrite } from '@/api'
import { Button, Card, Chip, Failed, ReasonSheet, Section } from '@/design'
import './station.scss'
import { UrgeSheet } from './urge-sheet'

type Urge = ReplyOf<typeof supervision.ofOrder>['items'][number]

const MOST = 200

function AnswerSheet({ urge, onClose }: { urge: Urge; onClose(): void }) {
  const write = useWrite(supervision.answer, onClose)
  return (
    <ReasonSheet
      open
      title={`回复${urge.from}`}
      textLabel="办到哪里，什么时候办好"
      textHint="对方会收到消息，点单的人在进度里也看得到。"
      textMost={MOST}
      action="回复"
      busy={write.busy}
      error={write.error}
      onSubmit={({ text }) => void write.send({ params: { code: urge.code }, body: { text } })}
      onClose={onClose}
    />
  )
}

/** One urge and its reply. */
function UrgeCard({ urge }: { urge: Urge }) {
  const [answering, setAnswering] = useState(false)
  const now = Date.now()
  const waits = urge.answer === null
  return (
    <Card
      title={`${urge.from}催办`}
      note={momentWords(Date.parse(urge.sentAt), now)}
      aside={<Chip tone={waits ? 'amber' : 'leaf'}>{waits ? '等回复' : '已回复'}</Chip>}
      {...(waitsForMe(urge) ? { mark: 'asks' as const } : {})}
    >
      <View>{`「${urge.text}」`}</View>
      {urge.answer !== null && (
        <View className="words-note">{`${urge.answer.from}（${momentWords(Date.parse(urge.answer.at), now)}）：「${urge.answer.text}」`}</View>
      )}
      {waitsForMe(urge) && (
        <View className="station-buttons not-printed">
          <Button narrow icon="speech" label={`回复${urge.from}的催办`} onPress={() => setAnswering(true)}>
            回复
          </Button>
        </View>
      )}
      {answering && <AnswerSheet urge={urge} onClose={() => setAnswering(false)} />}
    </Card>
  )
}

const useUrges = (code: string) => useRead(supervision.ofOrder, { params: { code } })

const waitsForMe = ({ actions }: Urge): boolean => actions.includes('answer')

/** The urge that one's own site owes a reply to: before everything else. */
export function UrgeToAnswer({ code }: { code: string }) {
  const urge = useUrges(code).data?.items.find(waitsForMe)
  return urge === undefined ? null : <UrgeCard urge={urge} />
}

/** What supervisors said about an order and what its owner answered; those above may urge here. Nothing where there is neither. */
export function OrderUrges({ code }: { code: string }) {
  const read = useUrges(code)
  const [urging, setUrging] = useState(false)
  if (read.error !== null && read.data === undefined) return <Failed error={read.error} onRetry={() => void read.refetch()} />
  if (read.data === undefined) return null
  const others = read.data.items.filter((urge) => !waitsForMe(urge))
  const mayUrge = read.data.actions.includes('urge')
  if (others.length === 0 && !mayUrge) return null
  return (
    <Section title="督办" id="order-urges">
      {others.map((urge) => (
        <UrgeCard key={urge.code} urge={urge} />
      ))}
      {mayUrge && (
        <Button icon="bell" className="not-printed" onPress={() => setUrging(true)}>
          催一催经办站点
        </Button>
      )}
      {urging && <UrgeSheet code={code} onClose={() => setUrging(false)} />}
    </Section>
  )
}
