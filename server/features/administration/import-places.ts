import { In } from 'typeorm'
import type { administration } from '../../../shared/contract/administration'
import type { BodyOf, ReplyOf } from '../../../shared/contract/endpoint'
import { SITE_LABELS } from '../../../shared/vocabulary/places'
import { Place } from '../places/place.entity'
import { Site } from '../places/site.entity'
import { readPlaceRows } from './read-place-rows'
import { type AdministrativeWork, recordChange } from './record-change'

/** Rows that are named at most: whoever mends them tries again. */
const NAMED = 100

const isSame = (one: Place, other: Place | undefined): boolean =>
  other !== undefined &&
  one.name === other.name &&
  one.officialName === other.officialName &&
  one.kind === other.kind &&
  one.latE6 === other.latE6 &&
  one.lngE6 === other.lngE6

/** A site for a place that has none, reached as the one above is until somebody says otherwise, or by the government's hotline; the city has none. */
async function openSite({ tx }: AdministrativeWork, place: Place): Promise<void> {
  if (place.level === 'city' || (await tx.existsBy(Site, { code: place.code }))) return
  const above = place.parentCode === null ? null : await tx.findOneBy(Site, { code: place.parentCode })
  const { phone, hours } = above ?? { phone: '12345', hours: '周一至周五 8:30—17:30' }
  await tx.insert(Site, {
    code: place.code,
    name: place.name + SITE_LABELS[place.level],
    phone,
    hours,
    facilities: [],
    demonstration: false,
  })
}

/**
 * Adds places and renames or moves known ones, all rows or none; a dry run, or a file with a bad row, changes nothing. Nothing is removed:
 * a place that is not in the file stays.
 */
export async function importPlaces(
  work: AdministrativeWork,
  { under, csv, dryRun }: BodyOf<typeof administration.importPlaces>,
): Promise<ReplyOf<typeof administration.importPlaces>> {
  const { tx } = work
  const every = new Set((await tx.find(Place, { select: { code: true } })).map(({ code }) => code))
  const { places, bad } = readPlaceRows(csv, { under, has: (code) => every.has(code) })
  const there = await tx.findBy(Place, { code: In(places.map(({ code }) => code)) })
  const known = new Map(there.map((place) => [place.code, place]))
  const added = places.filter(({ code }) => !known.has(code))
  const changed = places.filter((place) => known.has(place.code) && !isSame(place, known.get(place.code)))
  const counts = { added: added.length, changed: changed.length, same: places.length - added.length - changed.length }
  const applied = !dryRun && bad.length === 0 && added.length + changed.length > 0
  if (applied) {
    for (const place of changed) await tx.update(Place, { code: place.code }, place)
    if (added.length > 0) await tx.insert(Place, added)
    for (const place of added) await openSite(work, place)
    const before = { places: changed.flatMap(({ code }) => known.get(code) ?? []), added: 0, changed: 0 }
    const after = { places: [...changed, ...added], added: added.length, changed: changed.length }
    await recordChange(work, { placeCode: under, subject: 'places', subjectKey: under, before, after })
  }
  return { applied, ...counts, bad: bad.slice(0, NAMED) }
}
