import { supervision } from '../../shared/contract'
import { type Field, openField } from '../support/held-activity'
import { granted, refused, sites } from '../support/kaiping'

let field: Field
beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

const due = async (site: string) => granted(await field.people.centre.call(supervision.hoursDue, { query: { site } }))

it('lists hours that are not posted when the tenth working day is over, by the site, until they are', async () => {
  const held = await field.hold()
  await held.end()
  const { code, title, startsAt } = held
  expect(await due(sites.centre)).toMatchObject({ total: 0, sites: [], items: [] })
  // Ten working days after Tuesday 1 December noon: Tuesday the 15th.
  field.clock.set(new Date(startsAt + 15 * 86_400_000))
  while ((await field.clock.act()) > 0);
  const site = { code: sites.station, name: '宅群村文明实践站' }
  const listed = { total: 1, sites: [{ site, count: 1 }], items: [{ code, title, site, village: { name: '宅群村' } }] }
  for (const place of [sites.centre, sites.town, sites.station]) expect(await due(place)).toMatchObject(listed)
  expect((await due(sites.otherStation)).total).toBe(0)
  expect((await due(sites.centre)).items[0]).not.toHaveProperty('person')
  granted(await held.settle())
  expect(await due(sites.centre)).toMatchObject({ total: 0, sites: [], items: [] })
  expect(refused(await field.people.villager.call(supervision.hoursDue, { query: { site: sites.station } }))).toEqual([403, 'not_allowed'])
})
