import { IsNull } from 'typeorm'
import { AdministrativeChange } from '../../server/features/administration/administrative-change.entity'
import { Invitation } from '../../server/features/memberships/invitation.entity'
import { MembershipReveal } from '../../server/features/memberships/membership-reveal.entity'
import { Notice } from '../../server/features/notices/notice.entity'
import { Membership } from '../../server/features/people/membership.entity'
import type { Person } from '../../server/features/people/person.entity'
import { IdempotencyKey } from '../../server/http/idempotency.entity'
import { desk, memberships, notices, session } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import { granted, type Kaiping, openKaiping, refused, sites, teamCodes } from '../support/kaiping'
import { type ServedCounty, servedCounty } from '../support/served-county'
import type { Client } from '../support/server'

const OTHER_COUNTY = '440781'
const CITY = '4407'
const REASON = '换岗了'

let county: Kaiping
let boss: Client
let people: ServedCounty
beforeEach(async () => {
  county = await openKaiping()
  boss = county.people.administrator
  people = await servedCounty(county.database)
})
afterEach(() => county.close())

type Wish = BodyIn<typeof memberships.invite>
const atSite = (role: Wish['role'], site: string): Wish => ({ role, site, team: null })
const invite = (wish: Wish, by = boss) => by.call(memberships.invite, { body: wish })
const invited = async (wish: Wish, by = boss): Promise<string> => granted(await invite(wish, by)).code
const accept = (code: string, by: Client) => by.call(memberships.accept, { body: { code } })
const list = async (kind: 'site' | 'team' = 'site', under: string = sites.centre, by = boss) =>
  granted(await by.call(memberships.list, { query: { under, kind } })).items
const end = (id: string, by = boss) => by.call(memberships.end, { params: { id }, body: { reason: REASON } })
const readsInbox = async (who: Client) => (await who.call(desk.inbox, { query: { site: sites.station, tab: 'new' } })).status

/** Somebody new, with this authority. */
const somebody = async (name: string, role?: 'administrator' | 'supervisor', of?: string): Promise<{ person: Person; client: Client }> => {
  const person = await people.person(name, role, of)
  return { person, client: county.as(person.publicCode) }
}

const ownId = async (person: Person): Promise<string> =>
  (await county.database.reads.manager.findOneByOrFail(Membership, { personId: person.id, role: 'administrator' })).id

