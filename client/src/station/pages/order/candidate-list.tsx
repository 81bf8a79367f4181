import { distanceWords } from '@shared/geo/distance'
import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { View } from '@tarojs/components'
import { Button, Card, Chip, Empty, Notice, Section, Tick } from '@/design'
import { CostBar, costWords, widest } from '@/station/cost-bar'
import type { Candidate, DeskOrder } from './desk-order'

/** So many of a team's slots are named; the rest are counted. */
const SLOTS_NAMED = 4

interface CandidateListProps {
  candidates: readonly Candidate[]
  /** Whom to ask at once, so that the order finds a team in time. */
  asking: DeskOrder['asking']
  /** Codes of the ticked teams. */
  chosen: readonly string[]
  /** Teams may be ticked: the order can be offered now. */
  open: boolean
  onChange(chosen: string[]): void
}

function slotsOf({ slots }: Candidate): string {
  const today = beijingDate(Date.now())
  const named = slots.slice(0, SLOTS_NAMED).map((slot) => slotWords(slot, today))
  if (named.length === 0) return ''
  return `有空：${named.join('、')}${slots.length > SLOTS_NAMED ? ` 等 ${slots.length} 个时段` : ''}`
}

function Able({
  candidate,
  best,
  most,
  open,
  ticked,
  onTick,
}: {
  candidate: Candidate
  best: boolean
  most: number
  open: boolean
  ticked: boolean
  onTick(): void
}) {
  return (
    <Card
      title={candidate.team.name}
      aside={<Chip tone={best ? 'leaf' : 'grey'}>{best ? `最合适 · ${costWords(candidate.cost)}` : costWords(candidate.cost)}</Chip>}
      {...(best ? { mark: 'best' as const } : {})}
    >
      <CostBar parts={candidate.parts} most={most} />
      <View className="desk-order__reasons">{candidate.reasons.join(' · ')}</View>
      <View className="words-note">{slotsOf(candidate)}</View>
      {open && (
        <Tick className="not-printed" checked={ticked} label={`邀请${candidate.team.name}`} onChange={onTick}>
          邀请这支队伍
        </Tick>
      )}
    </Card>
  )
}

/** Whom it is wise to ask at once, and one press that ticks them. */
function Asking({ asking, chosen, onChange }: Pick<CandidateListProps, 'asking' | 'chosen' | 'onChange'>) {
  if (asking === null) return null
  const ticked = asking.teams.length > 0 && asking.teams.every((team) => chosen.includes(team))
  return (
    <>
      <Notice>{asking.words}</Notice>
      {asking.teams.length > 0 && !ticked && (
        <View className="not-printed">
          <Button id="tick-asking" icon="check" onPress={() => onChange([...asking.teams])}>
            {`照这样勾选 ${asking.teams.length} 支队伍`}
          </Button>
        </View>
      )}
    </>
  )
}

/** Teams that almost fit, each with the one thing in the way. */
function Almost({ candidates }: { candidates: readonly Candidate[] }) {
  if (candidates.length === 0) return null
  return (
    <Card title="差一点的队伍" note="每支只差一件事；解决了，就可以请。">
      {candidates.map(({ team, obstacle, distance }) => (
        <View key={team.code} className="desk-order__unable">
          <View className="words-strong">{team.name}</View>
          <View className="desk-order__obstacle">{`差的是：${obstacle ?? '暂时请不了'}`}</View>
          <View className="words-note desk-order__reasons">{`距离 ${distanceWords(distance)}`}</View>
        </View>
      ))}
    </Card>
  )
}

/** Teams that could be asked, best first, each with its reasons; after them those that almost could, and what stands in the way. */
export function CandidateList({ candidates, asking, chosen, open, onChange }: CandidateListProps) {
  const able = candidates.filter((candidate) => candidate.eligible)
  const unable = candidates.filter((candidate) => !candidate.eligible)
  const most = widest(able)
  const toggle = (code: string) => onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
  return (
    <Section title="候选队伍">
      <View className="words-note">分数是几项相加，越低越合适；「别的单」说的是还有别的单也要这支队伍。队伍以前接不接，不算在内。</View>
      {open && <Asking asking={asking} chosen={chosen} onChange={onChange} />}
      {able.length === 0 && (
        <Empty icon="team" title="现在没有能请的队伍" note="可以站里自己办、开放抢单、上报给上一级，或请对方换个时段。" />
      )}
      {able.map((candidate, place) => (
        <Able
          key={candidate.team.code}
          candidate={candidate}
          best={place === 0}
          most={most}
          open={open}
          ticked={chosen.includes(candidate.team.code)}
          onTick={() => toggle(candidate.team.code)}
        />
      ))}
      <Almost candidates={unable} />
    </Section>
  )
}
