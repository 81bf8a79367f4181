import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { Notice } from '../../server/features/notices/notice.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import type { Person } from '../../server/features/people/person.entity'
import { ServiceProject, ServiceProjectVersion } from '../../server/features/projects/project.entity'
import { projectByCode, servicesByCode, teamsListing, teamsListingCategory } from '../../server/features/projects/project.queries'
import { tokensOf } from '../../server/features/projects/project-text'
import type { Team } from '../../server/features/teams/team.entity'
import { projects } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import { places, type ServedCounty, servedCounty } from '../support/served-county'
import { startTestServer } from '../support/server'

const now = new Date('2026-11-24T02:00:00.000Z')

let server: Awaited<ReturnType<typeof startTestServer>>
let county: ServedCounty
let team: Team
let leader: Person
let staff: Person

beforeEach(async () => {
  server = await startTestServer({ now })
  county = await servedCounty(server.database)
  team = await county.team({ name: '河口剧团', home: places.upper, areas: [places.town] })
  leader = await county.person('队长', 'leader', team)
  staff = await county.person('镇所工作人员', 'staff', places.town)
})

afterEach(() => server.close())

const content: BodyIn<typeof projects.revise> = {
  title: '粤剧进祠堂',
  serviceCode: 'test_opera',
  summary: '一台折子戏，四十分钟',
  detail: '自带音响',
  qualification: '',
  people: 80,
  risk: 1,
  insurance: '',
}

const of = (project: { publicCode: string } | { code: string }) => ({
  params: { code: 'code' in project ? project.code : project.publicCode },
})

async function draft(wish: Partial<typeof content> = {}) {
  const asLeader = await server.as(leader.publicCode)
  const { status, body } = await asLeader.call(projects.propose, { body: { team: team.publicCode, ...content, ...wish } })
  expect(status).toBe(200)
  return body
}

const refusalOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [status, body.error?.code]

const listed = async (query: Record<string, string>): Promise<string[]> => {
  const { status, body } = await server.visitor.call(projects.list, { query })
  expect(status).toBe(200)
  return body.items.map((item: { title: string }) => item.title)
}

/** An order of a project, as far as a project cares. */
const order = (project: ServiceProject, { open }: { open: boolean }) =>
  server.database.transaction((tx) =>
    tx.insert(ServiceOrder, {
      id: uuidv7(),
      publicCode: newPublicCode(),
      state: open ? 'serving' : 'closed',
      turn: open ? 'others' : 'nobody',
      open,
      countyCode: places.county,
      townCode: places.town,
      villageCode: places.upper,
      ownerCode: places.upper,
      title: '看戏',
      category: project.category,
      serviceCode: project.serviceCode,
      projectId: project.id,
      projectVersionId: project.versionId,
      text: '',
      textVerdict: 'pass',
      urgency: 'normal',
      slots: [],
      channel: 'self',
      placerId: leader.id,
      relation: 'self',
      submittedAt: now,
      updatedAt: now,
    }),
  )

const isTold = (person: Person) => server.database.reads.getRepository(Notice).findBy({ personId: person.id })

