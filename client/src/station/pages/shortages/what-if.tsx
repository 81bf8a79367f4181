import { shortages as contract } from '@shared/contract'
import { PARTS, type Part, partWords } from '@shared/time/slot'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Choice, Failed, Field } from '@/design'
import { PlaceWalk } from '@/pages/lists/place-walk'
import { Working } from '@/station/working'
import type { Bar, Shortages, WhatIf } from './shortage-words'
import { TeamChoice } from './team-choice'
import { WhatIfResult } from './what-if-result'

type Kind = 'team' | 'day'
type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7'

const WEEKDAYS: readonly { value: Weekday; label: string }[] = [
  { value: '1', label: '周一' },
  { value: '2', label: '周二' },
  { value: '3', label: '周三' },
  { value: '4', label: '周四' },
  { value: '5', label: '周五' },
  { value: '6', label: '周六' },
  { value: '7', label: '周日' },
]

interface TryProps {
  site: string
  teams: Shortages['teams']
  /** Where to begin: the town of the gap. */
  town: Bar['town']
  /** Where to begin: the team whose time is up. */
  team: Bar['team']
}

interface Answer {
  isFetching: boolean
  error: Error | null
  data: WhatIf | undefined
  refetch(): void
}

function Answered({ answer, asked }: { answer: Answer; asked: boolean }) {
  return (
    <>
      <Working busy={asked && answer.isFetching}>正在推算</Working>
      {asked && answer.error !== null && <Failed error={answer.error} onRetry={answer.refetch} />}
      {asked && !answer.isFetching && answer.data !== undefined && <WhatIfResult result={answer.data} />}
    </>
  )
}

/** One more team like one that exists, living somewhere. */
function MoreTeam({ site, teams, town }: TryProps) {
  const [like, setLike] = useState<string | null>(null)
  const [home, setHome] = useState(town)
  const [walking, setWalking] = useState(false)
  const [asked, setAsked] = useState(false)
  const ready = like !== null && home !== null
  const answer = useRead(contract.moreTeam, { query: { site, like: like ?? '', home: home?.code ?? '' } }, { enabled: asked && ready })
  return (
    <View className="stack">
      <TeamChoice
        label="多一支像哪支的队伍"
        teams={teams}
        value={like}
        onChange={(code) => {
          setAsked(false)
          setLike(code)
        }}
      />
      <Field label="住在哪里">
        <Button icon="place" onPress={() => setWalking(!walking)}>
          {home?.name ?? '选一个地方'}
        </Button>
      </Field>
      {walking && (
        <PlaceWalk
          from={home?.code ?? site}
          anyLevel
          onPick={(place) => {
            setAsked(false)
            setHome(place)
            setWalking(false)
          }}
        />
      )}
      <Button kind="leaf" disabled={!ready} busy={asked && answer.isFetching} busyText="正在算…" onPress={() => setAsked(true)}>
        算一算
      </Button>
      <Answered answer={{ ...answer, refetch: () => void answer.refetch() }} asked={asked && ready} />
    </View>
  )
}

/** One more part of a weekday of a team. */
function MoreTime({ site, teams, team: begun }: TryProps) {
  const [team, setTeam] = useState(begun)
  const [weekday, setWeekday] = useState<Weekday | null>(null)
  const [part, setPart] = useState<Part | null>(null)
  const [asked, setAsked] = useState(false)
  const ready = team !== null && weekday !== null && part !== null
  const query = { site, team: team ?? '', weekday: weekday ?? '1', part: part ?? 'morning' }
  const answer = useRead(contract.moreTime, { query }, { enabled: asked && ready })
  const changed = () => setAsked(false)
  return (
    <View className="stack">
      <TeamChoice
        label="哪支队伍多出一个时段"
        teams={teams}
        value={team}
        onChange={(code) => {
          changed()
          setTeam(code)
        }}
      />
      <Field label="每周哪一天">
        <Choice<Weekday>
          options={WEEKDAYS}
          value={weekday}
          onChange={(day) => {
            changed()
            setWeekday(day)
          }}
        />
      </Field>
      <Field label="哪个时段">
        <Choice<Part>
          options={PARTS.map((value) => ({ value, label: partWords(value) }))}
          value={part}
          onChange={(chosen) => {
            changed()
            setPart(chosen)
          }}
        />
      </Field>
      <Button kind="leaf" disabled={!ready} busy={asked && answer.isFetching} busyText="正在算…" onPress={() => setAsked(true)}>
        算一算
      </Button>
      <Answered answer={{ ...answer, refetch: () => void answer.refetch() }} asked={asked && ready} />
    </View>
  )
}

/** Tries what one more team or one more time would change, before anybody is asked. */
export function WhatIfPanel(props: TryProps & { about: string | null }) {
  const [kind, setKind] = useState<Kind>(props.team === null ? 'team' : 'day')
  return (
    <View id="what-if" className="stack">
      {props.about !== null && <View className="words-strong">{props.about}</View>}
      <View className="words-note">只是推算，不通知任何人，也不改动任何安排。</View>
      <Choice<Kind>
        label="试什么"
        options={[
          { value: 'team', label: '多一支队伍' },
          { value: 'day', label: '多一个时段' },
        ]}
        value={kind}
        onChange={setKind}
      />
      {kind === 'team' ? <MoreTeam {...props} /> : <MoreTime {...props} />}
    </View>
  )
}
