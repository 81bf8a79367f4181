import { sceneOf } from '@/station/pages/plan/map-scene'
import { labelsOf, layersOf, layoutOf } from '@/station/pages/plan/map-shapes'
import { newsWords, type PlanMap } from '@/station/pages/plan/plan-words'
import { useSending } from '@/station/pages/plan/sending'
import { withForbid, withPin } from '@/station/pages/plan/staff-words'
import Taro, { device } from './doubles/taro'

const PLAN = 'Kq2mBa7X'
const codes = (count: number): string[] => Array.from({ length: count }, (_, place) => `order ${place}`)
const counts = { proposed: 0, kept: 0, sent: 0, unserved: 0, pooled: 0 }

interface Piece {
  key: string | undefined
  orders: string[]
}

const pieces = (): Piece[] =>
  device
    .sent()
    .map(({ header, data }) => ({ key: header['Idempotency-Key'], orders: (JSON.parse(data ?? '{}') as { orders: string[] }).orders }))

/** The server: sends all of a piece but the orders of these codes; a lost piece is answered by nothing. */
function serverThat(refuses: readonly string[], lost: (attempt: number) => boolean = () => false): void {
  let attempt = 0
  device.answer(({ data }) => {
    attempt += 1
    if (lost(attempt)) return Promise.reject(new Error('request:fail timeout'))
    const { orders } = JSON.parse(data ?? '{}') as { orders: string[] }
    const lines = orders.map((order) => ({
      order,
      sent: !refuses.includes(order),
      offers: [],
      reason: refuses.includes(order) ? '刚刚有人处理过，请刷新后再看。' : null,
    }))
    return Promise.resolve({ statusCode: 200, data: { lines, counts } })
  })
}

const allTimers = () => jest.runAllTimersAsync()

beforeEach(() => {
  jest.useFakeTimers()
  device.reset()
  useSending.setState({ sending: null, busy: false, error: null })
})

afterEach(() => jest.useRealTimers())

test('a long plan goes out piece by piece, each order once, and counts those that went', async () => {
  serverThat(['order 3', 'order 40'])
  useSending.getState().begin(PLAN, 1, codes(60), '')
  await allTimers()
  expect(pieces().map(({ orders }) => orders.length)).toEqual([25, 25, 10])
  expect(pieces().flatMap(({ orders }) => orders)).toEqual(codes(60))
  expect(new Set(pieces().map(({ key }) => key)).size).toBe(3)
  const { sending, busy } = useSending.getState()
  expect(busy).toBe(false)
  expect(sending).toMatchObject({ left: [], sent: 58, total: 60 })
})

test('where the network fails in the middle it stops, keeps what is left, and goes on under the same key', async () => {
  // The first piece arrives; every attempt of the second is lost.
  serverThat([], (attempt) => attempt >= 2 && attempt <= 5)
  useSending.getState().begin(PLAN, 1, codes(60), '')
  await allTimers()
  expect(useSending.getState()).toMatchObject({ busy: false, sending: { sent: 25, total: 60 } })
  expect(useSending.getState().sending?.left).toEqual(codes(60).slice(25))
  useSending.getState().resume()
  await allTimers()
  expect(useSending.getState()).toMatchObject({ error: null, sending: { sent: 60, left: [] } })
  const second = pieces().filter(({ orders }) => orders[0] === 'order 25')
  expect(second).toHaveLength(5)
  expect(new Set(second.map(({ key }) => key)).size).toBe(1)
})

test('a plan that was planned anew meanwhile is not sent any further', async () => {
  device.answer(() => Promise.resolve({ statusCode: 409, data: { error: { code: 'plan_changed', message: '草稿已经重新排过。' } } }))
  useSending.getState().begin(PLAN, 1, codes(60), '')
  await allTimers()
  expect(pieces()).toHaveLength(1)
  expect(useSending.getState()).toMatchObject({ busy: false, sending: { sent: 0, left: [] }, error: { code: 'plan_changed' } })
})

test('what was sent so far is still known after the program was closed', async () => {
  serverThat(['order 1'])
  useSending.getState().begin(PLAN, 1, codes(3), '')
  await allTimers()
  const before = useSending.getState().sending
  const written = Taro.getStorageSync('plan-sending')
  useSending.setState({ sending: null })
  // What memory held is gone; what the device held is what the program finds when it is opened.
  Taro.setStorageSync('plan-sending', written)
  await useSending.persist.rehydrate()
  expect(useSending.getState()).toMatchObject({ sending: before, busy: false })
})

