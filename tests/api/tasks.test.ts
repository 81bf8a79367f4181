import fc from 'fast-check'
import { Deadline } from '../../server/clocks/deadline.entity'
import { Notice } from '../../server/features/notices/notice.entity'
import { SiteTask, TaskEvent, TaskEvidence } from '../../server/features/tasks/task.entity'
import { tasks } from '../../shared/contract'
import type { BodyIn, Endpoint, ReplyOf } from '../../shared/contract/endpoint'
import { TASK_STATES } from '../../shared/lifecycle/task'
import { TASK_WORKS } from '../../shared/vocabulary/tasks'
import { granted, type Kaiping, openKaiping, refused, sites } from '../support/kaiping'
import type { Client } from '../support/server'

let county: Kaiping
let boss: Client
beforeEach(async () => {
  county = await openKaiping()
  boss = county.people.administrator
})
afterEach(() => county.close())

type Wish = BodyIn<typeof tasks.make>
type Task = ReplyOf<typeof tasks.one>

const make = (wish: Partial<Wish> = {}, by = boss) =>
  by.call(tasks.make, { body: { under: sites.station, level: 'village', works: ['culture_square'], dueOn: '2026-12-10', ...wish } })
const list = async (under: string = sites.station, by = county.people.station) =>
  granted(await by.call(tasks.list, { query: { under } })).items
const one = async (code: string, by = county.people.station): Promise<Task> => granted(await by.call(tasks.one, { params: { code } }))
/** A step of a task; the reply of each is the task. */
const step = (endpoint: Endpoint, code: string, body: object = {}, by = county.people.station) =>
  by.call(endpoint as typeof tasks.submit, { params: { code }, body })
const progress = async (under: string = sites.centre, by = boss) => granted(await by.call(tasks.progress, { query: { under } }))
const told = (title: string) => county.database.reads.manager.findBy(Notice, { title })

/** A task of the village's station with one thing picked as evidence. */
const shown = async (): Promise<string> => {
  granted(await make())
  const code = (await list())[0]?.code ?? ''
  granted(await step(tasks.start, code))
  granted(await step(tasks.attach, code, { kind: 'facility', code: 'culture_square' }))
  return code
}

describe('tasks are set', () => {
  it('for every site of a level, once for each work in hand, and its staff are told in one message', async () => {
    const works: Wish['works'] = ['culture_square', 'village_rules']
    expect(granted(await make({ works }))).toEqual({ made: 2, known: 0 })
    expect(granted(await make({ works: [...works, 'points'] }))).toEqual({ made: 1, known: 2 })
    const messages = await told('有新的任务')
    expect(messages.map(({ body }) => body).sort()).toEqual([
      '布置了 1 项任务，2026-12-10 前完成。',
      '布置了 2 项任务，2026-12-10 前完成。',
    ])
    expect((await list()).map(({ work, state, owner }) => [work, state, owner])).toEqual([
      ['culture_square', 'todo', null],
      ['village_rules', 'todo', null],
      ['points', 'todo', null],
    ])
  })

  it('by whom administers or supervises the place, and by nobody else', async () => {
    granted(await make({}, county.people.centre))
    for (const who of [county.people.station, county.people.town, county.people.clinic])
      expect(refused(await make({}, who))).toEqual([403, 'not_allowed'])
    expect(refused(await make({ under: '440781' }))).toEqual([403, 'not_allowed'])
  })

  it('for a day to come, for sites that there are, and not for too many at once', async () => {
    expect(refused(await make({ dueOn: '2026-11-23' }))).toEqual([400, 'invalid_request'])
    expect(refused(await make({ level: 'town' }))).toEqual([400, 'invalid_request'])
    expect(refused(await make({ under: sites.centre, works: [...TASK_WORKS] }))).toEqual([422, 'too_many_tasks'])
    expect(await county.database.reads.manager.count(SiteTask)).toBe(0)
  })
})

