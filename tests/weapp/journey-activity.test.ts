import { CheckEvent } from '../../server/features/check-ins/check-event.entity'
import { makeCode, slotAt } from '../../shared/check-in/code'
import { activities, checkIns, hours } from '../../shared/contract'
import type { Direction } from '../../shared/vocabulary/check-ins'
import { granted } from '../support/kaiping'
import { type CountyPhones, OWNERS, openCountyForPhones } from './county-phones'
import { publishActivity } from './held-activity'
import type { Simulator } from './simulator'

const WHOLE = 60

describe.each([false, true])('a volunteer’s activity from signing up to the hours, promises as tasks: %s', (macrotaskPromise) => {
  let county: CountyPhones
  let held: Awaited<ReturnType<typeof publishActivity>>
  let secret: string
  let phone: Simulator

  beforeAll(async () => {
    county = await openCountyForPhones()
    held = await publishActivity(county)
    secret = granted(await held.leader.call(checkIns.issue, { params: { code: held.code } })).secret
  })

  afterAll(() => county.close())

  /** The leader's phone shows its code of this moment, and the volunteer's camera sees it. */
  const show = (direction: Direction): void => {
    const slot = slotAt(county.now().getTime())
    phone.answer('scanCode', { result: makeCode({ activity: held.code, direction, slot }, secret) })
  }
  const noted = (): Promise<number> => county.database.reads.manager.count(CheckEvent)

  test('one press signs up, and only then are the meeting point and the leader’s phone shown', async () => {
    phone = await county.signedIn(OWNERS.elder, { macrotaskPromise })
    await phone.navigate(`/pages/activity/index?code=${held.code}`)
    expect(phone.text()).not.toContain('祠堂门口榕树下')
    await phone.tap('=报名')
    expect(phone.find('#activity-done').text).toBe('报上名了。到时候见。')
    expect(phone.find('#meeting').text).toMatch(/祠堂门口榕树下.*打电话/)
    expect(phone.problems).toEqual([])
  })

  test('without signal a code of another activity is refused on the phone itself, and nothing is written down', async () => {
    phone.setOnline(false)
    await phone.tap('#to-check-in')
    phone.answer('scanCode', { result: makeCode({ activity: 'Wx2mBa7K', direction: 'in', slot: slotAt(county.now().getTime()) }, secret) })
    await phone.tap('#scan')
    expect(phone.text()).toContain('这不是这个活动的码，没有记录。')
    expect(phone.findAll('#waiting-events')).toEqual([])
    expect(phone.findAll('#check-answer')).toEqual([])
    await phone.back()
    expect(phone.problems).toEqual([])
  })

  test('without signal the code is written down, said to wait, and still there when the app was closed', async () => {
    phone.setOnline(false)
    show('in')
    await phone.tap('#to-check-in')
    expect(phone.page.route).toBe('volunteer/pages/check-in/index')
    await phone.tap('#scan')
    expect(phone.find('#check-answer').text).toContain('已经记在手机上')
    expect(phone.find('#waiting-events').text).toContain('签到')
    expect(await noted()).toBe(0)
    expect(phone.problems).toEqual([])

    phone.close()
    phone = county.phoneOf(OWNERS.elder, { macrotaskPromise, storage: phone.storage, online: false })
    await phone.launch()
    expect(phone.find('#kept-check-ins').text).toContain('有 1 条签到记在手机上')
    expect(phone.find('#on-now').text).toContain(held.title)
    expect(phone.problems).toEqual([])
  })

  test('it goes out by itself when the network is back, from whichever page is open', async () => {
    phone.setOnline(true)
    await phone.settle()
    expect(await noted()).toBe(1)
    expect(phone.findAll('#kept-check-ins')).toEqual([])
    await phone.tap('=签到签退')
    expect(phone.find('#here-now').text).toContain('已签到')
    expect(phone.find('#told-events').text).toContain('记下了。')
    expect(phone.problems).toEqual([])
  })

  test('with signal the way out is answered at once; scanning twice is one event', async () => {
    county.advance(WHOLE)
    show('out')
    await phone.tap('#scan')
    expect(phone.find('#check-answer').text).toContain('记下了。')
    await phone.tap('#scan')
    expect(phone.find('#check-answer').text).toContain('已经签退了，不用再签。')
    expect(await noted()).toBe(2)
    expect(phone.find('#here-now').text).toContain('已签退')
    expect(phone.problems).toEqual([])
  })

  test('once the leader has settled, the hours are there, timed and manual apart', async () => {
    const { leader, code } = held
    granted(await leader.call(activities.begin, { params: { code }, body: {} }))
    granted(await leader.call(activities.end, { params: { code }, body: {} }))
    const { seen } = granted(await leader.call(checkIns.attendance, { params: { code } }))
    granted(await leader.call(hours.settle, { params: { code }, body: { outcome: '量了三十位老人。', seen, setAside: [], orders: [] } }))
    await phone.navigate('/volunteer/pages/hours/index')
    expect(phone.find('#hours-totals').text).toMatch(/签到签退计时.*1 小时.*补录.*0 分/)
    await phone.tap('=不是我')
    await phone.tap(phone.find('=不是我', phone.find('.kapok-sheet__foot')))
    expect(phone.find('#case-opened').text).toContain('请站里核实')
    expect(phone.find('#hours-totals').text).toMatch(/签到签退计时.*0 分/)
    expect(phone.problems).toEqual([])
  })
})
