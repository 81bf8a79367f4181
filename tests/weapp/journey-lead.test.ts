import { CheckEvent } from '../../server/features/check-ins/check-event.entity'
import { fixedCode } from '../../server/seed/identity'
import { makeCode, SLOT_MS, slotAt } from '../../shared/check-in/code'
import { activities, checkIns, signUps } from '../../shared/contract'
import { MINUTE } from '../../shared/time/beijing'
import { granted } from '../support/kaiping'
import { type CountyPhones, OWNERS, openCountyForPhones } from './county-phones'
import { drawsCode } from './drawn-code'
import { publishActivity } from './held-activity'
import type { Simulator } from './simulator'

/** How far the leader's phone is behind the right time, in minutes. */
const BEHIND = 7
const NURSE = fixedCode('person 邓晓岚')

describe.each([false, true])('a leader who checks people in without signal, promises as tasks: %s', (macrotaskPromise) => {
  let county: CountyPhones
  let held: Awaited<ReturnType<typeof publishActivity>>
  let phone: Simulator

  beforeAll(async () => {
    county = await openCountyForPhones()
    // The server's time is the right one; every phone of this county is behind it.
    county.advance(BEHIND)
    held = await publishActivity(county, {
      posts: [{ name: '量血压', places: 5, leastAge: null, mostAge: null, skill: null, credential: null }],
    })
    for (const who of [OWNERS.elder, NURSE]) await signUp(who)
  })

  afterAll(() => county.close())

  async function signUp(who: string): Promise<void> {
    const client = await county.asPerson(who)
    const { posts } = granted(await client.call(activities.one, { params: { code: held.code } }))
    granted(await client.call(signUps.signUp, { params: { code: held.code }, body: { post: posts[0]?.code ?? '', guardian: null } }))
  }

  const page = (): string => `/volunteer/pages/lead-check-in/index?code=${held.code}`
  const noted = (): Promise<CheckEvent[]> => county.database.reads.manager.find(CheckEvent, { order: { at: 'ASC', id: 'ASC' } })
  const secret = async (): Promise<string> => granted(await held.leader.call(checkIns.issue, { params: { code: held.code } })).secret
  const line = (name: string): string => phone.findAll('.lead-check-in__person').find(({ text }) => text.includes(name))?.text ?? ''

  test('with signal the page fetches the list and the secret, and says that both are on the phone now', async () => {
    phone = await county.signedIn(OWNERS.clinic, { macrotaskPromise })
    await phone.navigate(page())
    expect(phone.text()).toContain('名单和签到码已存在这部手机上')
    expect(phone.problems).toEqual([])
  })

  test('killed and opened again without signal, it draws the code of the right time, whatever the phone’s clock says', async () => {
    phone.close()
    phone = county.phoneOf(OWNERS.clinic, { macrotaskPromise, storage: phone.storage, online: false })
    await phone.launch()
    await phone.navigate(page())
    const key = await secret()
    const draws = (moment: number): boolean =>
      drawsCode(phone.find('#check-code'), makeCode({ activity: held.code, direction: 'in', slot: slotAt(moment) }, key))
    const right = county.now().getTime()
    // The slot may have turned between drawing and reading.
    expect(draws(right) || draws(right - SLOT_MS)).toBe(true)
    expect(draws(right - BEHIND * MINUTE)).toBe(false)
    expect(phone.text()).toContain(held.title)
    expect(phone.problems).toEqual([])
  })

  test('the roll and a card are written down, and the screen says that they wait', async () => {
    await phone.tap('~点名')
    expect(phone.text()).toContain('一共 2 人，到了 0 人')
    const elder = phone.findAll('.lead-check-in__person').find(({ text }) => text.includes('张伯'))
    if (elder === undefined) throw new Error('the list does not hold 张伯')
    await phone.tap(phone.find('=到了', elder))
    phone.answer('scanCode', { result: `hongmian:person:${NURSE}` })
    await phone.tap('=扫志愿者的码')
    expect(phone.text()).toContain('记下了：邓晓岚。')
    expect(phone.text()).toContain('一共 2 人，到了 2 人')
    expect(line('张伯')).toMatch(/签到 \d\d:\d\d，等上传/)
    expect(line('邓晓岚')).toMatch(/签到 \d\d:\d\d，等上传/)
    await phone.tap('~已记下')
    expect(phone.text()).toContain('还有 2 条等上传，连上网会自动传，不用管。')
    expect(await noted()).toEqual([])
    expect(phone.problems).toEqual([])
  })

  test('killed once more, nothing of it is lost', async () => {
    phone.close()
    phone = county.phoneOf(OWNERS.clinic, { macrotaskPromise, storage: phone.storage, online: false })
    await phone.launch()
    expect(phone.find('#kept-check-ins').text).toContain('有 2 条签到记在手机上')
    await phone.navigate(page())
    await phone.tap('~已记下')
    expect(phone.text()).toContain('还有 2 条等上传')
    expect(phone.problems).toEqual([])
  })

  test('back in signal it goes out by itself, each for the right time, and the screen says that it is recorded', async () => {
    const before = county.now().getTime()
    phone.setOnline(true)
    await phone.settle()
    const events = await noted()
    expect(events.map(({ channel, direction }) => `${channel} ${direction}`).sort()).toEqual(['card in', 'roll in'])
    for (const { at, stepped } of events) {
      expect(Math.abs(at.getTime() - before)).toBeLessThan(MINUTE)
      expect(stepped).toBe(false)
    }
    expect(phone.text()).toContain('都已经传上去了。')
    expect(phone.findAll('~已记录').length).toBeGreaterThan(0)
    await phone.tap('~点名')
    expect(line('张伯')).toMatch(/签到 \d\d:\d\d/)
    expect(line('张伯')).not.toContain('等上传')
    const { items } = granted(await held.leader.call(checkIns.attendance, { params: { code: held.code } }))
    expect(items.map(({ presence, flags }) => [presence.state, flags])).toEqual([
      ['in', ['no_check_out']],
      ['in', ['no_check_out']],
    ])
    expect(phone.problems).toEqual([])
  })
})
