import { IsNull, Not } from 'typeorm'
import { SignUp } from '../../server/features/sign-ups/sign-up.entity'
import { activities, signUps } from '../../shared/contract'
import { type Activities, AFTERNOON, openActivities, post, postCode, type Shown, type Volunteer } from '../support/activities'
import { granted, refused } from '../support/kaiping'
import type { Client } from '../support/server'

let county: Activities
beforeAll(async () => {
  county = await openActivities()
})
afterAll(() => county.close())

const GUARDIAN = { name: '方大哥', phone: '13800000001', relation: 'father', present: false } as const

describe('whom the leader turned away', () => {
  const told = async (who: Client, activity: Shown) => (await county.read(who, activity.code)).posts.map(({ obstacle }) => obstacle?.code)

  it('may not ask for that post again, may for another, and the site’s staff may sign them up after all', async () => {
    const activity = await county.recruiting({ posts: [post({ approval: true }), post({ name: '引路' })] })
    const who = await county.volunteer({ phone: '13600000031' })
    const { code } = await county.join(who, activity)
    await county.step('clinic', signUps.reject, code, { reason: '这次人手够了' })
    expect(await told(who, activity)).toEqual(['rejected_before', undefined])
    expect(refused(await county.ask(who, activity))).toEqual([409, 'rejected_before'])
    const body = { post: postCode(activity), person: { code: who.code }, guardian: null }
    expect(granted(await county.attempt('station', signUps.signUpFor, activity.code, body)).state).toBe('applied')
    granted(await county.people.station.call(signUps.withdraw, { params: { code: await liveCodeOf(who) }, body: {} }))
    expect(await county.join(who, activity, 1)).toMatchObject({ state: 'approved' })
  })

  it('may not come back to an activity in which a place was taken back, not by the site’s hand either', async () => {
    const activity = await county.recruiting({ posts: [post(), post({ name: '引路' })] })
    const who = await county.volunteer()
    const { code } = await county.join(who, activity)
    await county.step('clinic', signUps.remove, code, { reason: '改由护士来' })
    expect(await told(who, activity)).toEqual(['removed_before', 'removed_before'])
    expect(refused(await county.ask(who, activity, 1))).toEqual([409, 'removed_before'])
    const body = { post: postCode(activity, 1), person: { code: who.code }, guardian: null }
    expect(refused(await county.attempt('station', signUps.signUpFor, activity.code, body))).toEqual([409, 'removed_before'])
    const other = await county.recruiting({ startsAt: AFTERNOON.startsAt, endsAt: AFTERNOON.endsAt })
    expect((await county.join(who, other)).state).toBe('approved')
  })

  it('is another thing than having withdrawn: who did may come back', async () => {
    const activity = await county.recruiting()
    const who = await county.volunteer()
    const { code } = await county.join(who, activity)
    await county.withdraw(who, code)
    expect((await county.join(who, activity)).state).toBe('approved')
  })
})

/** The code of somebody's one sign-up that lives. */
const liveCodeOf = async ({ id }: Volunteer): Promise<string> =>
  (await county.database.reads.manager.findOneByOrFail(SignUp, { personId: id, liveKey: Not(IsNull()) })).publicCode

describe('what I can do near me', () => {
  it('is for a minor also what a guardian’s word opens, which is said, and never what no guardian could', async () => {
    const fresh = await openActivities()
    try {
      const open = await fresh.recruiting({
        title: '近处',
        posts: [post(), post({ name: '理发', skill: 'haircut' }), post({ name: '长者', leastAge: 60 })],
      })
      await fresh.recruiting({ title: '救援', rescue: true })
      const [child, youth, adult] = [
        await fresh.volunteer({ birthDate: '2013-05-01' }),
        await fresh.volunteer({ birthDate: '2010-05-01', skills: ['haircut'] }),
        await fresh.volunteer({ birthDate: '1980-05-01' }),
      ]
      const list = async (who: Client) =>
        granted(await who.call(activities.forMe, { query: {} }))
          .items.filter(({ title }) => title === '近处' || title === '救援')
          .map(({ title, posts }) => [title, ...posts.map(({ name, guardian }) => `${name} ${guardian}`)])
      expect(await list(child)).toEqual([['近处', '量血压 guardian_presence_needed']])
      expect(await list(youth)).toEqual([['近处', '量血压 guardian_consent_needed', '理发 guardian_consent_needed']])
      expect((await list(adult))[0]).toEqual(['近处', '量血压 null'])
      const there = { ...GUARDIAN, present: true }
      expect(granted(await fresh.ask(child, open, 0, there)).state).toBe('approved')
      expect(granted(await fresh.ask(youth, open, 1, GUARDIAN)).state).toBe('approved')
      expect(await list(child)).toEqual([])
    } finally {
      await fresh.close()
    }
  })

  it('is exactly the posts whose sign-up would succeed now, the nearest first', async () => {
    const fresh = await openActivities()
    try {
      const near = await fresh.recruiting({ title: '近处', posts: [post({ places: 1 }), post({ name: '护士', credential: 'nurse' })] })
      const afternoon = await fresh.recruiting({ title: '下午', ...AFTERNOON, latE6: 22_400_000, lngE6: 112_560_000 })
      await fresh.recruiting({ title: '以后', opensAt: '2026-11-30T00:00:00.000Z' })
      await fresh.recruiting({ title: '未成年', rescue: true })
      const who = await fresh.volunteer()
      const list = async () => granted(await who.call(activities.forMe, { query: {} })).items
      expect((await list()).map(({ title, posts }) => [title, posts.map(({ name, left }) => [name, left])])).toEqual([
        ['近处', [['量血压', 1]]],
        ['下午', [['量血压', 2]]],
      ])
      const distances = (await list()).map(({ distance }) => distance ?? -1)
      expect(distances).toEqual(distances.toSorted((one, other) => one - other))
      await fresh.join(await fresh.volunteer(), near)
      expect((await list()).map(({ title }) => title)).toEqual(['下午'])
      await fresh.join(who, afternoon)
      expect(await list()).toEqual([])
      const nurse = await fresh.volunteer({ credentials: [['nurse', null]] })
      expect(granted(await nurse.call(activities.forMe, { query: {} })).items[0]).toMatchObject({
        title: '近处',
        posts: [{ name: '护士' }],
      })
    } finally {
      await fresh.close()
    }
  })
})
