import type { Sent } from './doubles/taro'
import { ACTIVITY, answered, bodyOf, codeAt, freezeTime, isUpload, ME, NOW, open, settle, type Upload } from './support/check-in-phone'

freezeTime()

test('with signal a code is asked about at once, and its answer is kept', async () => {
  const phone = await open()
  phone.device.answer(async () => ({ statusCode: 200, data: { ...answered(''), answer: 'already_in' } }))
  await phone.askAtOnce(phone.scan(codeAt(NOW)))
  expect(phone.device.sent().map(({ url }) => url.replace(/^.*\/api/, ''))).toEqual(['/check-ins'])
  expect(phone.waiting()).toEqual([])
  expect(phone.useKept.getState().kept.told.map(({ answer }) => answer.answer)).toEqual(['already_in'])
})

test('a code scanned from the page of its activity says of which, asked about at once and kept', async () => {
  const phone = await open()
  for (const activity of [ACTIVITY, null]) {
    phone.device.answer(async () => ({ statusCode: 200, data: answered('') }))
    await phone.askAtOnce(phone.scan(codeAt(NOW), activity))
    expect(bodyOf(phone.device.sent().at(-1) as Sent)).toMatchObject({ activity })
  }
  phone.onlineManager.setOnline(false)
  phone.scan(codeAt(NOW), ACTIVITY)
  phone.listen()
  phone.startDelivery()
  phone.onlineManager.setOnline(true)
  await settle()
  expect(phone.uploads()[0]?.events).toMatchObject([{ activity: ACTIVITY }])
})

test.each([true, false])('a code of another activity than the page is refused on the phone at once, with signal: %s', async (online) => {
  const phone = await open()
  phone.onlineManager.setOnline(online)
  expect(phone.noteCode(ME, { code: codeAt(NOW), activity: '2q4r6t8v' })).toBe('wrong_activity')
  expect(phone.waiting()).toEqual([])
  phone.listen()
  phone.startDelivery()
  phone.onlineManager.setOnline(true)
  await settle()
  expect(phone.device.sent()).toEqual([])
})

test('a code that grew old on a slow way is sent as a kept one, whose slot proves the time', async () => {
  const phone = await open()
  phone.device.answer(async (sent) => {
    if (isUpload(sent))
      return { statusCode: 200, data: { serverNow: '', answers: (bodyOf(sent) as Upload).events.map(({ id }) => answered(id)) } }
    await new Promise((resolve) => setTimeout(resolve, 15_000))
    return { statusCode: 200, data: { ...answered(''), answer: 'stale_code' } }
  })
  const asking = phone.askAtOnce(phone.scan(codeAt(NOW)))
  await jest.advanceTimersByTimeAsync(15_001)
  await asking
  expect(phone.useKept.getState().kept.told.map(({ answer }) => answer.answer)).toEqual(['ok'])
})

test('a code that was old when it was scanned is answered so, and is not sent again', async () => {
  const phone = await open()
  phone.device.answer(async () => ({ statusCode: 200, data: { ...answered(''), answer: 'stale_code' } }))
  await phone.askAtOnce(phone.scan(codeAt(NOW - 60_000)))
  expect(phone.uploads()).toEqual([])
  expect(phone.useKept.getState().kept.told.map(({ answer }) => answer.answer)).toEqual(['stale_code'])
})

test('a text that is no check-in code is not noted, and a card is told from it', async () => {
  const phone = await open()
  expect(phone.noteCode(ME, { code: 'https://example.org/' })).toBe('unreadable')
  expect(phone.waiting()).toEqual([])
  expect(phone.personOn(phone.cardOf(ME))).toBe(ME)
  expect(phone.personOn(` ${ME} `)).toBe(ME)
  expect(phone.personOn(codeAt(NOW))).toBeNull()
  expect(phone.personOn('hongmian:desk:Kq2mBa7X')).toBeNull()
})

test("a leader's event carries the stamp of that moment", async () => {
  const phone = await open()
  const stamp = codeAt(NOW)
  phone.noteSomebody(ME, {
    channel: 'roll',
    activity: ACTIVITY,
    person: 'Vol2mBa7',
    direction: 'in',
    stamp,
    who: '方小妹',
    title: '写春联',
  })
  phone.listen()
  await phone.deliver()
  expect(phone.uploads()[0]?.events).toMatchObject([
    { channel: 'roll', activity: ACTIVITY, person: 'Vol2mBa7', direction: 'in', stamp, seq: 1 },
  ])
})
