import { uuidv7 } from 'uuidv7'
import type { emergencies } from '../../../shared/contract/emergencies'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { isWithin, levelOf } from '../../../shared/vocabulary/places'
import { setAppointment } from '../../clocks/deadlines'
import { isUniqueViolation } from '../../database/database'
import { newPublicCode } from '../../database/public-code'
import { demand, insist, Refusal } from '../../http/refusal'
import type { AdministrativeWork } from '../administration/record-change'
import { personOf } from '../people/actor'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { Emergency, EmergencyEvent, EmergencyVillage } from './emergency.entity'
import { AT_ONCE, openAmong, villagesIn } from './emergency.queries'

type Wish = BodyOf<typeof emergencies.open>

/**
 * The villages of the places that are chosen.
 * @throws Refusal emergency_too_low, site_not_in_scope when a place is not below the one that commands, or there is none
 */
export async function chosenVillages(
  { services }: AdministrativeWork,
  { under, places }: Pick<Wish, 'under' | 'places'>,
): Promise<string[]> {
  insist(levelOf(under) !== 'village', 'emergency_too_low')
  const villages = await villagesIn(services.database, places)
  insist(villages.length > 0 && places.every((place) => isWithin(place, under)), 'site_not_in_scope')
  return villages
}

/** Says who commands already, so that the people there can be called. */
function held(by: readonly Emergency[], names: PlaceNames): Refusal {
  const message = by.map(({ title, ownerCode }) => `${names.get(ownerCode)?.name ?? ownerCode}正在指挥“${title}”`).join('；')
  return new Refusal('emergency_held', [{ field: 'places', message }])
}

/** Each village once, held by the emergency until it is closed: the unique key makes a second command impossible. */
async function holdVillages({ tx }: AdministrativeWork, emergencyId: string, villages: readonly string[]): Promise<void> {
  const rows = villages.map((code) => ({ id: uuidv7(), emergencyId, villageCode: code, liveKey: code }))
  try {
    for (let from = 0; from < rows.length; from += AT_ONCE) await tx.insert(EmergencyVillage, rows.slice(from, from + AT_ONCE))
  } catch (error) {
    throw isUniqueViolation(error) ? new Refusal('emergency_held') : error
  }
}

/**
 * Opens an emergency over some places. The people of the places learn of it from the worker, in portions, right after the commit.
 * @throws Refusal invalid_request when its end is past, what `chosenVillages` refuses with, emergency_held when somebody commands there already
 */
export async function openEmergency(work: AdministrativeWork, wish: Wish): Promise<Emergency> {
  const { tx, now, actor, services } = work
  const openedBy = demand(personOf(actor), 'sign_in_needed').id
  const untilAt = new Date(wish.endsAt)
  if (untilAt <= now) throw new Refusal('invalid_request', [{ field: 'endsAt', message: '结束的时间已经过了' }])
  const villages = await chosenVillages(work, wish)
  const already = await openAmong(tx, villages)
  if (already.length > 0) throw held(already, await placeNames(services.database))
  const emergency: Emergency = {
    id: uuidv7(),
    publicCode: newPublicCode(),
    kind: wish.kind,
    title: wish.title,
    words: wish.words,
    ownerCode: wish.under,
    places: [...new Set(wish.places)],
    state: 'open',
    version: 1,
    openedBy,
    openedAt: now,
    untilAt,
    closedAt: null,
    closingWords: '',
    report: null,
  }
  await tx.insert(Emergency, emergency)
  await tx.insert(EmergencyEvent, {
    id: uuidv7(),
    emergencyId: emergency.id,
    action: 'open',
    personId: openedBy,
    said: wish.words,
    at: now,
  })
  await setAppointment(tx, 'alarm_tell', emergency.id, now, now)
  await setAppointment(tx, 'alarm_due', emergency.id, untilAt, now)
  await holdVillages(work, emergency.id, villages)
  return emergency
}
