import { In } from 'typeorm'
import { ActivityPost } from '../../server/features/activities/activity.entity'
import { SignUp, SignUpEvent } from '../../server/features/sign-ups/sign-up.entity'
import { activities, signUps } from '../../shared/contract'
import { type Activities, AFTERNOON, MORNING, openActivities, post, postCode } from '../support/activities'
import { granted, refused, TUESDAY } from '../support/kaiping'

let county: Activities
beforeAll(async () => {
  county = await openActivities()
})
afterAll(() => county.close())
afterEach(() => county.clock.set(TUESDAY))

const GUARDIAN = { name: '方大哥', phone: '13800000001', relation: 'father', present: false } as const

describe('a place', () => {
  it('is had in one step, shown as one’s own, and opens the meeting point and the leader’s contact', async () => {
    const activity = await county.recruiting()
    const who = await county.volunteer()
    expect(await county.read(who, activity.code)).toMatchObject({ meetingPoint: null, leader: null, mine: null })
    expect(await county.join(who, activity)).toMatchObject({ state: 'approved', waitingPlace: null, mayWithdraw: true })
    const seen = await county.read(who, activity.code)
    expect(seen).toMatchObject({
      meetingPoint: '祠堂门口榕树下',
      leader: { name: '陈队长', phone: '07502009008' },
      places: 2,
      placesLeft: 1,
      waiting: 0,
      mine: { state: 'approved' },
      posts: [{ left: 1, obstacle: { code: 'already_signed_up' } }],
      insurance: null,
    })
  })

  it('is refused for each obstacle by its code, the same that the activity shows, and every one of them has a next step', async () => {
    const at = (change: Parameters<typeof post>[0]) => county.recruiting({ posts: [post(change)] })
    const adult = await county.volunteer({ birthDate: '1980-05-01' })
    const unknown = await county.volunteer()
    const child = await county.volunteer({ birthDate: '2013-05-01' })
    const youth = await county.volunteer({ birthDate: '2010-05-01' })
    const expired = await county.volunteer({ credentials: [['nurse', '2026-12-02']] })
    const later = await county.recruiting({ opensAt: '2026-11-25T02:00:00.000Z' })
    const closed = await county.recruiting({ closesAt: '2026-11-24T02:00:01.000Z' })
    const cases = [
      [unknown, await at({ leastAge: 18 }), 'birth_date_needed'],
      [unknown, await county.recruiting({ rescue: true }), 'birth_date_needed'],
      [unknown, await county.recruiting({ risk: 2, insurance: '保单 1' }), 'birth_date_needed'],
      [adult, await at({ leastAge: 50 }), 'too_young'],
      [adult, await at({ mostAge: 40 }), 'too_old'],
      [youth, await county.recruiting({ rescue: true }), 'minors_excluded'],
      [youth, await at({}), 'guardian_consent_needed'],
      [child, await at({}), 'guardian_presence_needed'],
      [adult, await at({ skill: 'haircut' }), 'skill_needed'],
      [adult, await at({ credential: 'nurse' }), 'credential_needed'],
      [expired, await at({ credential: 'nurse' }), 'credential_expired'],
      [adult, later, 'not_open_yet'],
    ] as const
    for (const [who, activity, code] of cases) {
      expect(refused(await county.ask(who, activity))).toEqual([409, code])
      const [shown] = (await county.read(who, activity.code)).posts
      expect(shown?.obstacle).toMatchObject({ code, message: expect.stringMatching(/。$/), next: expect.stringMatching(/./) })
    }
    county.clock.advance(1)
    expect(refused(await county.ask(adult, closed))).toEqual([409, 'closed'])
    expect(await county.database.reads.manager.countBy(SignUp, { personId: In([adult.id, unknown.id, child.id, youth.id]) })).toBe(0)
  })

  it('is had by a minor with a guardian’s consent, and under 14 only with the guardian there', async () => {
    const activity = await county.recruiting()
    const child = await county.volunteer({ birthDate: '2013-05-01' })
    const youth = await county.volunteer({ birthDate: '2010-05-01' })
    expect(refused(await county.ask(child, activity, 0, GUARDIAN))).toEqual([409, 'guardian_presence_needed'])
    expect(granted(await county.ask(youth, activity, 0, GUARDIAN)).state).toBe('approved')
    expect(granted(await county.ask(child, activity, 0, { ...GUARDIAN, present: true })).state).toBe('approved')
    const { items } = granted(await county.people.clinic.call(signUps.list, { params: { code: activity.code } }))
    expect(items.map(({ minor, guardianPresent }) => [minor, guardianPresent])).toEqual([
      [true, false],
      [true, true],
    ])
  })

  it('counts as 18 on the day of the activity, not on the day of signing up', async () => {
    const activity = await county.recruiting({ posts: [post({ leastAge: 18 })] })
    const turns = await county.volunteer({ birthDate: '2008-12-03' })
    const misses = await county.volunteer({ birthDate: '2008-12-04' })
    expect(granted(await county.ask(turns, activity)).state).toBe('approved')
    expect(refused(await county.ask(misses, activity))).toEqual([409, 'too_young'])
  })

  it('is not had twice, nor at the same time as another, but in the afternoon it is', async () => {
    const activity = await county.recruiting({ posts: [post(), post({ name: '搬桌椅' })] })
    const who = await county.volunteer()
    await county.join(who, activity)
    expect(refused(await county.ask(who, activity, 1))).toEqual([409, 'already_signed_up'])
    const overlapping = await county.recruiting({
      startsAt: '2026-12-03T02:59:00.000Z',
      endsAt: '2026-12-03T04:00:00.000Z',
      minutesPlanned: 60,
    })
    expect(refused(await county.ask(who, overlapping))).toEqual([409, 'clashes'])
    const adjoining = await county.recruiting({ startsAt: MORNING.endsAt, endsAt: '2026-12-03T04:00:00.000Z', minutesPlanned: 60 })
    expect((await county.join(who, adjoining)).state).toBe('approved')
    expect((await county.join(who, await county.recruiting({ ...AFTERNOON }))).state).toBe('approved')
  })

  it('is for those alone who have agreed and said who they are', async () => {
    const activity = await county.recruiting()
    const stranger = await county.volunteer({ consented: false })
    expect(refused(await county.ask(stranger, activity))).toEqual([403, 'consent_needed'])
    expect((await county.read(stranger, activity.code)).posts[0]?.obstacle?.code).toBe('consent_needed')
    expect((await county.read(county.visitor, activity.code)).posts[0]?.obstacle?.code).toBe('consent_needed')
    expect(refused(await county.ask(await county.volunteer({ name: '' }), activity))).toEqual([403, 'profile_needed'])
    expect(refused(await county.ask(county.visitor, activity))).toEqual([401, 'sign_in_needed'])
  })

  it('does not exist in what is not published, nor in a post of another activity', async () => {
    const draft = await county.plan()
    const other = await county.recruiting()
    const who = await county.volunteer()
    expect(refused(await county.ask(who, draft))).toEqual([404, 'activity_not_found'])
    const mixed = await who.call(signUps.signUp, { params: { code: other.code }, body: { post: postCode(draft), guardian: null } })
    expect(refused(mixed)).toEqual([404, 'activity_not_found'])
  })
})

