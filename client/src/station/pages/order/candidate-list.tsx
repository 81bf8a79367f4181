import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { View } from '@tarojs/components'
import { Card, Chip, Empty, Section, Tick } from '@/design'
import { CostBar } from './cost-bar'
import type { Candidate } from './desk-order'

/** So many of a team's slots are named; the rest are counted. */
const SLOTS_NAMED = 4

interface CandidateListProps {
  candidates: readonly Candidate[]
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
      aside={<Chip tone={best ? 'leaf' : 'grey'}>{best ? `最合适 · ${candidate.cost} 分` : `${candidate.cost} 分`}</Chip>}
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

/** Teams that could be asked, best first, each with its reasons; after them those that could not, and what stands in the way. */
export function CandidateList({ candidates, chosen, open, onChange }: CandidateListProps) {
  const able = candidates.filter((candidate) => candidate.eligible)
  const unable = candidates.filter((candidate) => !candidate.eligible)
  const most = Math.max(1, ...able.map(({ cost }) => cost))
  const toggle = (code: string) => onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
  return (
    <Section title="候选队伍">
      <View className="words-note">分数由路程、本周已接和评价相加，越低越合适。队伍以前接不接，不算在内。</View>
      {able.length === 0 && <Empty icon="team" title="现在没有能请的队伍" note="可以站里自己办、上报给上一级，或请对方换个时段。" />}
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
      {unable.length > 0 && (
        <Card title="这次请不了的">
          {unable.map(({ team, obstacle, reasons }) => (
            <View key={team.code} className="desk-order__unable">
              <View className="words-strong">{team.name}</View>
              <View className="desk-order__obstacle">{obstacle}</View>
              <View className="words-note desk-order__reasons">{reasons.join(' · ')}</View>
            </View>
          ))}
        </Card>
      )}
    </Section>
  )
}
