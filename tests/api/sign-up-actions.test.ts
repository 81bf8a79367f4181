import { activities, notices, signUps } from '../../shared/contract'
import { type Activities, MORNING, openActivities, post, postCode, type Shown } from '../support/activities'
import { granted, refused, TUESDAY } from '../support/kaiping'

let county: Activities
beforeAll(async () => {
  county = await openActivities()
})
afterAll(() => county.close())
afterEach(() => county.clock.set(TUESDAY))

/** What the leader, or the site, may do with each sign-up, as their list says. */
const actionsFor = async (by: 'clinic' | 'station', { code }: Shown) =>
  granted(await county.people[by].call(signUps.list, { params: { code } })).items.map(({ state, actions }) => [state, ...actions].join(' '))

/** Someone of each kind: approved by the leader, waiting for a place, waiting for an answer, and signed up by the station. */
async function ofEachKind(): Promise<Shown> {
  const activity = await county.recruiting({
    posts: [post({ places: 1, approval: true }), post({ name: '引路', places: 1 })],
  })
  const [yes, full, asks] = await county.volunteers(3)
  if (!yes || !full || !asks) throw new Error('three are needed')
  const { code: first } = await county.join(yes, activity)
  const { code: second } = await county.join(full, activity)
  await county.step('clinic', signUps.approve, first, {})
  await county.step('clinic', signUps.approve, second, {})
  await county.join(asks, activity)
  const body = { post: postCode(activity, 1), person: { name: '关婆婆', phone: null, birthDate: null }, guardian: null }
  await county.step('station', signUps.signUpFor, activity.code, body)
  return activity
}

test('the leader answers who asks, lets go of who waits and takes places back; the site withdraws whom it signed up, and nobody else', async () => {
  const activity = await ofEachKind()
  expect((await actionsFor('clinic', activity)).toSorted()).toEqual([
    'applied approve reject',
    'approved remove',
    'approved remove',
    'waitlisted reject',
  ])
  expect((await actionsFor('station', activity)).toSorted()).toEqual(['applied', 'approved', 'approved withdraw', 'waitlisted'])
})

test('each action that the list offers is one that succeeds, and once the activity has begun it offers none', async () => {
  const activity = await ofEachKind()
  const { items } = granted(await county.people.clinic.call(signUps.list, { params: { code: activity.code } }))
  const asked = items.find(({ actions }) => actions.includes('approve'))
  expect((await county.step('clinic', signUps.approve, asked?.code ?? '', {})).state).toBe('waitlisted')
  county.clock.set(new Date(MORNING.startsAt))
  await county.clock.act()
  expect((await actionsFor('clinic', activity)).every((line) => !line.includes(' '))).toBe(true)
  expect((await actionsFor('station', activity)).every((line) => !line.includes(' '))).toBe(true)
  const [left] = items
  expect(refused(await county.attempt('clinic', signUps.remove, left?.code ?? '', { reason: '来不了' }))).toEqual([
    409,
    'transition_not_allowed',
  ])
})

test('a notice opens the page on which its reader works: the leader’s, the site’s, or the volunteer’s', async () => {
  const opens = async (who: 'clinic' | 'station', title: string, code: string) =>
    granted(await county.people[who].call(notices.list)).items.find((each) => each.title === title && each.opens.includes(code))?.opens
  const { code } = await county.plan({ posts: [post({ approval: true })] })
  await county.step('clinic', activities.submit, code, {})
  const toReview = granted(await county.people.station.call(notices.list)).items.find((each) => each.opens.includes(code))
  expect(toReview?.opens).toBe(`/station/pages/activity/index?code=${code}`)
  const activity = await county.step('station', activities.publish, code, {})
  const who = await county.volunteer()
  await county.join(who, activity)
  expect(await opens('clinic', '有人报名，等您同意', code)).toMatch(new RegExp(`^/volunteer/pages/lead-\\w+/index\\?code=${code}$`))
  const { items } = granted(await county.people.clinic.call(signUps.list, { params: { code } }))
  await county.step('clinic', signUps.approve, items[0]?.code ?? '', {})
  expect(granted(await who.call(notices.list)).items[0]).toMatchObject({ opens: `/pages/activity/index?code=${code}` })
})