describe('the waiting list', () => {
  it('begins when the places are taken, tells each their place, and promotes the first by itself when one withdraws', async () => {
    const activity = await county.recruiting()
    const [one, two, three, four] = await county.volunteers(4)
    if (!one || !two || !three || !four) throw new Error('four are needed')
    const first = await county.join(one, activity)
    await county.join(two, activity)
    expect(await county.join(three, activity)).toMatchObject({ state: 'waitlisted', waitingPlace: 1 })
    expect(await county.join(four, activity)).toMatchObject({ state: 'waitlisted', waitingPlace: 2 })
    expect(await county.read(county.visitor, activity.code)).toMatchObject({ placesLeft: 0, waiting: 2 })
    expect(await county.withdraw(one, first.code)).toMatchObject({ state: 'withdrawn', mayWithdraw: false })
    expect((await county.read(three, activity.code)).mine).toMatchObject({ state: 'approved', waitingPlace: null })
    expect((await county.read(four, activity.code)).mine).toMatchObject({ state: 'waitlisted', waitingPlace: 1 })
    expect(await county.read(county.visitor, activity.code)).toMatchObject({ placesLeft: 0, waiting: 1 })
    expect(await county.titlesTo(three.id)).toEqual(['候补成功，已报上名'])
    expect(await county.titlesTo(four.id)).toEqual([])
    expect(await county.titlesTo(one.id)).toEqual([])
    const again = await one.call(signUps.withdraw, { params: { code: first.code }, body: {} })
    expect(refused(again)).toEqual([409, 'transition_not_allowed'])
  })

  it('passes over, once and with a word, whoever can no longer come, and keeps their place in it', async () => {
    const activity = await county.recruiting({ posts: [post({ places: 1 })] })
    const other = await county.recruiting({ posts: [post({ places: 9 })] })
    const [has, clashing, next, last] = await county.volunteers(4)
    if (!has || !clashing || !next || !last) throw new Error('four are needed')
    const first = await county.join(has, activity)
    await county.join(clashing, activity)
    await county.join(clashing, other)
    const second = await county.join(next, activity)
    await county.join(last, activity)
    await county.withdraw(has, first.code)
    expect((await county.read(clashing, activity.code)).mine).toMatchObject({ state: 'waitlisted', waitingPlace: 1 })
    expect((await county.read(next, activity.code)).mine?.state).toBe('approved')
    await county.withdraw(next, second.code)
    expect((await county.read(last, activity.code)).mine?.state).toBe('approved')
    expect(await county.titlesTo(clashing.id)).toEqual(['候补轮到您，没能补上'])
    const rows = await county.database.reads.manager.findBy(SignUpEvent, { action: 'pass_over' })
    expect(rows.filter(({ said }) => said === 'clashes')).toHaveLength(1)
  })

  it('is left in one tap too, and gives no place to anybody once the activity has begun', async () => {
    const activity = await county.recruiting({ posts: [post({ places: 1 })] })
    const [has, waits, leaves] = await county.volunteers(3)
    if (!has || !waits || !leaves) throw new Error('three are needed')
    const mine = await county.join(has, activity)
    await county.join(waits, activity)
    const left = await county.join(leaves, activity)
    await county.withdraw(leaves, left.code)
    expect(await county.read(county.visitor, activity.code)).toMatchObject({ waiting: 1 })
    await county.step('clinic', activities.begin, activity.code, {})
    expect((await county.read(waits, activity.code)).mine).toMatchObject({ state: 'rejected', mayWithdraw: false })
    expect(await county.titlesTo(waits.id)).toEqual(['这次没有排上'])
    expect(refused(await has.call(signUps.withdraw, { params: { code: mine.code }, body: {} }))).toEqual([409, 'transition_not_allowed'])
    expect(refused(await county.ask(leaves, activity))).toEqual([409, 'started'])
  })
})

