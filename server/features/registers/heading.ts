import type { EntityManager } from 'typeorm'
import { In } from 'typeorm'
import type { registers } from '../../../shared/contract'
import type { BodyOf, ReplyOf } from '../../../shared/contract/endpoint'
import { govern } from '../administration/governed'
import type { AdministrativeWork } from '../administration/record-change'
import { siteLineIn } from '../orders/order-lines'
import { type PlaceNames, pathIn } from '../places/place.queries'
import { Setting } from '../settings/setting.entity'

export type Heading = ReplyOf<typeof registers.setHeading>

/** Who filled it in and who looked it over: written by hand on the paper. */
const FOOT = '填表人：　　　　　　审核人：　　　　　　'

/** The setting's name: one for each place that has a heading of its own. */
const nameOf = (site: string): string => `register_heading.${site}`

const kept = (value: unknown): Partial<Heading> => (typeof value === 'object' && value !== null ? (value as Partial<Heading>) : {})

const set = (word: string | undefined): string | null => (word === undefined || word === '' ? null : word)

/**
 * The heading of a place's registers. What the place leaves out, the nearest place above gives; but the unit that fills it in is the
 * place's own, and at last everything has a default.
 */
export async function headingOf(tx: EntityManager, names: PlaceNames, site: string): Promise<Heading> {
  const path = pathIn(names, site).toReversed()
  const rows = await tx.findBy(Setting, { name: In(path.map(({ code }) => nameOf(code))) })
  const found = path.map(({ code }) => kept(rows.find(({ name }) => name === nameOf(code))?.value))
  const nearest = (part: 'title' | 'foot') => found.map((each) => set(each[part])).find((word) => word !== null)
  const place = siteLineIn(names, site).name
  return { title: nearest('title') ?? path[0]?.name ?? '', unit: set(found[0]?.unit) ?? place, foot: nearest('foot') ?? FOOT }
}

/** Sets a place's own heading; a change like every other of an administrator, that can be put back. */
export async function setHeading(work: AdministrativeWork, { site, ...value }: BodyOf<typeof registers.setHeading>): Promise<void> {
  const empty = Object.values(value).every((word) => word === '')
  await govern(work, { placeCode: site, subject: 'setting', key: nameOf(site), value: empty ? null : { value } })
}
