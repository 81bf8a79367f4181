import { activities, type desk, hours, hoursCases, makeUps } from '../../shared/contract'
import type { ReplyOf } from '../../shared/contract/endpoint'
import { content } from '../support/activities'
import { type Field, openField } from '../support/held-activity'
import { granted, sites, teamCodes } from '../support/kaiping'

type Counts = ReplyOf<typeof desk.inbox>['counts']

let field: Field
beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

/** Every row of a list, page after page. */
async function everyRow<T>(page: (cursor: string | undefined) => Promise<{ items: T[]; next: string | null }>): Promise<number> {
  let rows = 0
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await page(cursor)
    rows += items.length
    if (next === null) return rows
    cursor = next
  }
}

const countsOf = async (): Promise<Pick<Counts, 'activities' | 'hours'>> => {
  const { counts } = await field.inbox()
  return { activities: counts.activities, hours: counts.hours }
}

/** The same numbers, counted from the lists that the station reads. */
async function listed(): Promise<Pick<Counts, 'activities' | 'hours'>> {
  const { station } = field.people
  const site = sites.station
  const paged = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })
  const shown = (show: 'reviewing' | 'unsettled') =>
    everyRow(async (cursor) => granted(await station.call(activities.ofSite, { query: { site, show, ...paged(cursor) } })))
  return {
    activities: { reviewing: await shown('reviewing'), unsettled: await shown('unsettled') },
    hours: {
      makeUps: await everyRow(async (cursor) =>
        granted(await station.call(makeUps.ofSite, { query: { site, show: 'confirmed', ...paged(cursor) } })),
      ),
      pending: await everyRow(async (cursor) =>
        granted(await station.call(hours.ofSite, { query: { site, show: 'pending', ...paged(cursor) } })),
      ),
      cases: await everyRow(async (cursor) =>
        granted(await station.call(hoursCases.ofSite, { query: { site, show: 'open', ...paged(cursor) } })),
      ),
    },
  }
}

test('what the desk counts of activities and hours is what its lists hold, over more than one page', async () => {
  const before = await countsOf()
  expect(before).toEqual(await listed())

  const held = await field.hold(['nurse', 'elder', 'clinic'])
  for (let made = 0; made < 23; made += 1) {
    const { code } = granted(await field.people.clinic.call(activities.plan, { body: { team: teamCodes.clinic, ...content() } }))
    await field.step('clinic', activities.submit, code, {})
  }
  for (const direction of ['in', 'out'] as const) {
    await held.scan('nurse', direction, direction === 'in' ? 0 : 60)
    await held.scan('clinic', direction, direction === 'in' ? 1 : 61)
  }
  await held.end()
  expect((await countsOf()).activities).toEqual({
    reviewing: before.activities.reviewing + 23,
    unsettled: before.activities.unsettled + 1,
  })
  expect(await countsOf()).toEqual(await listed())

  granted(await held.settle())
  const [entry] = (await field.mine('nurse')).items
  granted(await field.attempt('nurse', hours.notMe, entry?.code ?? '', { text: '' }))
  const span = { startsAt: new Date(held.at(60)).toISOString(), endsAt: new Date(held.at(120)).toISOString() }
  const body = { ...span, reason: 'forgot_out' as const, text: '走的时候手机没电了' }
  const { code } = granted(await field.people.elder.call(makeUps.request, { params: { code: held.code }, body }))
  granted(await field.attempt('clinic', makeUps.confirm, code, {}))
  const after = await countsOf()
  expect(after.hours).toEqual({ makeUps: before.hours.makeUps + 1, pending: before.hours.pending + 1, cases: before.hours.cases + 1 })
  expect(after).toEqual(await listed())
})
