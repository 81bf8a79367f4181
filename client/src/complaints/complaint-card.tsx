import type { complaints } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { COMPLAINT_STATE_LABELS, type ComplaintState } from '@shared/lifecycle/complaint'
import { momentWords, promiseWords } from '@shared/time/words'
import { spokenCase } from '@shared/vocabulary/case-number'
import { COMPLAINT_CATEGORY_LABELS } from '@shared/vocabulary/complaints'
import { View } from '@tarojs/components'
import { Card, Chip, type Tone } from '@/design'
import { go } from '@/platform/navigation'

export type Line = ReplyOf<typeof complaints.mine>['items'][number]

const TONES: Record<ComplaintState, Tone> = { filed: 'amber', accepted: 'sky', answered: 'leaf', closed: 'grey', withdrawn: 'grey' }

export function ComplaintChip({ state }: { state: ComplaintState }) {
  return <Chip tone={TONES[state]}>{COMPLAINT_STATE_LABELS[state]}</Chip>
}

/** Who has it, and by when they have to move. */
export function dueWords({ state, desk, dueAt, late }: Line): string {
  if (dueAt === null) return late ? `${desk.name}没有按时办，已经提醒` : ''
  const by = promiseWords(Date.parse(dueAt), Date.now())
  if (late) return `${desk.name}应当在${by}${state === 'filed' ? '受理' : '答复'}，已经超时`
  return `${desk.name}最晚${by}${state === 'filed' ? '受理' : '答复'}`
}

/** A row of a list of complaints. */
export function ComplaintCard({ line, pressed = true }: { line: Line; pressed?: boolean }) {
  const { code, category, state, about, filedAt, late, raised, from } = line
  const due = dueWords(line)
  const notes = [`说的是${about.name}`, momentWords(Date.parse(filedAt), Date.now()), ...(from === null || from === '' ? [] : [from])]
  return (
    <Card
      title={COMPLAINT_CATEGORY_LABELS[category]}
      note={notes.join(' · ')}
      aside={<ComplaintChip state={state} />}
      {...(pressed ? { onPress: () => go('/complaints/pages/case/index', { code }) } : {})}
    >
      <View className="words-note">{`编号 ${spokenCase(code)}`}</View>
      {due !== '' && <View className={late ? 'complaint-late' : 'words-note'}>{due}</View>}
      {raised && <View className="words-note">从下面转上来的</View>}
    </Card>
  )
}
