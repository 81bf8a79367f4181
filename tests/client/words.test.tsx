import { OFFER_STATE_LABELS, OFFER_STATES } from '@shared/lifecycle/offer'
import { ORDER_STATE_LABELS, ORDER_STATES } from '@shared/lifecycle/order'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { OrderStateChip } from '@/order-parts/order-state-chip'
import { OpenOfferCard, PastOfferCard, TakenOfferCard } from '@/volunteer/offer-card'
import type { Offer } from '@/volunteer/offer-words'
import { device } from './doubles/taro'

const OFFER: Offer = {
  code: 'Kq2mBa7X',
  state: 'offered',
  team: { code: 'Tm2mBa7X', name: '镇卫生院志愿服务队' },
  order: {
    code: 'Rd2mBa7X',
    state: 'offering',
    title: '健康义诊',
    category: 'health',
    urgency: 'urgent',
    people: 1,
    needs: { helpers: 1, parts: 1, teams: 1 },
    village: { code: '440783105201', name: '宅群村' },
  },
  distance: 3200,
  reasons: ['擅长健康义诊', '周四上午有空'],
  message: '老人行动不便',
  slots: [
    { date: '2099-11-26', part: 'morning' },
    { date: '2099-11-27', part: 'morning' },
  ],
  acceptedSlot: null,
  waitsForOther: false,
  offeredAt: '2099-11-24T01:00:00.000Z',
  replyBy: '2099-11-25T02:00:00.000Z',
  actions: ['accept', 'decline'],
}

const show = (element: ReactElement) => render(<QueryClientProvider client={new QueryClient()}>{element}</QueryClientProvider>)

const nothing = () => undefined

beforeEach(() => device.reset())

test.each(ORDER_STATES)('an order that is %s says so in words', (state) => {
  show(<OrderStateChip state={state} />)
  expect(screen.getByText(ORDER_STATE_LABELS[state])).toBeTruthy()
})

test('the chips of no two states of an order say the same', () => {
  const said = ORDER_STATES.map((state) => render(<OrderStateChip state={state} />).container.textContent)
  expect(new Set(said).size).toBe(ORDER_STATES.length)
})

test.each(OFFER_STATES)('the row of an invitation that is %s says so in words', (state) => {
  show(<PastOfferCard offer={{ ...OFFER, state, actions: [] }} named={false} />)
  expect(screen.getByText(OFFER_STATE_LABELS[state])).toBeTruthy()
})

test('the row of an order that a team took says where the order stands', () => {
  show(<TakenOfferCard offer={{ ...OFFER, state: 'accepted', order: { ...OFFER.order, state: 'serving' } }} named={false} />)
  expect(screen.getByText(ORDER_STATE_LABELS.serving)).toBeTruthy()
})

test('an invitation can be left as easily as taken, and says that leaving it has no consequence', () => {
  show(<OpenOfferCard offer={OFFER} named={false} onAnswered={nothing} onReload={nothing} />)
  expect(screen.getByText('接单').parentElement?.parentElement).toBe(screen.getByText('这次不接').parentElement?.parentElement)
  expect(screen.getByText('不接不影响队伍的任何评价。')).toBeTruthy()
})

test('an invitation offers no answer that the server does not allow', () => {
  show(<OpenOfferCard offer={{ ...OFFER, actions: [] }} named={false} onAnswered={nothing} onReload={nothing} />)
  expect(screen.queryByText('接单')).toBeNull()
  expect(screen.queryByText('这次不接')).toBeNull()
})

test('taking an invitation sends the slot that was chosen', () => {
  device.answer(() => new Promise(() => undefined))
  show(<OpenOfferCard offer={OFFER} named={false} onAnswered={nothing} onReload={nothing} />)
  const [, second] = screen.getAllByRole('radio')
  if (second === undefined) throw new Error('there is no second slot')
  fireEvent.click(second)
  fireEvent.click(screen.getByText('接单'))
  return screen.findByText('请稍候…').then(() => {
    const write = device.sent().find(({ method }) => method === 'POST')
    expect(JSON.parse(write?.data ?? '{}')).toEqual({ slot: { date: '2099-11-27', part: 'morning' } })
  })
})