describe('an invitation', () => {
  it('says what it offers, and makes the accepted authority work at once', async () => {
    const { stranger } = county.people
    expect(await readsInbox(stranger)).toBe(403)
    const code = await invited(atSite('staff', sites.station))
    const looked = granted(await stranger.call(memberships.look, { body: { code } }))
    expect([looked.role, looked.site?.code, looked.site?.name]).toEqual(['staff', sites.station, '宅群村文明实践站'])
    const self = granted(await accept(code, stranger))
    expect(self.memberships).toContainEqual({ role: 'staff', site: { code: sites.station, name: '宅群村文明实践站' }, team: null })
    expect(await readsInbox(stranger)).toBe(200)
  })

  it('tells whoever made it, once, that somebody came', async () => {
    await accept(await invited(atSite('proxy', sites.station)), county.people.stranger)
    const told = granted(await boss.call(notices.list)).items
    expect(told.map(({ title, body }) => [title, body])).toEqual([['有人接受了邀请', '宅群村文明实践站的代点人（网格员）已经到位。']])
  })

  it('may be into a team, whose home lies in the subtree', async () => {
    await accept(await invited({ role: 'volunteer', site: null, team: teamCodes.clinic }), county.people.stranger)
    expect(granted(await county.people.stranger.call(session.self)).memberships.map(({ team }) => team?.code)).toEqual([teamCodes.clinic])
  })

  it('works once: the code is worth nothing afterwards', async () => {
    const code = await invited(atSite('staff', sites.station))
    granted(await accept(code, county.people.stranger))
    expect(refused(await accept(code, county.people.elder))).toEqual([410, 'invitation_ended'])
  })

  it('of two who enter it at the same moment takes one', async () => {
    const code = await invited(atSite('staff', sites.station))
    const answers = await Promise.all([accept(code, county.people.stranger), accept(code, county.people.elder)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410])
  })

  it('lives three days', async () => {
    const code = await invited(atSite('staff', sites.station))
    county.clock.advance(72 * 60 - 1)
    granted(await county.people.stranger.call(memberships.look, { body: { code } }))
    county.clock.advance(1)
    expect(refused(await accept(code, county.people.stranger))).toEqual([410, 'invitation_ended'])
  })

  it('is nowhere to be read afterwards: not in its row, not in the list, not in the kept replies', async () => {
    const code = await invited(atSite('staff', sites.station))
    const { manager } = county.database.reads
    const kept = JSON.stringify([
      await manager.find(Invitation),
      await manager.find(IdempotencyKey),
      await manager.find(AdministrativeChange),
    ])
    expect(kept).not.toContain(code)
    const shown = granted(await boss.call(memberships.invitations, { query: { under: sites.centre } })).items
    expect(shown).toHaveLength(1)
    expect(JSON.stringify(shown)).not.toContain(code)
  })

  it('can be withdrawn', async () => {
    const { code, id } = granted(await invite(atSite('staff', sites.station)))
    granted(await boss.call(memberships.withdraw, { params: { id } }))
    expect(refused(await accept(code, county.people.stranger))).toEqual([410, 'invitation_ended'])
    expect(refused(await boss.call(memberships.withdraw, { params: { id } }))).toEqual([404, 'invitation_not_found'])
  })

  it('is void once its maker no longer administers the place', async () => {
    const { person, client } = await somebody('第二位管理员', 'administrator', sites.centre)
    const code = await invited(atSite('staff', sites.station), client)
    granted(await end(await ownId(person)))
    expect(refused(await accept(code, county.people.stranger))).toEqual([410, 'invitation_ended'])
  })

  it('to what one is already is refused, and stays open', async () => {
    const code = await invited(atSite('staff', sites.station))
    expect(refused(await accept(code, county.people.station))).toEqual([409, 'already_member'])
    granted(await accept(code, county.people.stranger))
  })

  it('that nobody made reads like one that ended, so that guessing teaches nothing', async () => {
    expect(refused(await accept('2222abcd', county.people.stranger))).toEqual([410, 'invitation_ended'])
  })
})

describe('nobody gives more than they hold', () => {
  it('a county’s administrator makes nobody anything outside the county or above it', async () => {
    for (const wish of [
      atSite('administrator', OTHER_COUNTY),
      atSite('administrator', CITY),
      atSite('supervisor', CITY),
      atSite('staff', `${OTHER_COUNTY}115210`),
    ])
      expect(refused(await invite(wish))).toEqual([403, 'not_allowed'])
  })

  it('staff, leaders, supervisors and villagers invite nobody', async () => {
    const { station, town, centre, clinic, villager } = county.people
    for (const who of [station, town, centre, clinic, villager])
      expect(refused(await invite(atSite('proxy', sites.station), who))).toEqual([403, 'not_allowed'])
  })

  it('a role is held only where it makes sense', async () => {
    for (const wish of [
      atSite('administrator', sites.town),
      atSite('proxy', sites.centre),
      atSite('leader', sites.station),
      { role: 'staff', site: null, team: teamCodes.clinic } as const,
    ])
      expect(refused(await invite(wish))).toEqual([422, 'role_not_there'])
    expect((await invite({ role: 'staff', site: sites.station, team: teamCodes.clinic })).status).toBe(400)
  })

  it('what lies outside cannot be listed, opened or ended either', async () => {
    const { person } = await somebody('邻县管理员', 'administrator', OTHER_COUNTY)
    const id = await ownId(person)
    expect(refused(await boss.call(memberships.list, { query: { under: OTHER_COUNTY, kind: 'site' } }))).toEqual([403, 'not_allowed'])
    expect(refused(await boss.call(memberships.invitations, { query: { under: CITY } }))).toEqual([403, 'not_allowed'])
    expect(refused(await end(id))).toEqual([403, 'not_allowed'])
    expect(refused(await boss.call(memberships.reveal, { params: { id }, body: { reason: REASON } }))).toEqual([403, 'not_allowed'])
  })
})

