import { type EntityManager, In } from 'typeorm'
import { setAppointment } from '../../clocks/deadlines'
import { tell } from '../notices/announce'
import { Notice } from '../notices/notice.entity'
import { type Emergency, EmergencyVillage } from './emergency.entity'
import { officersOf, untold } from './reach-people'

/** People who are told in one transaction; the next portion follows by itself. */
const PORTION = 200
/** A moment between two portions, so that other writes come in between, in milliseconds. */
const PAUSE_MS = 1_000

interface Work {
  readonly tx: EntityManager
  readonly now: Date
}

/** What is said anew is told anew. */
const keyOf = ({ id, version }: Emergency): string => `emergency.${id}.${version}`

/** Those with work to do come first; who has been told is told no second time. */
async function nextToTell(tx: EntityManager, emergency: Emergency): Promise<string[]> {
  const villages = await tx.findBy(EmergencyVillage, { emergencyId: emergency.id })
  const officers = (
    await officersOf(
      tx,
      villages.map(({ villageCode }) => villageCode),
    )
  ).map(({ personId }) => personId)
  const first = [...new Set(officers)]
  const told = new Set<string>()
  for (let from = 0; from < first.length; from += PORTION) {
    const known = await tx.findBy(Notice, { eventKey: keyOf(emergency), personId: In(first.slice(from, from + PORTION)) })
    for (const { personId } of known) told.add(personId)
  }
  const waiting = first.filter((id) => !told.has(id)).slice(0, PORTION)
  return waiting.length > 0 ? waiting : untold(tx, emergency.id, keyOf(emergency), PORTION)
}

/** Tells the next portion of the people of an emergency, and sets the portion after it; nothing once it is closed. */
export async function tellPlaces({ tx, now }: Work, emergency: Emergency): Promise<void> {
  if (emergency.state === 'closed') return
  const personIds = await nextToTell(tx, emergency)
  if (personIds.length === 0) return
  await tell(tx, {
    personIds,
    eventKey: keyOf(emergency),
    orderId: null,
    title: emergency.title,
    body: emergency.words,
    opens: `/pages/emergency/index?code=${emergency.publicCode}`,
    kind: null,
    now,
  })
  await setAppointment(tx, 'alarm_tell', emergency.id, new Date(now.getTime() + PAUSE_MS), now)
}

/** The end that was said has come and it is still open: whoever opened it is asked to close it, or to say a later end. */
export async function remindToClose({ tx, now }: Work, emergency: Emergency): Promise<void> {
  if (emergency.state === 'closed' || emergency.untilAt > now) return
  await tell(tx, {
    personIds: [emergency.openedBy],
    eventKey: `due.${emergency.id}.${emergency.version}`,
    orderId: null,
    title: '预警到了结束的时间',
    body: `“${emergency.title}”到了说好的时间。情况过去了，请结束；还没有，请改一个晚一点的时间。`,
    opens: `/supervision/pages/emergency/index?code=${emergency.publicCode}`,
    kind: null,
    now,
  })
}