test('a plan that is out of date says by how much', () => {
  expect(newsWords({ events: 3, arrived: 1, left: 2 })).toBe('排好以后，单和队伍有 3 处变化：新来 1 张单，2 张已经有人办了，或撤回了。')
  expect(newsWords({ events: 1, arrived: 0, left: 0 })).toBe('排好以后，单和队伍有 1 处变化。')
  expect(newsWords({ events: null, arrived: 2, left: 0 })).toBe('排好以后新来 2 张单。')
  expect(newsWords({ events: null, arrived: 0, left: 0 })).toBe('排好有一阵了，单或队伍可能有变化。')
})

test('a pin takes the place of a word against the same team, and the other way round', () => {
  const nothing = { pins: [], forbids: [] }
  const forbidden = withForbid(nothing, { order: 'one', team: 'a' })
  const pinned = withPin(forbidden, { order: 'one', team: 'a', slot: null })
  expect(pinned).toEqual({ pins: [{ order: 'one', team: 'a', slot: null }], forbids: [] })
  expect(withPin(pinned, { order: 'one', team: 'b', slot: null }).pins).toEqual([{ order: 'one', team: 'b', slot: null }])
  expect(withForbid(pinned, { order: 'one', team: 'a' })).toEqual(forbidden)
})

/** Villages in rows, a team in each tenth, and each village served by the team before it. */
function mapOf(count: number): PlanMap {
  const villages = Array.from({ length: count }, (_, place) => ({
    code: `44078${3_100 + Math.floor(place / 10)}${String(place % 10).padStart(3, '0')}`,
    name: `第${place}村`,
    latE6: 22_300_000 + Math.floor(place / 30) * 10_000,
    lngE6: 112_500_000 + (place % 30) * 10_000,
    served: place % 3 === 0 ? 0 : 1,
    unserved: place % 3 === 0 ? 1 : 0,
  }))
  const teams = villages
    .filter((_, place) => place % 10 === 0)
    .map(({ code, latE6, lngE6 }) => ({ code, name: code, latE6, lngE6, orders: 6 }))
  const links = villages.flatMap(({ served }, village) => (served > 0 ? [{ village, team: Math.floor(village / 10), orders: 1 }] : []))
  return { villages, teams, links }
}

test('villages that are too many to tell apart are drawn town by town, and none is lost', () => {
  const scene = sceneOf(mapOf(1_300), '4407')
  expect(scene.dots.length).toBe(130)
  const total = (of: 'served' | 'unserved') => scene.dots.reduce((sum, dot) => sum + dot[of], 0)
  expect(total('served') + total('unserved')).toBe(1_300)
  expect(scene.links.reduce((sum, { orders }) => sum + orders, 0)).toBe(total('served'))
})

test('of one place only its own villages and the teams that come there are drawn', () => {
  const scene = sceneOf(mapOf(300), '440783105')
  expect(scene.dots.map(({ code }) => code.slice(0, 9))).toEqual(Array.from({ length: 10 }, () => '440783105'))
  expect(scene.marks).toHaveLength(1)
})

test('every kind of village has a shape of its own: filled, ringed with a cross, or both', () => {
  const scene = {
    dots: [
      { code: '1', name: '', latE6: 0, lngE6: 0, served: 1, unserved: 0 },
      { code: '2', name: '', latE6: 10, lngE6: 10, served: 0, unserved: 1 },
      { code: '3', name: '', latE6: 20, lngE6: 20, served: 1, unserved: 1 },
    ],
    marks: [],
    links: [],
  }
  const moves = Object.fromEntries(layersOf(scene, layoutOf(scene), null).map(({ name, d }) => [name, d.split('M').length - 1]))
  expect(moves).toMatchObject({ served: 2, rings: 2, crosses: 2, teams: 0 })
})

test('no name lies over another, over a village that waits, or off the drawing', () => {
  const scene = sceneOf(mapOf(300), '4407')
  const layout = layoutOf(scene)
  const rings = layout.dots.filter((_, place) => (scene.dots[place]?.unserved ?? 0) > 0)
  const named = scene.dots.map(({ code, name }, place) => ({ code, name, spot: layout.dots[place] ?? { x: 0, y: 0 } }))
  expect(labelsOf(named, layout.height, rings)).toEqual([])
  const labels = labelsOf(named, layout.height, [])
  expect(labels.length).toBeGreaterThan(3)
  for (const { left, top } of labels) {
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(100)
    expect(top).toBeLessThan(100)
  }
})
