import { ServiceOrder } from '../../server/features/orders/order.entity'
import { orders } from '../../shared/contract'
import { type Kaiping, openKaiping, refused } from '../support/kaiping'

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

const submit = (key: string, people = 1) => county.people.villager.call(orders.submit, { key, body: county.wish({ people }) })
const placed = () => county.database.reads.manager.count(ServiceOrder)

it('the same key with the same body is answered alike, and makes one order', async () => {
  const answers = [await submit('key-of-one-order'), await submit('key-of-one-order')]
  expect(answers.map((each) => each.status)).toEqual([200, 200])
  expect(answers[1]?.body).toEqual(answers[0]?.body)
  expect(await placed()).toBe(1)
})

it('eight parallel twins make one order, and hear of the same one', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => submit('key-of-eight-twins')))
  expect(answers.map((each) => each.status)).toEqual(Array.from({ length: 8 }, () => 200))
  expect(new Set(answers.map((each) => each.body.code)).size).toBe(1)
  expect(await placed()).toBe(1)
})

it('a key used for something else, or none at all, makes nothing', async () => {
  await submit('key-used-twice')
  expect(refused(await submit('key-used-twice', 9))).toEqual([422, 'key_reused'])
  expect(refused(await submit(''))).toEqual([400, 'idempotency_key_missing'])
  expect(await placed()).toBe(1)
})
