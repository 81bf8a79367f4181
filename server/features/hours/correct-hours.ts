import { Refusal } from '../../http/refusal'
import type { Activity } from '../activities/activity.entity'
import type { HoursEntry } from './hours.entity'
import { type EntryWork, moveEntry } from './move-entry'
import { postHours } from './post-hours'
import { tellChanged, tellPosted } from './tell-hours'

/** An officer confirms the hours of the leader who settled, or does not and says why. */
export async function decidePending(
  work: EntryWork,
  entry: HoursEntry,
  activity: Activity,
  decision: { readonly action: 'confirm' | 'decline'; readonly words: string },
): Promise<void> {
  await moveEntry(work, entry, decision.action, decision.words)
  const title = decision.action === 'confirm' ? '时数已由站点确认入账' : '时数没有通过站点确认'
  await tellChanged(work.tx, activity, entry, { step: decision.action, title, words: decision.words }, work.now)
}

/**
 * An officer corrects an entry: it is reversed, and where a lower amount is right, that stands in its place as an entry of its own.
 * @throws Refusal invalid_request when the right amount is not lower; as `moveEntry`.
 */
export async function correctEntry(
  work: EntryWork,
  entry: HoursEntry,
  activity: Activity,
  { reason, minutes, officerId }: { readonly reason: string; readonly minutes: number | null; readonly officerId: string },
): Promise<void> {
  const { tx, now } = work
  if (minutes !== null && minutes >= entry.minutes) {
    throw new Refusal('invalid_request', [{ field: 'minutes', message: '更正后的时长要比原来的少' }])
  }
  await moveEntry(work, entry, 'reverse', reason)
  await tellChanged(tx, activity, entry, { step: 'reverse', title: '一笔时数已更正', words: reason }, now)
  if (minutes === null) return
  const { entry: right } = await postHours(
    tx,
    {
      personId: entry.personId,
      activity: { id: entry.activityId, siteCode: entry.siteCode },
      kind: entry.kind,
      source: 'correction',
      state: 'posted',
      minutes,
      spans: entry.spans,
      reasons: entry.reasons,
      words: reason,
      replacesId: entry.id,
      confirmedBy: entry.confirmedBy,
      approvedBy: officerId,
    },
    now,
  )
  if (right !== null) await tellPosted(tx, activity, right, now)
}