describe('a task', () => {
  it('is begun by somebody, shown by what the site has, handed in and accepted by somebody else', async () => {
    const code = await shown()
    const doing = await one(code)
    expect([doing.owner, doing.state, doing.actions]).toEqual(['阿*', 'doing', ['attach', 'submit']])
    expect(doing.evidence).toEqual([{ kind: 'facility', code: 'culture_square', name: '文化广场' }])
    expect(granted(await step(tasks.submit, code, { said: '广场修好了' })).state).toBe('submitted')
    const waiting = await told('任务等您验收')
    expect(waiting.map(({ body }) => body)).toEqual(['宅群村文明实践站：一场 · 文化广场。广场修好了'])
    expect(granted(await step(tasks.accept, code, {}, boss)).state).toBe('accepted')
    expect(await told('任务验收通过')).toHaveLength(1)
    const done = await one(code)
    expect([done.actions, done.events.map(({ action }) => action)]).toEqual([[], ['start', 'attach', 'submit', 'accept']])
    expect(granted(await make())).toEqual({ made: 1, known: 0 })
  })

  it('is not handed in with nothing to show', async () => {
    granted(await make())
    const code = (await list())[0]?.code ?? ''
    granted(await step(tasks.start, code))
    expect(refused(await step(tasks.submit, code, { said: '' }))).toEqual([409, 'transition_not_allowed'])
  })

  it('is shown by nothing that the site has not', async () => {
    const code = await shown()
    for (const body of [
      { kind: 'facility', code: 'children_palace' },
      { kind: 'team', code: '2222abcd' },
      { kind: 'activity', code: '2222abcd' },
    ])
      expect(refused(await step(tasks.attach, code, body))).toEqual([422, 'evidence_not_there'])
    expect(await county.database.reads.manager.count(TaskEvidence)).toBe(1)
  })

  it('comes back with what is missing, and goes in again', async () => {
    const code = await shown()
    granted(await step(tasks.submit, code))
    granted(await step(tasks.return, code, { reason: '还差一次活动' }, boss))
    const back = await one(code)
    expect([back.state, back.returnReason, back.actions]).toEqual(['returned', '还差一次活动', ['attach', 'submit']])
    expect((await told('任务退回再做')).map(({ body }) => body)).toEqual(['宅群村文明实践站：一场 · 文化广场。还差一次活动'])
    granted(await step(tasks.submit, code))
    expect((await one(code)).returnReason).toBe('')
  })

  it('is not accepted by whoever handed it in, whatever else they are', async () => {
    granted(await make({ under: sites.centre, level: 'county', works: ['children_palace'] }))
    const { centre } = county.people
    const code = (await list(sites.centre, centre)).find(({ site }) => site.code === sites.centre)?.code ?? ''
    granted(await step(tasks.start, code, {}, centre))
    granted(await step(tasks.attach, code, { kind: 'facility', code: 'children_palace' }, centre))
    granted(await step(tasks.submit, code, {}, centre))
    expect((await one(code, centre)).actions).toEqual([])
    expect(refused(await step(tasks.accept, code, {}, centre))).toEqual([403, 'not_allowed'])
    granted(await step(tasks.accept, code, {}, boss))
  })

  it('is nobody’s elsewhere, and not its staff’s to accept', async () => {
    const code = await shown()
    granted(await step(tasks.submit, code))
    expect(refused(await step(tasks.accept, code))).toEqual([403, 'not_allowed'])
    for (const who of [county.people.villager, county.people.clinic]) {
      expect(refused(await step(tasks.accept, code, {}, who))).toEqual([404, 'task_not_found'])
      expect(refused(await who.call(tasks.one, { params: { code } }))).toEqual([403, 'not_allowed'])
      expect(refused(await who.call(tasks.list, { query: { under: sites.station } }))).toEqual([403, 'not_allowed'])
    }
  })

  it('accepted and returned in the same moment becomes one of them', async () => {
    const code = await shown()
    granted(await step(tasks.submit, code))
    const answers = await Promise.all([
      step(tasks.accept, code, {}, boss),
      step(tasks.return, code, { reason: '不行' }, county.people.centre),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await county.database.reads.manager.countBy(TaskEvent, { toState: (await one(code)).state })).toBe(1)
  })
})

describe('a task in hand', () => {
  const reschedule = (code: string, body: BodyIn<typeof tasks.reschedule>, by = boss) => step(tasks.reschedule, code, body, by)

  it('is not taken over from oneself, nor by whom it was not set for', async () => {
    granted(await make({ under: sites.centre, level: 'county' }, boss))
    const { centre } = county.people
    const code = (await list(sites.centre, centre)).find(({ site }) => site.code === sites.centre)?.code ?? ''
    granted(await step(tasks.start, code, {}, centre))
    expect((await one(code, centre)).actions).not.toContain('take_over')
    expect(refused(await step(tasks.takeOver, code, {}, centre))).toEqual([409, 'transition_not_allowed'])
    expect(refused(await step(tasks.takeOver, code, {}, boss))).toEqual([403, 'not_allowed'])
  })

  it('has its day moved by whom set it, with a reason, and is reminded by the new day', async () => {
    const code = await shown()
    expect(refused(await reschedule(code, { dueOn: '2026-12-20', reason: '下雨' }, county.people.station))).toEqual([403, 'not_allowed'])
    expect(refused(await reschedule(code, { dueOn: '2026-11-23', reason: '下雨' }))).toEqual([400, 'invalid_request'])
    const moved = granted(await reschedule(code, { dueOn: '2026-12-20', reason: '下雨' }))
    expect([moved.dueOn, moved.state, moved.events.at(-1)?.said]).toEqual(['2026-12-20', 'doing', '改到 2026-12-20 前完成。下雨'])
    expect((await told('任务的期限改了')).map(({ body }) => body)).toEqual([
      '宅群村文明实践站：一场 · 文化广场。改到 2026-12-20 前完成。下雨',
    ])
    const live = (await county.database.reads.manager.find(Deadline)).filter((each) => each.liveKey?.startsWith('task_'))
    expect(live.map(({ clock, dueAt }) => [clock, dueAt?.toISOString()]).sort()).toEqual([
      ['task_due', '2026-12-21T01:00:00.000Z'],
      ['task_soon', '2026-12-17T01:00:00.000Z'],
    ])
  })

  it('is called off with a reason: told, no longer counted, and the work can be set anew', async () => {
    const code = await shown()
    expect(refused(await step(tasks.cancel, code, { reason: '不用了' }))).toEqual([403, 'not_allowed'])
    const ended = granted(await step(tasks.cancel, code, { reason: '并到明年做' }, boss))
    expect([ended.state, ended.actions, ended.evidence.length]).toEqual(['cancelled', [], 1])
    expect(await told('任务取消了')).toHaveLength(1)
    expect((await progress()).total).toMatchObject({ cancelled: 1, total: 0, late: 0 })
    expect((await county.database.reads.manager.find(Deadline)).filter((each) => each.liveKey?.startsWith('task_'))).toEqual([])
    expect(granted(await make())).toEqual({ made: 1, known: 0 })
  })
})

describe('reminders', () => {
  const at = async (moment: string) => {
    county.clock.set(new Date(moment))
    await county.clock.act()
  }

  it('come three days before the last day and the morning after it, each once', async () => {
    granted(await make())
    await at('2026-12-07T00:59:00.000Z')
    expect(await told('任务快到期限')).toHaveLength(0)
    await at('2026-12-07T01:01:00.000Z')
    await at('2026-12-08T01:01:00.000Z')
    expect(await told('任务快到期限')).toHaveLength(1)
    await at('2026-12-11T01:01:00.000Z')
    await at('2026-12-12T01:01:00.000Z')
    expect(await told('任务过了期限')).toHaveLength(2)
    expect((await list())[0]?.late).toBe(true)
    expect((await progress()).total.late).toBe(1)
  })

  it('come again for a day that was moved', async () => {
    const code = await shown()
    await at('2026-12-07T01:01:00.000Z')
    granted(await step(tasks.reschedule, code, { dueOn: '2026-12-20', reason: '下雨' }, boss))
    await at('2026-12-11T01:01:00.000Z')
    expect(await told('任务过了期限')).toHaveLength(0)
    await at('2026-12-17T01:01:00.000Z')
    expect(await told('任务快到期限')).toHaveLength(2)
  })

  it('go to the whole site when whoever had it in hand has left', async () => {
    const code = await shown()
    await county.database.transaction((tx) => tx.update(SiteTask, { publicCode: code }, { ownerId: 'somebody-who-left' }))
    await at('2026-12-07T01:01:00.000Z')
    const messages = await told('任务快到期限')
    expect(messages.map(({ personId }) => personId)).not.toContain('somebody-who-left')
    expect(messages).toHaveLength(1)
    expect(granted(await step(tasks.takeOver, code)).owner).toBe('阿*')
  })

  it('stop with what was accepted, and say nothing of what waits for a word', async () => {
    const code = await shown()
    granted(await step(tasks.submit, code))
    await at('2026-12-07T01:01:00.000Z')
    expect(await told('任务快到期限')).toHaveLength(0)
    granted(await step(tasks.accept, code, {}, boss))
    const live = (await county.database.reads.manager.find(Deadline)).filter(({ liveKey }) => liveKey?.startsWith('task_'))
    expect(live).toEqual([])
    await at('2026-12-11T01:01:00.000Z')
    expect(await told('任务过了期限')).toHaveLength(0)
  })
})

test('progress sums: every level equals its own site and those below it, and the rows of its list', async () => {
  const places = [sites.centre, sites.town, '440783110', sites.station, sites.otherStation, '440783108001']
  let number = 0
  const row = fc.record({ site: fc.constantFrom(...places), state: fc.constantFrom(...TASK_STATES), work: fc.constantFrom(...TASK_WORKS) })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
      await county.database.transaction(async (tx) => {
        await tx.createQueryBuilder().delete().from(SiteTask).execute()
        for (const { site, state, work } of rows) {
          number += 1
          const code = String(number).padStart(8, '1')
          const at = county.services.now()
          const rest = { version: 1, liveKey: null, dueOn: '2026-11-01', setBy: code, returnReason: '', createdAt: at, updatedAt: at }
          await tx.insert(SiteTask, { id: `task ${code}`, publicCode: code, work, siteCode: site, state, ...rest })
        }
      })
      for (const under of [sites.centre, sites.town, sites.station]) {
        const { total, own, items } = await progress(under)
        const inside = rows.filter(({ site }) => site.startsWith(under))
        for (const state of TASK_STATES) {
          expect(total[state]).toBe(own[state] + items.reduce((sum, { counts }) => sum + counts[state], 0))
          expect(total[state]).toBe(inside.filter((each) => each.state === state).length)
        }
        expect(total.total).toBe(inside.filter(({ state }) => state !== 'cancelled').length)
        expect(total.late).toBe(inside.filter(({ state }) => state !== 'accepted' && state !== 'cancelled').length)
      }
    }),
    { numRuns: 15 },
  )
})
