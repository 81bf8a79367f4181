import { SignUp, VolunteerCredential, VolunteerReveal } from '../../server/features/sign-ups/sign-up.entity'
import { activities, signUps } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import { type Activities, openActivities, post, postCode } from '../support/activities'
import { granted, refused, SECRETS, sites } from '../support/kaiping'

let county: Activities
beforeEach(async () => {
  county = await openActivities()
})
afterEach(() => county.close())

const reveals = () => county.database.reads.manager.find(VolunteerReveal, { order: { id: 'ASC' } })
const personId = async (code: string): Promise<string> => {
  const [{ id } = { id: '' }] = (await county.database.reads.query('select `id` from `person` where `publicCode` = ?', [code])) as {
    id: string
  }[]
  return id
}

describe('one’s own profile', () => {
  it('is empty at first, kept as given, and lets one take what it fits', async () => {
    const who = await county.volunteer()
    const read = async () => granted(await who.call(signUps.profile))
    expect(await read()).toEqual({ birthDate: null, skills: [], about: '', credentials: [] })
    const fill = (body: BodyIn<typeof signUps.fillProfile>) => who.call(signUps.fillProfile, { body })
    granted(await fill({ birthDate: '1960-02-29', skills: ['haircut', 'haircut'], about: '会理发' }))
    expect(await read()).toEqual({ birthDate: '1960-02-29', skills: ['haircut'], about: '会理发', credentials: [] })
    granted(await fill({ birthDate: '1960-03-01', skills: ['cooking'], about: '' }))
    expect(await read()).toMatchObject({ birthDate: '1960-03-01', skills: ['cooking'], about: '' })
    expect(refused(await fill({ birthDate: '2027-01-01', skills: [], about: '' }))).toEqual([400, 'invalid_request'])
    expect(refused(await fill({ birthDate: '1960-02-30', skills: [], about: '' }))).toEqual([400, 'invalid_request'])
    const activity = await county.recruiting({ posts: [post({ leastAge: 60, skill: 'cooking' })] })
    expect((await county.join(who, activity)).state).toBe('approved')
    expect(await reveals()).toEqual([])
  })
})

describe('the register of volunteers', () => {
  it('notes a paper that the site has seen, once, and who opens it is written down', async () => {
    const who = await county.volunteer({ name: '邓护士', phone: '13600000001' })
    const found = granted(await county.people.station.call(signUps.findVolunteers, { body: { phone: '13600000001' } }))
    expect(found.items).toEqual([{ code: who.code, name: '邓护士', village: '宅群村' }])
    const register = (validUntil: string | null) =>
      county.attempt('station', signUps.registerCredential, who.code, { credential: 'nurse', validUntil })
    granted(await register('2026-01-01'))
    granted(await register('2027-01-01'))
    expect(await county.database.reads.manager.countBy(VolunteerCredential, { personId: who.id })).toBe(1)
    expect(granted(await who.call(signUps.profile)).credentials).toEqual([{ credential: 'nurse', validUntil: '2027-01-01' }])
    const activity = await county.recruiting({ posts: [post({ credential: 'nurse' })] })
    expect((await county.join(who, activity)).state).toBe('approved')
    const opened = await county.step('station', signUps.revealVolunteer, who.code, { reason: '核对护士证' })
    expect(opened).toMatchObject({ name: '邓护士', credentials: [{ credential: 'nurse' }] })
    const openedBy = await staffId()
    expect(await reveals()).toMatchObject([
      { personId: who.id, signUpId: null, reason: '按电话查找', openedBy },
      { personId: who.id, signUpId: null, reason: '核对护士证', openedBy },
    ])
  })

  it('is for staff of a site that holds the person’s village, and to others the person is not there', async () => {
    const who = await county.volunteer({ phone: '13600000002', village: sites.otherStation })
    expect(granted(await county.people.station.call(signUps.findVolunteers, { body: { phone: '13600000002' } })).items).toEqual([])
    expect(granted(await county.people.centre.call(signUps.findVolunteers, { body: { phone: '13600000002' } })).items).toHaveLength(1)
    for (const [endpoint, body] of [
      [signUps.revealVolunteer, { reason: '看看' }],
      [signUps.registerCredential, { credential: 'nurse', validUntil: null }],
    ] as const) {
      expect(
        refused(
          await county.people.station.call(endpoint as typeof signUps.revealVolunteer, {
            params: { code: who.code },
            body: body as { reason: string },
          }),
        ),
      ).toEqual([404, 'volunteer_not_found'])
      expect(
        refused(
          await county.people.clinic.call(endpoint as typeof signUps.revealVolunteer, {
            params: { code: who.code },
            body: body as { reason: string },
          }),
        ),
      ).toEqual([403, 'not_allowed'])
    }
    expect(refused(await county.people.villager.call(signUps.findVolunteers, { body: { phone: '13600000002' } }))).toEqual([
      403,
      'not_allowed',
    ])
    // Only who found somebody learned anything.
    expect(await reveals()).toMatchObject([{ personId: who.id, reason: '按电话查找' }])
  })
})

