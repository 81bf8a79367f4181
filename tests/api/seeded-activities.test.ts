import { Activity } from '../../server/features/activities/activity.entity'
import { SignUp } from '../../server/features/sign-ups/sign-up.entity'
import { seedActivities } from '../../server/seed/activities'
import { fixedCode } from '../../server/seed/identity'
import { plannedActivities } from '../../server/seed/planned-activities'
import { activities, checkIns, hours, session, signUps } from '../../shared/contract'
import { granted, type Kaiping, openKaiping, sites } from '../support/kaiping'

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
  await seedActivities(county.services)
})
afterAll(() => county.close())

const volunteer = () => county.as(fixedCode('person 何家朗'))

test('there is an activity of every kind that the demonstration shows', async () => {
  const list = async (state: 'coming' | 'past') =>
    granted(await county.visitor.call(activities.list, { query: { state, place: sites.station } })).items
  expect((await list('coming')).map(({ title, places, placesLeft, waiting }) => [title, places, placesLeft, waiting])).toEqual([
    ['冬天血压早知道', 6, 3, 0],
    ['清一清村口的河涌', 8, 0, 3],
    ['给走不动的老人上门理发', 8, 6, 0],
    ['祠堂前拍全家福', 6, 5, 0],
  ])
  expect((await list('past')).map(({ title, state }) => [title, state])).toEqual([
    ['入冬前走访独居老人', 'ended'],
    ['立冬量血压', 'settled'],
  ])
  const reviewing = granted(await county.people.station.call(activities.ofSite, { query: { site: sites.station } }))
  expect(reviewing.items.map(({ title }) => title)).toEqual(['鱼塘边修护栏'])
})

test('the volunteer whom a visitor may be waits for one activity, was at another, and finds what fits', async () => {
  const mine = async (show: 'coming' | 'past') => granted(await volunteer().call(signUps.mine, { query: { show } })).items
  expect((await mine('coming')).map(({ title, mine: own }) => [title, own.state, own.waitingPlace])).toEqual([
    ['清一清村口的河涌', 'waitlisted', 1],
  ])
  expect((await mine('past')).map(({ title, mine: own }) => [title, own.state])).toEqual([
    ['入冬前走访独居老人', 'approved'],
    ['立冬量血压', 'attended'],
  ])
  const forMe = granted(await volunteer().call(activities.forMe, { query: {} })).items
  expect(forMe.map(({ title, posts }) => [title, posts.map(({ name }) => name)])).toEqual([
    ['冬天血压早知道', ['登记引导']],
    ['给走不动的老人上门理发', ['陪伴帮手']],
    ['祠堂前拍全家福', ['摄影', '整理队伍']],
  ])
})

test('the volunteer has hours of a settled activity, and one who did not check out has none', async () => {
  const entries = granted(await volunteer().call(hours.mine))
  expect(entries).toMatchObject({
    items: [{ minutes: 92, kind: 'timed', state: 'posted' }],
    totals: { timedMinutes: 92, manualMinutes: 0 },
  })
  expect(granted(await county.people.nurse.call(hours.mine)).totals.timedMinutes).toBe(123)
  const params = { code: fixedCode('activity 立冬量血压') }
  const { items } = granted(await county.people.clinic.call(checkIns.attendance, { params }))
  expect(items.map(({ person, reason }) => [person.name, reason]).toSorted()).toEqual([
    ['何家朗', 'as_timed'],
    ['胡美娟', 'no_check_out'],
    ['邓晓岚', 'as_timed'],
  ])
})

test('planting again plants nothing, and the codes are the same in every deployment', async () => {
  const { manager } = county.database.reads
  const before = [await manager.count(Activity), await manager.count(SignUp)]
  await seedActivities(county.services)
  expect([await manager.count(Activity), await manager.count(SignUp)]).toEqual(before)
  expect(before[0]).toBe(plannedActivities.length)
  const codes = (await manager.find(Activity)).map(({ publicCode }) => publicCode).toSorted()
  expect(codes).toEqual(plannedActivities.map(({ title }) => fixedCode(`activity ${title}`)).toSorted())
})

test('the volunteer stands among those whom a visitor may choose, and the administrator is the last of them', async () => {
  const { items } = granted(await county.visitor.call(session.people))
  expect(items.at(-1)?.name).toBe('余工')
  expect(items.find(({ who }) => who.startsWith('志愿者'))?.name).toBe('何家朗')
})