describe('the life of a project', () => {
  test('from a draft to the list, out of it and back, with the actions that each may take next', async () => {
    const asLeader = await server.as(leader.publicCode)
    const asStaff = await server.as(staff.publicCode)
    const project = await draft()
    expect(project).toMatchObject({
      state: 'draft',
      version: 1,
      actions: ['submit', 'revise'],
      insurance: '',
      returnReason: null,
      openOrders: 0,
    })
    const path = [
      [asLeader, projects.submit, 'reviewing', []],
      [asStaff, projects.putOnList, 'listed', ['pause', 'retire']],
      [asLeader, projects.pause, 'paused', ['resume', 'retire', 'revise']],
      [asStaff, projects.resume, 'listed', ['pause', 'retire']],
      [asLeader, projects.retire, 'retired', []],
    ] as const
    for (const [who, step, state, actions] of path) {
      const { status, body } = await who.call(step, of(project))
      expect([status, body.state, body.actions]).toEqual([200, state, actions])
    }
    expect(refusalOf(await asLeader.call(projects.resume, of(project)))).toEqual([409, 'transition_not_allowed'])
  })

  test('a returned project says why to its team and its site, and goes round again', async () => {
    const project = await draft()
    const asLeader = await server.as(leader.publicCode)
    const asStaff = await server.as(staff.publicCode)
    await asLeader.call(projects.submit, of(project))
    const returned = await asStaff.call(projects.return, { ...of(project), body: { reason: '请写明要多大的场地' } })
    expect(returned.body).toMatchObject({ state: 'returned', returnReason: '请写明要多大的场地' })
    const revised = await asLeader.call(projects.revise, { ...of(project), body: { ...content, detail: '要二十平方米' } })
    expect(revised.body).toMatchObject({ state: 'returned', version: 2, detail: '要二十平方米', returnReason: '请写明要多大的场地' })
    await asLeader.call(projects.submit, of(project))
    expect((await asStaff.call(projects.putOnList, of(project))).body).toMatchObject({ state: 'listed', returnReason: null })
  })

  test('revising a listed project sends it back to review as a new version, and the old version stays as it was', async () => {
    const project = await county.project(team, { title: '老戏', service: 'test_opera' })
    const body = { ...content, title: '新讲', serviceCode: 'test_lecture' }
    const revised = await (await server.as(leader.publicCode)).call(projects.revise, { ...of(project), body })
    expect(revised.body).toMatchObject({ state: 'reviewing', version: 2, title: '新讲', category: 'theory', service: { name: '政策宣讲' } })
    const old = await server.database.reads.getRepository(ServiceProjectVersion).findOneByOrFail({ id: project.versionId })
    expect(old).toMatchObject({ version: 1, title: '老戏', serviceCode: 'test_opera' })
    expect(await listed({ place: places.town })).toEqual([])
  })

  test('what is risky is listed only with an insurance', async () => {
    const asLeader = await server.as(leader.publicCode)
    const asStaff = await server.as(staff.publicCode)
    const project = await draft({ risk: 2 })
    await asLeader.call(projects.submit, of(project))
    expect(refusalOf(await asStaff.call(projects.putOnList, of(project)))).toEqual([422, 'project_incomplete'])
    await asStaff.call(projects.return, { ...of(project), body: { reason: '缺保险' } })
    await asLeader.call(projects.revise, { ...of(project), body: { ...content, risk: 2, insurance: '人保 2026-1180' } })
    await asLeader.call(projects.submit, of(project))
    expect((await asStaff.call(projects.putOnList, of(project))).body.state).toBe('listed')
  })

  test('of two who list and return at once one succeeds', async () => {
    const project = await county.project(team, { title: '抢着审', service: 'test_opera', state: 'reviewing' })
    const asStaff = await server.as(staff.publicCode)
    const upper = await server.as((await county.person('县中心工作人员', 'staff', places.county)).publicCode)
    const answers = await Promise.all([
      asStaff.call(projects.putOnList, of(project)),
      upper.call(projects.return, { ...of(project), body: { reason: '再想想' } }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('leaders hear of a listing and of every return; nobody else does', async () => {
    const project = await draft()
    const asLeader = await server.as(leader.publicCode)
    const asStaff = await server.as(staff.publicCode)
    for (const reason of ['第一次', '第二次']) {
      await asLeader.call(projects.submit, of(project))
      await asStaff.call(projects.return, { ...of(project), body: { reason } })
      server.clock.advance(1)
    }
    await asLeader.call(projects.submit, of(project))
    await asStaff.call(projects.putOnList, of(project))
    await asStaff.call(projects.pause, of(project))
    const told = await isTold(leader)
    expect(told.map(({ title, body }) => `${title} ${body}`).sort()).toEqual([
      '项目已上架 「粤剧进祠堂」村民现在可以点了。',
      '项目退回修改 「粤剧进祠堂」第一次',
      '项目退回修改 「粤剧进祠堂」第二次',
    ])
    expect(await isTold(staff)).toEqual([])
  })

  test('a project is of a service that exists, and of a team that exists', async () => {
    const asLeader = await server.as(leader.publicCode)
    const unknown = await asLeader.call(projects.propose, { body: { team: team.publicCode, ...content, serviceCode: 'no_such_service' } })
    expect(refusalOf(unknown)).toEqual([400, 'invalid_request'])
    expect(unknown.body.error.fields).toEqual([{ field: 'serviceCode', message: '没有这种服务，请重新选择' }])
    expect(refusalOf(await asLeader.call(projects.propose, { body: { team: 'Nobody99', ...content } }))).toEqual([404, 'team_not_found'])
  })
})

describe('who may do what', () => {
  test('only its leader proposes for a team', async () => {
    for (const other of [staff, await county.person('队员', 'volunteer', team), await county.person('村民')]) {
      const asOther = await server.as(other.publicCode)
      expect(refusalOf(await asOther.call(projects.propose, { body: { team: team.publicCode, ...content } }))).toEqual([403, 'not_allowed'])
    }
    expect(refusalOf(await server.visitor.call(projects.propose, { body: { team: team.publicCode, ...content } }))).toEqual([
      401,
      'sign_in_needed',
    ])
  })

  test('a team does not list its own project, and a site does not revise one', async () => {
    const reviewing = await county.project(team, { title: '自己上架', service: 'test_opera', state: 'reviewing' })
    const open = await county.project(team, { title: '站里改写', service: 'test_opera' })
    const asLeader = await server.as(leader.publicCode)
    const asStaff = await server.as(staff.publicCode)
    expect(refusalOf(await asLeader.call(projects.putOnList, of(reviewing)))).toEqual([403, 'not_allowed'])
    expect(refusalOf(await asStaff.call(projects.revise, { ...of(open), body: content }))).toEqual([403, 'not_allowed'])
  })

  test('a project is moved by the site that holds its team’s home and by those above, and by no other', async () => {
    const project = await county.project(team, { title: '归谁管', service: 'test_opera' })
    for (const site of [places.upper, places.town, places.county]) {
      const asStaff = await server.as((await county.person('管的', 'staff', site)).publicCode)
      expect((await asStaff.call(projects.pause, of(project))).body.state).toBe('paused')
      expect((await asStaff.call(projects.resume, of(project))).body.state).toBe('listed')
    }
    for (const site of [places.lower, places.farTown, places.otherCounty]) {
      const asStaff = await server.as((await county.person('不管的', 'staff', site)).publicCode)
      expect(refusalOf(await asStaff.call(projects.pause, of(project)))).toEqual([403, 'not_allowed'])
    }
  })

  test('what is not public does not exist for others; insurance and the reason of a return are never public', async () => {
    const hidden = await county.project(team, { title: '还没好', service: 'test_opera', state: 'reviewing' })
    const shown = await county.project(team, { title: '好了', service: 'test_opera', risk: 2, insurance: '人保 2026-1180' })
    const villager = await server.as((await county.person('村民')).publicCode)
    for (const each of [server.visitor, villager]) {
      expect(refusalOf(await each.call(projects.one, of(hidden)))).toEqual([404, 'project_not_found'])
      const { body } = await each.call(projects.one, of(shown))
      expect([body.insurance, body.returnReason, body.actions]).toEqual([null, null, []])
    }
    expect(refusalOf(await villager.call(projects.pause, of(hidden)))).toEqual([404, 'project_not_found'])
    expect(refusalOf(await villager.call(projects.pause, of(shown)))).toEqual([403, 'not_allowed'])
    const supervisor = await server.as((await county.person('督导', 'supervisor', places.county)).publicCode)
    expect((await supervisor.call(projects.one, of(shown))).body).toMatchObject({ insurance: '人保 2026-1180', actions: [] })
    expect((await (await server.as(leader.publicCode)).call(projects.one, of(hidden))).status).toBe(200)
  })

  test('a paused project stays public; a retired one only while orders of it are open', async () => {
    const paused = await county.project(team, { title: '歇一歇', service: 'test_opera', state: 'paused' })
    const retired = await county.project(team, { title: '不办了', service: 'test_opera', state: 'retired' })
    const owed = await county.project(team, { title: '办完再停', service: 'test_opera', state: 'retired' })
    await order(owed, { open: true })
    await order(owed, { open: false })
    await order(retired, { open: false })
    expect((await server.visitor.call(projects.one, of(paused))).status).toBe(200)
    expect((await server.visitor.call(projects.one, of(retired))).status).toBe(404)
    expect((await server.visitor.call(projects.one, of(owed))).body).toMatchObject({ title: '办完再停', openOrders: 1 })
  })

  test('a village that is named gives the distance to the team', async () => {
    const project = await county.project(team, { title: '多远', service: 'test_opera' })
    const near = await server.visitor.call(projects.one, { ...of(project), query: { village: places.lower } })
    expect(near.body.distance).toBe(1112)
    expect((await server.visitor.call(projects.one, of(project))).body.distance).toBeNull()
  })
})

describe('the public list', () => {
  test('holds listed projects only', async () => {
    for (const state of ['draft', 'reviewing', 'returned', 'paused', 'retired', 'listed'] as const) {
      await county.project(team, { title: state, service: 'test_opera', state })
    }
    expect(await listed({ place: places.city })).toEqual(['listed'])
  })

  test('by place, shows teams at home there and teams that serve it, above it or below it', async () => {
    const far = await county.team({ name: '远山队', home: places.far, areas: [places.otherVillage] })
    const wide = await county.team({ name: '西县队', home: places.otherCounty, areas: [places.county] })
    await county.project(team, { title: '上河的', service: 'test_opera' })
    await county.project(far, { title: '远山的', service: 'test_opera' })
    await county.project(wide, { title: '西县的', service: 'test_opera' })
    expect(await listed({ place: places.upper })).toEqual(['西县的', '上河的'])
    expect(await listed({ place: places.town })).toEqual(['西县的', '上河的'])
    expect(await listed({ place: places.lower })).toEqual(['西县的', '上河的'])
    expect(await listed({ place: places.far })).toEqual(['西县的', '远山的'])
    expect(await listed({ place: places.otherVillage })).toEqual(['远山的'])
    expect(await listed({ place: places.otherCounty })).toEqual(['西县的', '远山的'])
    expect(await listed({ place: places.county })).toEqual(['西县的', '远山的', '上河的'])
  })

  test('by category', async () => {
    await county.project(team, { title: '看戏', service: 'test_opera' })
    await county.project(team, { title: '听讲', service: 'test_lecture' })
    expect(await listed({ place: places.town, category: 'theory' })).toEqual(['听讲'])
  })

  test('by words of the title or the team, whole or in part, in any order and of any width', async () => {
    await county.project(team, { title: '上门理发', service: 'test_haircut' })
    await county.project(team, { title: '眼科CT义诊', service: 'test_first_aid' })
    const find = (text: string) => listed({ place: places.town, text })
    expect(await find('理发')).toEqual(['上门理发'])
    expect(await find('理发 上门')).toEqual(['上门理发'])
    expect(await find('ct')).toEqual(['眼科CT义诊'])
    expect(await find('CT义诊')).toEqual(['眼科CT义诊'])
    expect(await find('剧团')).toEqual(['眼科CT义诊', '上门理发'])
    expect(await find('剧团 理发')).toEqual(['上门理发'])
    expect(await find('发理')).toEqual([])
    expect(await find('理发 义诊')).toEqual([])
  })

  test('by a single character, wherever in the title it stands', async () => {
    await county.project(team, { title: '上门理发', service: 'test_haircut' })
    for (const character of '上门理发') expect(await listed({ place: places.town, text: character })).toEqual(['上门理发'])
    expect(await listed({ place: places.town, text: '诊' })).toEqual([])
  })

  test('by nothing that can be looked up, finds nothing', async () => {
    await county.project(team, { title: '上门理发', service: 'test_haircut' })
    expect(await listed({ place: places.town, text: '!?' })).toEqual([])
  })

  test('a revised project is found by its new words and no longer by the old', async () => {
    const project = await draft({ title: '祠堂看戏' })
    const asLeader = await server.as(leader.publicCode)
    await asLeader.call(projects.revise, { ...of(project), body: { ...content, title: '广场放映' } })
    await asLeader.call(projects.submit, of(project))
    await (await server.as(staff.publicCode)).call(projects.putOnList, of(project))
    expect(await listed({ place: places.town, text: '广场' })).toEqual(['广场放映'])
    expect(await listed({ place: places.town, text: '看戏' })).toEqual([])
    expect(await listed({ place: places.town, text: '上河村' })).toEqual(['广场放映'])
  })

  test('is read page by page, each project once, also while new ones are listed', async () => {
    for (let index = 0; index < 43; index += 1) await county.project(team, { title: `第${index}个`, service: 'test_opera' })
    const seen: string[] = []
    let cursor: string | undefined
    for (const expected of [20, 20, 3]) {
      const query = { place: places.town, ...(cursor === undefined ? {} : { cursor }) }
      const { body } = await server.visitor.call(projects.list, { query })
      expect(body.items).toHaveLength(expected)
      seen.push(...body.items.map((item: { code: string }) => item.code))
      cursor = body.next ?? undefined
      await county.project(team, { title: '新来的', service: 'test_opera' })
    }
    expect([new Set(seen).size, cursor]).toEqual([43, undefined])
  })
})

describe('a team’s and a site’s own lists', () => {
  test('a leader reads all projects of their teams, whatever their state', async () => {
    await county.project(team, { title: '草稿', service: 'test_opera', state: 'draft' })
    await county.project(team, { title: '上架', service: 'test_opera' })
    await county.project(await county.team({ name: '别队', home: places.upper }), { title: '别队的', service: 'test_opera' })
    const { body } = await (await server.as(leader.publicCode)).call(projects.mine)
    expect(body.items.map((item: { title: string }) => item.title)).toEqual(['上架', '草稿'])
    expect(body.teams).toEqual([{ code: team.publicCode, name: '河口剧团', kind: 'service_team' }])
    const villager = await server.as((await county.person('村民')).publicCode)
    expect((await villager.call(projects.mine)).body).toEqual({ items: [], teams: [] })
  })

  test('a site reads the projects of the teams at home below it; drafts stay with their teams until asked for', async () => {
    for (const state of ['draft', 'reviewing', 'listed'] as const)
      await county.project(team, { title: state, service: 'test_opera', state })
    await county.project(await county.team({ name: '远山队', home: places.far }), { title: '远山的', service: 'test_opera' })
    const asStaff = await server.as(staff.publicCode)
    const read = async (query: { site: string; state?: 'reviewing' }) =>
      (await asStaff.call(projects.toReview, { query })).body.items.map((item: { title: string }) => item.title)
    expect(await read({ site: places.town })).toEqual(['listed', 'reviewing'])
    expect(await read({ site: places.upper, state: 'reviewing' })).toEqual(['reviewing'])
    expect(await read({ site: places.lower })).toEqual([])
    const above = await asStaff.call(projects.toReview, { query: { site: places.county } })
    expect(refusalOf(above)).toEqual([403, 'not_allowed'])
  })
})

test('services are listed by category and position', async () => {
  const { body } = await server.visitor.call(projects.services)
  const codes = body.items.map((item: { code: string }) => item.code).filter((code: string) => code.startsWith('test_'))
  expect(codes).toEqual(['test_lecture', 'test_haircut', 'test_opera', 'test_first_aid'])
})

test('other features learn of projects and of who lists a service', async () => {
  const project = await county.project(team, { title: '看戏', service: 'test_opera' })
  await county.project(team, { title: '听讲', service: 'test_lecture', state: 'paused' })
  const reads = server.database.reads.manager
  expect(await projectByCode(reads, project.publicCode)).toMatchObject({
    project: { id: project.id },
    version: { title: '看戏' },
    team: { id: team.id },
  })
  expect(await projectByCode(reads, 'Nobody99')).toBeNull()
  expect(await teamsListing(reads, 'test_opera')).toEqual([team.id])
  expect(await teamsListing(reads, 'test_lecture')).toEqual([])
  expect(await teamsListingCategory(reads, 'theory')).not.toContain(team.id)
  expect(await teamsListingCategory(reads, null)).toContain(team.id)
  expect((await servicesByCode(server.database)).get('test_opera')).toMatchObject({ name: '粤剧下乡', category: 'culture' })
})

test('text that may not be published is refused before anything is written', async () => {
  const asLeader = await server.as(leader.publicCode)
  const refused = await asLeader.call(projects.propose, { body: { team: team.publicCode, ...content, summary: '代开发票，加微信' } })
  expect(refusalOf(refused)).toEqual([422, 'text_not_allowed'])
  expect(await server.database.reads.getRepository(ServiceProject).countBy({ teamId: team.id })).toBe(0)
})

test('texts are looked up by pairs of neighbouring characters', () => {
  expect(tokensOf('上门理发')).toEqual(['上门', '门理', '理发'])
  expect(tokensOf('理发，理发')).toEqual(['理发'])
  expect(tokensOf('CT 检查')).toEqual(['ct', '检查'])
  expect(tokensOf('戏 a')).toEqual(['戏', 'a'])
  expect(tokensOf(' ,。')).toEqual([])
})