describe('a post that the leader looks after', () => {
  it('lets the leader say yes, yes but full, no, and no more; each is told once', async () => {
    const activity = await county.recruiting({ posts: [post({ places: 1, approval: true })] })
    const [yes, full, no, later] = await county.volunteers(4)
    if (!yes || !full || !no || !later) throw new Error('four are needed')
    const asked = await Promise.all([yes, full, no].map((who) => county.join(who, activity)))
    expect(asked.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied'])
    const [a, b, c] = asked.map(({ code }) => code)
    if (!a || !b || !c) throw new Error('three are needed')
    expect((await county.step('clinic', signUps.approve, a, {})).state).toBe('approved')
    expect((await county.step('clinic', signUps.approve, b, {})).state).toBe('waitlisted')
    expect((await county.step('clinic', signUps.reject, c, { reason: '这次人手够了' })).state).toBe('rejected')
    expect((await county.step('clinic', signUps.remove, a, { reason: '改由护士来' })).state).toBe('removed')
    expect((await county.read(full, activity.code)).mine?.state).toBe('approved')
    expect(await county.toldTo(yes.id)).toMatchObject([
      { title: '队长同意了，已报上名' },
      { title: '安排取消了', body: expect.stringContaining('改由护士来') },
    ])
    expect(await county.titlesTo(full.id)).toEqual(['队长同意了，先候补', '候补成功，已报上名'])
    expect(await county.toldTo(no.id)).toMatchObject([{ title: '这次没有安排', body: expect.stringContaining('这次人手够了') }])
    const [row] = await county.database.reads.manager.findBy(ActivityPost, { publicCode: postCode(activity) })
    expect([row?.taken, row?.waiting]).toEqual([1, 0])
  })

  it('is decided by its leader alone: others are refused, and to whom it is nothing it does not exist', async () => {
    const activity = await county.recruiting({ posts: [post({ approval: true })] })
    const who = await county.volunteer()
    const { code } = await county.join(who, activity)
    expect(refused(await county.attempt('station', signUps.approve, code, {}))).toEqual([403, 'not_allowed'])
    expect(refused(await county.attempt('weekend', signUps.approve, code, {}))).toEqual([404, 'sign_up_not_found'])
    expect(refused(await who.call(signUps.approve, { params: { code }, body: {} }))).toEqual([403, 'not_allowed'])
    expect(refused(await county.attempt('clinic', signUps.withdraw, code, {}))).toEqual([403, 'not_allowed'])
    expect(refused(await county.attempt('stranger', signUps.withdraw, code, {}))).toEqual([404, 'sign_up_not_found'])
    expect(refused(await county.attempt('clinic', signUps.remove, code, { reason: '不行' }))).toEqual([409, 'transition_not_allowed'])
  })
})

describe('my activities', () => {
  it('are those to come by date, and those past from the last backwards', async () => {
    const who = await county.volunteer()
    const morning = await county.recruiting({ title: '上午的' })
    const afternoon = await county.recruiting({ title: '下午的', ...AFTERNOON })
    await county.join(who, afternoon)
    const mine = await county.join(who, morning)
    const list = async (show: 'coming' | 'past') => granted(await who.call(signUps.mine, { query: { show } })).items
    expect((await list('coming')).map(({ title, mine: own }) => [title, own.state])).toEqual([
      ['上午的', 'approved'],
      ['下午的', 'approved'],
    ])
    await county.withdraw(who, mine.code)
    expect((await list('coming')).map(({ title }) => title)).toEqual(['下午的'])
    expect((await list('past')).map(({ title, mine: own }) => [title, own.state])).toEqual([['上午的', 'withdrawn']])
  })
})
