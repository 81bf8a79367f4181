import { activities, signUps } from '../../shared/contract'
import { type Activities, AFTERNOON, openActivities, post } from '../support/activities'
import { granted, refused, sites } from '../support/kaiping'
import type { Client } from '../support/server'

let county: Activities
beforeEach(async () => {
  county = await openActivities()
})
afterEach(() => county.close())

const feedOf = async (who: Client, site: string | null = null): Promise<string> =>
  granted(await who.call(activities.feed, { body: { site } })).path.replace('/api/activities/calendar/', '')

const read = (feed: string) => county.visitor.call(activities.calendar, { params: { feed } })

/** The content lines of a feed, unfolded as a calendar program does it. */
async function linesOf(feed: string): Promise<string[]> {
  const { status, bytes } = await read(feed)
  expect(status).toBe(200)
  return bytes.toString().replaceAll('\r\n ', '').split('\r\n')
}
const valuesOf = (lines: readonly string[], name: string): string[] =>
  lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1))

describe('the feed of a person', () => {
  it('is theirs without signing in, says where one meets once it is certain, and follows what becomes of it', async () => {
    const who = await county.volunteer()
    const activity = await county.recruiting({ title: '义诊；量血压,测血糖', posts: [post({ places: 1 })] })
    const full = await county.recruiting({ title: '下午的', ...AFTERNOON, posts: [post({ places: 1 })] })
    await county.join(await county.volunteer(), full)
    const mine = await county.join(who, activity)
    await county.join(who, full)
    const feed = await feedOf(who)
    const answer = await read(feed)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const lines = await linesOf(feed)
    expect(valuesOf(lines, 'SUMMARY').toSorted()).toEqual(['下午的', '义诊；量血压\\,测血糖'])
    expect(valuesOf(lines, 'DTSTART').toSorted()).toEqual(['20261203T010000Z', '20261203T060000Z'])
    expect(valuesOf(lines, 'STATUS').toSorted()).toEqual(['CONFIRMED', 'TENTATIVE'])
    expect(valuesOf(lines, 'DESCRIPTION').toSorted()).toEqual([
      '塘口镇卫生院志愿服务队\\n候补中',
      '塘口镇卫生院志愿服务队\\n集合：祠堂门口榕树下',
    ])
    expect(valuesOf(lines, 'LOCATION')[0]).toBe('宅群村 文化广场')
    await county.withdraw(who, mine.code)
    await county.step('clinic', activities.cancel, full.code, { reason: '停电' })
    const later = await linesOf(feed)
    expect(valuesOf(later, 'SUMMARY')).toEqual(['下午的'])
    expect(valuesOf(later, 'STATUS')).toEqual(['CANCELLED'])
    expect(valuesOf(later, 'UID')).toHaveLength(1)
    expect(valuesOf(lines, 'UID')).toContain(valuesOf(later, 'UID')[0])
  })

  it('opens nothing once another was asked for or it was stopped, and an invented one never did', async () => {
    const who = await county.volunteer()
    const first = await feedOf(who)
    const second = await feedOf(who)
    expect(refused(await read(first))).toEqual([404, 'not_found'])
    expect((await read(second)).status).toBe(200)
    granted(await who.call(activities.stopFeed, { body: { site: null } }))
    expect(refused(await read(second))).toEqual([404, 'not_found'])
    expect(refused(await read('x'.repeat(43)))).toEqual([404, 'not_found'])
  })
})

describe('the feed of a site', () => {
  it('shows what is public in its places and nothing of people or of where they meet', async () => {
    const activity = await county.recruiting({ title: '义诊' })
    await county.plan({ title: '草稿' })
    const who = await county.volunteer({ name: '方李银好' })
    await county.join(who, activity)
    for (const site of [sites.station, sites.town, sites.centre]) {
      const feed = await feedOf(county.people.villager, site)
      expect(valuesOf(await linesOf(feed), 'SUMMARY')).toEqual(['义诊'])
      const { bytes } = await read(feed)
      for (const hidden of ['榕树下', '陈队长', '方李银好', '07502009008']) expect(bytes.includes(hidden)).toBe(false)
    }
    expect(valuesOf(await linesOf(await feedOf(county.people.villager, sites.otherStation)), 'SUMMARY')).toEqual([])
    expect(refused(await county.people.villager.call(activities.feed, { body: { site: '4407' } }))).toEqual([404, 'place_not_found'])
    expect((await county.people.villager.call(signUps.mine, { query: {} })).status).toBe(200)
  })
})
