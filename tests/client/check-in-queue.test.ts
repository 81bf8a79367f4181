import { answered, bodyOf, codeAt, freezeTime, ME, NOW, open, selfOf, settle, type Upload } from './support/check-in-phone'

freezeTime()

test('what was noted without signal survives the application being closed, and goes out as it was noted', async () => {
  const before = await open()
  before.onlineManager.setOnline(false)
  const noted = before.scan(codeAt(NOW))
  await before.askAtOnce(noted)
  expect(before.device.sent()).toEqual([])

  jest.setSystemTime(NOW + 2 * 60 * 60 * 1000)
  const after = await open(before.device.storage())
  expect(after.waiting().map(({ event: kept }) => kept)).toEqual([noted.event])
  after.listen()
  after.startDelivery()
  await settle()
  expect(after.uploads()).toHaveLength(1)
  expect(after.uploads()[0]).toMatchObject({ deviceNow: '2026-11-28T03:05:00.000Z', events: [noted.event] })
  expect(after.waiting()).toEqual([])
  expect(after.useKept.getState().kept.told.map(({ answer }) => answer.answer)).toEqual(['ok'])
})

test('it goes out by itself when the network comes back', async () => {
  const phone = await open()
  phone.listen()
  phone.startDelivery()
  phone.onlineManager.setOnline(false)
  phone.scan(codeAt(NOW))
  await jest.advanceTimersByTimeAsync(600_000)
  expect(phone.uploads()).toEqual([])
  phone.onlineManager.setOnline(true)
  await settle()
  expect(phone.uploads()).toHaveLength(1)
  expect(phone.waiting()).toEqual([])
})

test('an upload whose answer was lost is repeated with the same ids, under a clock and a key of its own', async () => {
  const phone = await open()
  phone.scan(codeAt(NOW))
  phone.scan(codeAt(NOW, 'out'))
  await phone.deliver()
  phone.listen()
  await jest.advanceTimersByTimeAsync(10_000)
  const [first, second] = phone.uploads()
  expect(phone.uploads()).toHaveLength(2)
  expect(second?.events).toEqual(first?.events)
  expect(second?.deviceNow).not.toBe(first?.deviceNow)
  expect(new Set(phone.device.sent().map(({ header }) => header['Idempotency-Key'])).size).toBe(2)
  expect(phone.waiting()).toEqual([])
})

test('every event has an id of its own and the next number of this phone, also after the application was closed', async () => {
  const before = await open()
  const numbers = [before.scan(codeAt(NOW)), before.scan(codeAt(NOW))].map(({ event }) => event.seq)
  const after = await open(before.device.storage())
  const third = after.scan(codeAt(NOW))
  expect([...numbers, third.event.seq]).toEqual([1, 2, 3])
  expect(new Set(after.waiting().map(({ event }) => event.id)).size).toBe(3)
  expect(after.useKept.getState().kept.device).toBe(before.useKept.getState().kept.device)
  expect(third.event.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(after.useKept.getState().kept.device).toMatch(/^[A-Za-z0-9_-]{8,40}$/)
})

test('what one person noted never goes out as another, and is still there when they come back', async () => {
  const phone = await open()
  phone.listen()
  phone.startDelivery()
  phone.onlineManager.setOnline(false)
  phone.scan(codeAt(NOW))
  phone.useSession.setState({ token: 'token of another', self: selfOf('Oth2mBa7') })
  phone.onlineManager.setOnline(true)
  await jest.advanceTimersByTimeAsync(600_000)
  expect(phone.uploads()).toEqual([])
  phone.useSession.setState({ token: 'token again', self: selfOf(ME) })
  await settle()
  expect(phone.uploads()).toHaveLength(1)
  expect(phone.device.sent()[0]?.header.Authorization).toBe('Bearer token again')
})

test('an event of which the server can make no sense is set aside with the reason, and holds up no other', async () => {
  const phone = await open()
  const events = Array.from({ length: 9 }, () => phone.scan(codeAt(NOW)).event)
  const strange = events[3]?.id
  phone.device.answer(async (sent) => {
    const { events: asked } = bodyOf(sent) as Upload
    if (asked.some(({ id }) => id === strange)) {
      return { statusCode: 400, data: { error: { code: 'invalid_request', message: '填写的内容有误，请检查后再试。' } } }
    }
    return { statusCode: 200, data: { serverNow: '', answers: asked.map(({ id }) => answered(id)) } }
  })
  await phone.deliver()
  expect(phone.useKept.getState().kept.told).toHaveLength(8)
  expect(phone.waiting().map(({ event, refused }) => [event.id, refused])).toEqual([[strange, '填写的内容有误，请检查后再试。']])
  phone.listen()
  await phone.retryRefused()
  expect(phone.waiting()).toEqual([])
})

test('a long queue goes out in uploads of at most two hundred, oldest first', async () => {
  const phone = await open()
  for (let count = 0; count < 450; count += 1) phone.scan(codeAt(NOW))
  phone.listen()
  await phone.deliver()
  expect(phone.uploads().map(({ events }) => events.length)).toEqual([200, 200, 50])
  expect(phone.uploads().flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
    Array.from({ length: 450 }, (_, place) => place + 1),
  )
})

test('a session that has ended loses nothing', async () => {
  const phone = await open()
  phone.scan(codeAt(NOW))
  phone.device.answer(async () => ({ statusCode: 401, data: { error: { code: 'session_ended', message: '登录已失效，请重新登录。' } } }))
  await phone.deliver()
  expect(phone.waiting().map(({ refused }) => refused)).toEqual([''])
})

test('a full storage is admitted, and what was noted is still sent', async () => {
  const phone = await open()
  phone.device.fillStorage()
  phone.scan(codeAt(NOW))
  phone.scan(codeAt(NOW, 'out'))
  expect(phone.useKept.getState().safe).toBe(false)
  expect(phone.waiting()).toHaveLength(2)
  phone.listen()
  await phone.deliver()
  expect(phone.uploads()[0]?.events).toHaveLength(2)
})

test('two windows of one browser lose nothing of each other', async () => {
  const phone = await open()
  phone.scan(codeAt(NOW))
  const other = phone.device.storage()
  phone.scan(codeAt(NOW))
  // The other window writes what it knew, and one more.
  const name = 'check-in-queue'
  const text = phone.device.storage().get(name) ?? ''
  const { events, ...rest } = JSON.parse(text)
  phone.device.restore(
    new Map([
      ...other,
      [name, JSON.stringify({ ...rest, seq: 3, events: [...events, { ...events[0], event: { ...events[0].event, seq: 3 } }] })],
    ]),
  )
  expect(phone.scan(codeAt(NOW)).event.seq).toBe(4)
  expect(phone.waiting().map(({ event }) => event.seq)).toEqual([1, 2, 3, 4])
})
