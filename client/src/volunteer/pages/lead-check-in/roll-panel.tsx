import type { Direction } from '@shared/vocabulary/check-ins'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AttendanceLine } from '@/activity-work/activity'
import { clockWords } from '@/activity-work/words'
import { deliver, noteSomebody, personOn, useQueue } from '@/check-in'
import { Button, Card, Chip, Empty, Field, Notice, TextInput } from '@/design'
import { scan } from '@/platform/scan'
import { useSession } from '@/state/session'
import { codeAt, type Issued, rightNow } from '@/volunteer/issued'
import { type StandingNow, standingOf } from './attendance-now'

interface RollPanelProps {
  issued: Issued
  direction: Direction
  /** As the server gave it last; undefined where it could not be asked. */
  lines: readonly AttendanceLine[] | undefined
}

const VERBS: Record<Direction, string> = { in: '到了', out: '走了' }

function wordsOf({ state, at, waits }: StandingNow): string {
  if (state === 'not_yet') return '还没有到'
  const what = `${state === 'in' ? '签到' : '签退'}${at === null ? '' : ` ${clockWords(at)}`}`
  return waits ? `${what}，等上传` : what
}

/** Notes that somebody came or went, on this phone first; what is noted goes out by itself. */
function useNoting(issued: Issued, direction: Direction) {
  const me = useSession((state) => state.self?.code)
  return (channel: 'card' | 'roll', person: string) => {
    if (me === undefined) return
    const who = issued.people.find(({ code }) => code === person)?.name ?? ''
    const stamp = codeAt(issued, direction, rightNow(issued))
    noteSomebody(me, { channel, activity: issued.activity, person, direction, stamp, who, title: issued.title })
    void deliver()
  }
}

/** Scans a volunteer's card, or takes the number that stands on it. */
function CardScan({ issued, note }: { issued: Issued; note(channel: 'card', person: string): void }) {
  const [said, setSaid] = useState<{ words: string; good: boolean } | null>(null)
  const [typed, setTyped] = useState('')
  const take = (text: string) => {
    const person = personOn(text)
    if (person === null) return setSaid({ words: '这不是志愿者码。', good: false })
    note('card', person)
    const name = issued.people.find(({ code }) => code === person)?.name
    setTyped('')
    setSaid({ words: name === undefined ? '记下了。名单上没有这个人，结项时请核对。' : `记下了：${name}。`, good: true })
  }
  const open = async () => {
    setSaid(null)
    const outcome = await scan()
    if (outcome.ok) take(outcome.value)
    else if (outcome.why !== 'cancelled') setSaid({ words: outcome.sentence, good: false })
  }
  return (
    <Card title="扫志愿者码" note="没有在名单上的人，也可以这样记下来。">
      <View className="stack lead-check-in__scan">
        <Button icon="scan" onPress={() => void open()}>
          扫志愿者的码
        </Button>
        <Field label="或者输入志愿者编号" hint="8 位字母和数字，在志愿者码下面">
          <View className="beside">
            <TextInput value={typed} maxLength={40} onChange={setTyped} onConfirm={() => take(typed)} />
            <Button narrow disabled={typed.trim() === ''} onPress={() => take(typed)}>
              记下
            </Button>
          </View>
        </Field>
        {said !== null && <Notice tone={said.good ? 'leaf' : 'amber'}>{said.words}</Notice>}
      </View>
    </Card>
  )
}

/** Calls the roll from the list that this phone keeps. */
export function RollPanel({ issued, direction, lines }: RollPanelProps) {
  const { waiting, told } = useQueue()
  const note = useNoting(issued, direction)
  const sources = { activity: issued.activity, waiting, told, lines }
  const listed = new Set(issued.people.map(({ code }) => code))
  // Who was noted without having signed up stands below the list.
  const others = (lines ?? []).map(({ person }) => person).filter(({ code }) => !listed.has(code))
  const people = [...issued.people, ...others].map((person) => ({ ...person, now: standingOf(person.code, sources) }))
  const here = people.filter(({ now }) => now.state !== 'not_yet').length
  return (
    <View className="stack">
      <View className="words-strong">{`一共 ${people.length} 人，到了 ${here} 人`}</View>
      {people.length === 0 && <Empty icon="people" title="名单是空的" note="没有报名的人，可以扫志愿者码记下来。" />}
      <View className="lead-check-in__roll">
        {people.map(({ code, name, now }) => (
          <View key={code} className="lead-check-in__person">
            <View className="lead-check-in__name">
              <View className="words-strong">{name}</View>
              <Chip tone={now.waits ? 'amber' : now.state === 'not_yet' ? 'grey' : 'leaf'}>{wordsOf(now)}</Chip>
            </View>
            <Button
              narrow
              disabled={now.state === direction || (direction === 'out' && now.state === 'not_yet')}
              label={`${name}${VERBS[direction]}`}
              onPress={() => note('roll', code)}
            >
              {VERBS[direction]}
            </Button>
          </View>
        ))}
      </View>
      <CardScan issued={issued} note={note} />
    </View>
  )
}
