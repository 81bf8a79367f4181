import { offers } from '@shared/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { isUncertain, useWrite } from '@/api'
import { device } from './doubles/taro'

const YES = { statusCode: 200, data: { code: 'Kq2mBa7X' } }
const BUSY = { statusCode: 503, data: {} }
const NO = { statusCode: 409, data: { error: { code: 'offer_closed', message: '这份邀请已经结束。' } } }
const LOST = 'lost'

/** Answers in this order; afterwards yes to everything. */
function answerInTurn(...answers: ({ statusCode: number; data: unknown } | typeof LOST)[]): void {
  const left = [...answers]
  device.answer(() => {
    const next = left.shift() ?? YES
    return next === LOST ? Promise.reject(new Error('request:fail timeout')) : Promise.resolve(next)
  })
}

const keys = (): (string | undefined)[] => device.sent().map(({ header }) => header['Idempotency-Key'])

function acceptButton() {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>
  const { result } = renderHook(() => useWrite(offers.accept), { wrapper })
  const press = () =>
    act(async () => {
      const sending = result.current.send({ params: { code: 'Kq2mBa7X' }, body: { slot: { date: '2026-11-26', part: 'morning' } } })
      await jest.runAllTimersAsync()
      await sending
    })
  return { press, state: result }
}

beforeEach(() => {
  jest.useFakeTimers()
  device.reset()
})

afterEach(() => jest.useRealTimers())

test('a write whose answer was lost, and then met a busy server, is repeated by itself under the same key', async () => {
  answerInTurn(LOST, BUSY)
  const { press, state } = acceptButton()
  await press()
  expect(keys()).toHaveLength(3)
  expect(keys()[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(new Set(keys()).size).toBe(1)
  expect(state.current.error).toBeNull()
})

test('a press after every attempt was lost is still the same intention', async () => {
  answerInTurn(LOST, LOST, LOST, LOST)
  const { press, state } = acceptButton()
  await press()
  expect(keys()).toHaveLength(4)
  expect(isUncertain(state.current.error)).toBe(true)
  await press()
  expect(keys()).toHaveLength(5)
  expect(new Set(keys()).size).toBe(1)
})

test('a press after a yes is a new intention with a key of its own', async () => {
  const { press } = acceptButton()
  answerInTurn(YES)
  await press()
  await press()
  expect(keys()).toHaveLength(2)
  expect(new Set(keys()).size).toBe(2)
})

test('a no is not repeated by itself, its sentence is kept for the person, and the next press is a new intention', async () => {
  answerInTurn(NO)
  const { press, state } = acceptButton()
  await press()
  expect(keys()).toHaveLength(1)
  expect(state.current.error).toMatchObject({ sentence: '这份邀请已经结束。' })
  await press()
  expect(new Set(keys()).size).toBe(2)
})
