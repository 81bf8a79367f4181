import type * as z from 'zod/mini'
import { momentOfSlot } from '../../../shared/check-in/code'
import type { checkIns, queuedEvent } from '../../../shared/contract/check-ins'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { Call } from '../../http/call'
import type { Activity } from '../activities/activity.entity'
import { type PersonActor, teamsLedBy } from '../people/actor'
import { personByCode } from '../people/person.queries'
import type { CheckEvent } from './check-event.entity'
import type { Outcome } from './check-in'
import { checkableActivity, judgeKept, type KnownActivities } from './judge-code'
import { noteEvent } from './note-event'
import { placeCheck } from './place-check'

type Body = BodyOf<typeof checkIns.upload>
type Queued = z.output<typeof queuedEvent>
type ScannedCode = Extract<Queued, { channel: 'code' }>
type OfSomebody = Exclude<Queued, ScannedCode>

/** Who uploads, when, and how far their phone's clock stands from the server's. */
interface Upload extends Pick<Call, 'tx' | 'now'> {
  readonly actor: PersonActor
  readonly device: string
  /** Milliseconds to add to the phone's clock; it may have been set since the events were noted, which then shows. */
  readonly correction: number
  readonly deviceNow: number
  readonly known: KnownActivities
}

/** What the phone's clock says of an event is this inexact: rounding on its way. */
const ROUNDING_MS = 1_000

/**
 * Takes what phones noted without signal, in any order and however often. A code proves its time by its own slot. What the leader noted
 * counts for the slot that the leader's phone stamped on it, or else for that phone's clock, corrected by the server's. What is doubtful
 * is written down and marked, what is forged is not.
 */
export async function uploadQueue({ tx, now }: Pick<Call, 'tx' | 'now'>, actor: PersonActor, body: Body): Promise<Outcome[]> {
  const deviceNow = new Date(body.deviceNow).getTime()
  const upload: Upload = { tx, now, actor, device: body.device, deviceNow, correction: now.getTime() - deviceNow, known: new Map() }
  const outcomes: Outcome[] = []
  for (const event of body.events) outcomes.push(await takeEvent(upload, event))
  return outcomes
}

function takeEvent(upload: Upload, event: Queued): Promise<Outcome> {
  return event.channel === 'code' ? takeScan(upload, event) : takeOfSomebody(upload, event)
}

async function takeScan(upload: Upload, event: ScannedCode): Promise<Outcome> {
  const judged = await judgeKept(upload.tx, upload.known, event)
  if (typeof judged === 'string') return { refused: judged, activity: null }
  const { code, activity } = judged
  const { id: personId } = upload.actor.person
  return note(upload, event, activity, {
    personId,
    direction: code.direction,
    source: String(code.slot),
    at: new Date(momentOfSlot(code.slot)),
  })
}

async function takeOfSomebody(upload: Upload, event: OfSomebody): Promise<Outcome> {
  const activity = await checkableActivity(upload.tx, upload.known, event.activity)
  if (activity === null) return { refused: 'unknown_activity', activity }
  if (!teamsLedBy(upload.actor).includes(activity.teamId)) return { refused: 'not_leader', activity }
  const person = await personByCode(upload.tx, event.person)
  if (person === null) return { refused: 'unknown_person', activity }
  const stamped = await stampOf(upload, event)
  if (typeof stamped === 'string') return { refused: stamped, activity }
  const at = stamped ?? new Date(correctedAt(upload, event))
  return note(upload, event, activity, { personId: person.id, direction: event.direction, source: event.id, at })
}

/** The moment that the leader's phone stamped on an event, null where it did not; the answer where the stamp is not this event's. */
async function stampOf(upload: Upload, { stamp, activity, direction }: OfSomebody) {
  if (stamp === null) return null
  const judged = await judgeKept(upload.tx, upload.known, { code: stamp, activity })
  if (typeof judged === 'string') return judged
  return judged.code.direction === direction ? new Date(momentOfSlot(judged.code.slot)) : ('wrong_activity' as const)
}

const correctedAt = ({ correction }: Upload, { localAt }: Queued): number => new Date(localAt).getTime() + correction

type Known = Pick<CheckEvent, 'personId' | 'direction' | 'source' | 'at'>

async function note(upload: Upload, event: Queued, activity: Activity, known: Known): Promise<Outcome> {
  const localAt = new Date(event.localAt)
  const noted = await noteEvent(upload.tx, {
    ...known,
    activityId: activity.id,
    channel: event.channel,
    receivedAt: upload.now,
    device: upload.device,
    seq: event.seq,
    localAt,
    correctedAt: new Date(correctedAt(upload, event)),
    stepped: localAt.getTime() > upload.deviceNow + ROUNDING_MS,
    ...placeCheck(event.place, activity),
    recordedBy: upload.actor.person.id,
  })
  return { noted, activity }
}
