import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { emergencies } from '../../../shared/contract/emergencies'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { EmergencyAction } from '../../../shared/lifecycle/emergency'
import { setAppointment, stopClocks } from '../../clocks/deadlines'
import { change } from '../../database/change'
import { demand, insist, Refusal } from '../../http/refusal'
import type { AdministrativeWork } from '../administration/record-change'
import { personOf } from '../people/actor'
import { placeNames } from '../places/place.queries'
import { Emergency, EmergencyEvent } from './emergency.entity'
import { ordersOf } from './emergency.queries'
import { emergencyTransition } from './emergency.standing'
import { reportOf } from './report'

const RELEASE = 'update `emergency_village` set `liveKey` = null where `emergencyId` = ?'

/** The one way in which an emergency changes: along its table, guarded by its version, with its event in the same commit. */
async function move(work: AdministrativeWork, emergency: Emergency, action: EmergencyAction, about: Partial<Emergency>, said: string) {
  const { tx, actor, now } = work
  const { to } = emergencyTransition(actor, emergency, action)
  const state = to === 'same' ? emergency.state : to
  const version = emergency.version + 1
  const { affected } = await tx.update(Emergency, { id: emergency.id, version: emergency.version }, { ...about, state, version })
  insist(affected === 1, 'changed_meanwhile')
  const personId = demand(personOf(actor), 'sign_in_needed').id
  await tx.insert(EmergencyEvent, { id: uuidv7(), emergencyId: emergency.id, action, personId, said, at: now })
}

/** The clocks of an emergency begin anew with a new end. */
async function appoint(tx: EntityManager, id: string, untilAt: Date, now: Date): Promise<void> {
  await stopClocks(tx, id)
  await setAppointment(tx, 'alarm_tell', id, now, now)
  await setAppointment(tx, 'alarm_due', id, untilAt, now)
}

/** Says anew what people are to do, and until when. @throws Refusal invalid_request when the end is past, and as `emergencyTransition` */
export async function reviseEmergency(
  work: AdministrativeWork,
  emergency: Emergency,
  { words, endsAt }: BodyOf<typeof emergencies.revise>,
): Promise<void> {
  const untilAt = new Date(endsAt)
  if (untilAt <= work.now) throw new Refusal('invalid_request', [{ field: 'endsAt', message: '结束的时间已经过了' }])
  await move(work, emergency, 'revise', { words, untilAt }, words)
  await appoint(work.tx, emergency.id, untilAt, work.now)
}

/** Closes it: the report is written, the villages are free for another command; open orders go on as they are. */
export async function closeEmergency(work: AdministrativeWork, emergency: Emergency, said: string): Promise<void> {
  const { tx, now, services } = work
  const report = reportOf(await ordersOf(tx, emergency.id, now), await placeNames(services.database))
  const villages = await change(tx, RELEASE, [emergency.id])
  await move(work, emergency, 'close', { closedAt: now, closingWords: said, report: { ...report, villages } }, said)
  await stopClocks(tx, emergency.id)
}