describe('a membership', () => {
  it('is listed with its place and a masked name, sites and teams apart', async () => {
    const shown = await list()
    expect(shown.find(({ site }) => site?.code === sites.station)?.name).toMatch(/\*/)
    expect(JSON.stringify(shown)).not.toMatch(/阿莲|梁主任|关主任|0750200/)
    expect(shown.every(({ site, team }) => site !== null && team === null)).toBe(true)
    const led = await list('team', sites.town)
    expect(led.some(({ team, role }) => team?.code === teamCodes.clinic && role === 'leader')).toBe(true)
    expect(JSON.stringify(led)).not.toContain('陈队长')
  })

  it('is opened with a reason, and that is written down', async () => {
    const line = (await list()).find(({ site, role }) => site?.code === sites.station && role === 'staff')
    const opened = granted(await boss.call(memberships.reveal, { params: { id: line?.id ?? '' }, body: { reason: '打电话确认值班' } }))
    expect(opened).toEqual({ name: '阿莲', phone: '07502009005' })
    const [kept] = await county.database.reads.manager.find(MembershipReveal)
    expect([kept?.membershipId, kept?.reason]).toEqual([line?.id, '打电话确认值班'])
  })

  it('ends at once: the very next request is refused, and its person is told why, once', async () => {
    expect(await readsInbox(county.people.station)).toBe(200)
    const line = (await list()).find(({ site, role }) => site?.code === sites.station && role === 'staff')
    granted(await end(line?.id ?? ''))
    expect(await readsInbox(county.people.station)).toBe(403)
    const told = await county.database.reads.manager.findBy(Notice, { eventKey: `membership.${line?.id}.ended` })
    expect(told.map(({ body }) => body)).toEqual([`宅群村文明实践站的工作人员：${REASON}`])
    expect(refused(await end(line?.id ?? ''))).toEqual([404, 'membership_not_found'])
    const [change] = await county.database.reads.manager.findBy(AdministrativeChange, { subjectKey: line?.id ?? '' })
    expect([change?.subject, change?.after, change?.reason]).toEqual(['membership', null, REASON])
  })

  it('ended by two at the same moment ends once, and its person is told once', async () => {
    const { client } = await somebody('第二位管理员', 'administrator', sites.centre)
    const line = (await list()).find(({ site, role }) => site?.code === sites.station && role === 'staff')
    const answers = await Promise.all([end(line?.id ?? ''), end(line?.id ?? '', client)])
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status < 500)).toBe(true)
    expect(await county.database.reads.manager.countBy(Notice, { eventKey: `membership.${line?.id}.ended` })).toBe(1)
  })

  it('of the last administrator cannot be ended by themself, and can once there is another', async () => {
    const own = (await list()).find((line) => line.own)
    expect(refused(await end(own?.id ?? ''))).toEqual([409, 'last_administrator'])
    await accept(await invited(atSite('administrator', sites.centre)), county.people.centre)
    granted(await end(own?.id ?? ''))
    expect(refused(await boss.call(memberships.list, { query: { under: sites.centre, kind: 'site' } }))).toEqual([403, 'not_allowed'])
  })

  it('of the last administrator of a county may be ended by one of the city', async () => {
    const { client } = await somebody('市管理员', 'administrator', CITY)
    const id = (await list()).find((line) => line.own)?.id ?? ''
    granted(await end(id, client))
  })

  it('lists go on where the page before ended', async () => {
    for (let made = 0; made < 25; made += 1) await somebody(`督导${made}`, 'supervisor', sites.centre)
    const query = { under: sites.centre, kind: 'site' } as const
    const first = granted(await boss.call(memberships.list, { query }))
    const rest = granted(await boss.call(memberships.list, { query: { ...query, cursor: first.next ?? '' } }))
    const ids = [...first.items, ...rest.items].map(({ id }) => id)
    expect([first.items.length, rest.next, new Set(ids).size]).toEqual([20, null, ids.length])
    expect(ids.length).toBeGreaterThan(25)
  })
})

test('of two administrators who end each other at the same moment, one stays', async () => {
  for (let round = 0; round < 5; round += 1) {
    const one = await somebody(`甲${round}`, 'administrator', OTHER_COUNTY)
    const other = await somebody(`乙${round}`, 'administrator', OTHER_COUNTY)
    const [first, second] = [await ownId(one.person), await ownId(other.person)]
    await Promise.all([end(second, one.client), end(first, other.client)])
    const where = { siteCode: OTHER_COUNTY, role: 'administrator', endedAt: IsNull() } as const
    expect(await county.database.reads.manager.countBy(Membership, where)).toBe(1)
    await county.database.transaction((tx) => tx.delete(Membership, { siteCode: OTHER_COUNTY, role: 'administrator' }))
  }
})
