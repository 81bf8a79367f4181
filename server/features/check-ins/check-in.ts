import { momentOfSlot } from '../../../shared/check-in/code'
import type { checkIns } from '../../../shared/contract/check-ins'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { CheckAnswer } from '../../../shared/vocabulary/check-ins'
import type { Call } from '../../http/call'
import type { Activity } from '../activities/activity.entity'
import { judgeShown } from './judge-code'
import { type Noted, noteEvent } from './note-event'
import { placeCheck } from './place-check'

/** What came of one scan or of one event of a queue: noted, or the answer that says why not. */
export type Outcome =
  | { readonly noted: Noted; readonly activity: Activity }
  | { readonly refused: CheckAnswer; readonly activity: Activity | null }

type Asked = Pick<Call, 'tx' | 'now'>
type Body = BodyOf<typeof checkIns.byCode>

/** The volunteer scans the code on the leader's screen, with signal: it counts for the slot of the code, as it would later from a queue. */
export async function checkInByCode({ tx, now }: Asked, personId: string, body: Body): Promise<Outcome> {
  const judged = await judgeShown(tx, new Map(), body, now.getTime())
  if (typeof judged === 'string') return { refused: judged, activity: null }
  const { code, activity } = judged
  const noted = await noteEvent(tx, {
    activityId: activity.id,
    personId,
    direction: code.direction,
    channel: 'code',
    source: String(code.slot),
    at: new Date(momentOfSlot(code.slot)),
    receivedAt: now,
    device: body.device,
    seq: null,
    localAt: null,
    correctedAt: null,
    stepped: false,
    ...placeCheck(body.place, activity),
    recordedBy: personId,
  })
  return { noted, activity }
}
