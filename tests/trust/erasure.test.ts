import { AuditEntry } from '../../server/audit/audit.entity'
import { Attachment } from '../../server/features/attachments/attachment.entity'
import { sweepAttachments } from '../../server/features/attachments/sweep-attachments'
import { recountFigures } from '../../server/features/figures/recount'
import { HoursEntry } from '../../server/features/hours/hours.entity'
import { ownData, records, session } from '../../shared/contract'
import { refused } from '../support/kaiping'
import { tell } from '../support/number'
import { COUNTED_AS, openTraces, RESIDENT, type Traces, VOLUNTEER } from './support/traces'
import { canary, PERSONAL } from './world/canaries'

let traces: Traces
beforeEach(async () => {
  traces = await openTraces()
})
afterEach(() => traces.close())

describe('taking my data along', () => {
  it('holds everything that I told, in words, and nothing of anybody else', async () => {
    await traces.spread()
    const mine = JSON.stringify((await traces.resident.call(ownData.take)).body)
    for (const value of RESIDENT) expect(mine).toContain(value)
    const hers = JSON.stringify((await traces.volunteer.call(ownData.take)).body)
    for (const value of VOLUNTEER) expect(hers).toContain(value)
    for (const field of PERSONAL) for (const text of [mine, hers]) expect(text).not.toContain(canary(field, 'same'))
    expect(hers).not.toContain(canary('name', 'own'))
  })

  it('holds what I did and wrote in an office', async () => {
    await traces.writeInOffices()
    const { sections } = (await traces.volunteer.call(ownData.take)).body
    expect(sections.map(({ title }) => title)).toEqual(expect.arrayContaining(['回复的督单', '办过的任务', '谁打开过我的身份资料']))
  })

  it('tells who opened what of mine, and is audited each time', async () => {
    await traces.reveal(traces.staff)
    const { sections } = (await traces.resident.call(ownData.take)).body
    expect(sections.map(({ title }) => title)).toContain('谁打开过我单上的联系方式')
    await traces.resident.call(ownData.take)
    expect(await traces.server.database.reads.manager.countBy(AuditEntry, { endpoint: 'me.data.export' })).toBe(2)
  })
})

describe('erasing me', () => {
  it('waits until what needs me is done, and says what that is', async () => {
    expect((await traces.resident.call(ownData.state)).body.obstacles.map(({ code }) => code)).toEqual(['open_orders'])
    expect((await traces.volunteer.call(ownData.state)).body.obstacles.map(({ code }) => code)).toEqual(['live_sign_ups', 'in_office'])
    expect((await traces.staff.call(ownData.state)).body.obstacles.map(({ code }) => code)).toEqual(['in_office'])
    for (const client of [traces.resident, traces.volunteer, traces.staff])
      expect(refused(await traces.erase(client))).toEqual([409, 'erasure_blocked'])
    expect((await traces.resident.call(session.self)).body.name).toBe(canary('name', 'own'))
  })

  it('leaves my name, phone, openid and all that I told nowhere: in no table, no file, no log', async () => {
    await traces.spread()
    await traces.writeInOffices()
    await traces.finish()
    expect((await traces.left(RESIDENT)).length).toBeGreaterThan(RESIDENT.length)
    expect((await traces.left(VOLUNTEER)).length).toBeGreaterThan(VOLUNTEER.length)
    expect((await traces.left([COUNTED_AS])).map((place) => place.split(':')[0])).toEqual(['order_fact', 'beneficiary_month'])
    expect((await traces.erase(traces.resident)).status).toBe(200)
    expect((await traces.erase(traces.volunteer)).status).toBe(200)
    await sweepAttachments(traces.server.services)
    const found = await traces.left([...RESIDENT, ...VOLUNTEER, COUNTED_AS])
    tell('erasure', { tables: (await traces.tables()).size, values: RESIDENT.length + VOLUNTEER.length, wrong: found.length })
    expect(found).toEqual([])
    expect(await traces.server.database.reads.manager.countBy(Attachment, { publicCode: traces.things.codes.attachment })).toBe(0)
  })

  it('changes no figure but whom an order counts for', async () => {
    await traces.spread()
    await traces.writeInOffices()
    await traces.finish()
    await traces.erase(traces.resident)
    const { facts, cells, months } = await recountFigures(traces.server.database)
    expect([facts, cells, months]).toEqual([[], [], []])
  })

  it('touches nobody else', async () => {
    await traces.spread()
    await traces.writeInOffices()
    await traces.finish()
    const others = PERSONAL.map((field) => canary(field, 'same'))
    const before = await traces.left(others)
    await traces.erase(traces.resident)
    await traces.erase(traces.volunteer)
    await sweepAttachments(traces.server.services)
    expect(await traces.left(others)).toEqual(before)
  })

  it('keeps the hours, without me, and every way in is shut', async () => {
    await traces.finish()
    const minutes = async () =>
      (await traces.server.database.reads.manager.findBy(HoursEntry, { personId: traces.things.volunteer.id })).map(
        (entry) => entry.minutes,
      )
    const before = await minutes()
    expect((await traces.erase(traces.volunteer)).status).toBe(200)
    expect(await minutes()).toEqual(before)
    expect(before.length).toBeGreaterThan(0)
    expect(refused(await traces.volunteer.call(session.self))).toEqual([401, 'session_ended'])
    expect(
      (await traces.server.visitor.call(records.verify, { params: { verification: traces.things.codes.verification } })).body.standing,
    ).toBe('unknown')
  })
})