const staffId = (): Promise<string> =>
  county.database.reads.query("select `id` from `person` where `name` = '阿莲'").then(([row]: { id: string }[]) => row?.id ?? '')

describe('who signed up', () => {
  it('is opened by the leader or the site, with what the post asks for and the guardian, each time written down', async () => {
    const activity = await county.recruiting({ posts: [post({ skill: 'haircut' })] })
    const who = await county.volunteer({
      name: SECRETS.name,
      phone: SECRETS.phone,
      birthDate: '2010-01-01',
      skills: ['haircut', 'cooking'],
    })
    const guardian = { name: '方大哥', phone: '13800000009', relation: 'father', present: false } as const
    const { code } = granted(await county.ask(who, activity, 0, guardian))
    const opened = await county.step('clinic', signUps.reveal, code, {})
    expect(opened).toEqual({ name: SECRETS.name, phone: SECRETS.phone, skill: true, credential: null, guardian })
    await county.step('town', signUps.reveal, code, {})
    expect(await reveals()).toMatchObject([{ personId: who.id }, { personId: who.id }])
    expect(refused(await county.attempt('weekend', signUps.reveal, code, {}))).toEqual([404, 'sign_up_not_found'])
    expect(await reveals()).toHaveLength(2)
  })
})

describe('somebody without a phone', () => {
  const signFor = (activityCode: string, body: BodyIn<typeof signUps.signUpFor>, by: 'station' | 'clinic' | 'otherwise' = 'station') =>
    (by === 'otherwise' ? county.people.villager : county.people[by]).call(signUps.signUpFor, { params: { code: activityCode }, body })

  it('is signed up by staff, becomes known with it, and what they must hear the staff hear as well', async () => {
    const activity = await county.recruiting({ posts: [post({ places: 1 }), post({ name: '包饺子', places: 2 })] })
    const body = { post: postCode(activity), person: { name: '关婆婆', phone: null, birthDate: '1946-01-01' }, guardian: null }
    const made = granted(await signFor(activity.code, body))
    expect(made).toMatchObject({ state: 'approved', minor: false, person: { name: '关婆婆', phone: '' } })
    const id = await personId(made.person.code)
    const staff = await staffId()
    expect(await county.database.reads.manager.findOneBy(SignUp, { publicCode: made.code })).toMatchObject({
      personId: id,
      signedUpBy: staff,
    })
    expect(await reveals()).toMatchObject([{ personId: id, openedBy: staff, reason: '工作人员代报名' }])
    const other = granted(
      await signFor(activity.code, {
        post: postCode(activity, 1),
        person: { name: '周伯', phone: '13500000001', birthDate: null },
        guardian: null,
      }),
    )
    await county.step('clinic', activities.cancel, activity.code, { reason: '下雨' })
    expect(await county.titlesTo(id)).toEqual(['活动取消了'])
    const told = (await county.toldTo(staff)).filter(({ title }) => title.startsWith('请转告'))
    expect(told).toHaveLength(2)
    const again = await county.recruiting()
    const known = granted(
      await signFor(again.code, { post: postCode(again), person: { name: '周伯', phone: '13500000001', birthDate: null }, guardian: null }),
    )
    expect(known.person.code).toBe(other.person.code)
    expect(refused(await signFor(again.code, { post: postCode(again), person: { code: other.person.code }, guardian: null }))).toEqual([
      409,
      'already_signed_up',
    ])
  })

  it('is withdrawn by the site’s staff in one tap, and fits or does not fit like everybody', async () => {
    const activity = await county.recruiting({ posts: [post({ leastAge: 80 })] })
    const person = { name: '关婆婆', phone: null, birthDate: '1976-01-01' }
    expect(refused(await signFor(activity.code, { post: postCode(activity), person, guardian: null }))).toEqual([409, 'too_young'])
    expect(await personNamed('关婆婆')).toBe(0)
    const { code } = granted(
      await signFor(activity.code, { post: postCode(activity), person: { ...person, birthDate: '1940-01-01' }, guardian: null }),
    )
    expect((await county.step('town', signUps.withdraw, code, {})).state).toBe('withdrawn')
  })

  it('is signed up by nobody else, and nobody is who lives outside', async () => {
    const activity = await county.recruiting()
    const person = { name: '关婆婆', phone: null, birthDate: null }
    expect(refused(await signFor(activity.code, { post: postCode(activity), person, guardian: null }, 'clinic'))).toEqual([
      403,
      'not_allowed',
    ])
    expect(refused(await signFor(activity.code, { post: postCode(activity), person, guardian: null }, 'otherwise'))).toEqual([
      403,
      'not_allowed',
    ])
    const outside = await county.volunteer({ village: sites.otherStation })
    expect(refused(await signFor(activity.code, { post: postCode(activity), person: { code: outside.code }, guardian: null }))).toEqual([
      404,
      'volunteer_not_found',
    ])
  })
})

const personNamed = async (name: string): Promise<number> =>
  Number(((await county.database.reads.query('select count(*) as n from `person` where `name` = ?', [name])) as { n: number }[])[0]?.n)
