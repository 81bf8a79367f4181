import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { Attachment } from '../../server/features/attachments/attachment.entity'
import { attachmentsOf, linkAttachments } from '../../server/features/attachments/attachment.queries'
import { sweepAttachments } from '../../server/features/attachments/sweep-attachments'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { Person } from '../../server/features/people/person.entity'
import { FileNotStored } from '../../server/media/file-store'
import { fixedCode } from '../../server/seed/identity'
import { seedDemonstration, seedNetwork } from '../../server/seed/seed'
import { attachments } from '../../shared/contract/attachments'
import { startTestServer, type TestServer } from '../support/server'

const codeOf = (name: string) => fixedCode(`person ${name}`)

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  await seedNetwork(server.database)
  await seedDemonstration(server.database, server.services.now().getTime())
})
afterEach(() => server.close())

const picture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#b03030' } })
    .jpeg()
    .toBuffer()
const half = (file: Buffer) => file.subarray(0, file.length / 2)
/** Frames of 16 kHz mono at 48 kbit/s: 216 bytes and 0.036 s each. */
const recording = (frames: number) =>
  Buffer.concat(
    Array.from({ length: frames }, () => {
      const frame = Buffer.alloc(216)
      frame.writeUInt32BE(0xfff368c0)
      return frame
    }),
  )

const add = async (name: string, file: Buffer, key?: string) =>
  server.as(codeOf(name)).call(attachments.add, key === undefined ? { file } : { file, key })
const read = (name: string, code: string) => server.as(codeOf(name)).call(attachments.read, { params: { code } })
const rows = () => server.database.reads.manager.find(Attachment)
const personOf = (name: string) => server.database.reads.manager.findOneByOrFail(Person, { publicCode: codeOf(name) })
const link = async (name: string, codes: string[], orderId: string) => {
  const { id } = await personOf(name)
  return server.database.transaction((tx) => linkAttachments(tx, id, codes, orderId))
}

describe('an upload', () => {
  it('is a photo when it holds one, and comes back made anew', async () => {
    const { status, body } = await add('张伯', await picture())
    expect([status, body]).toEqual([200, { code: expect.any(String), kind: 'photo', bytes: expect.any(Number), seconds: null }])
    const { bytes, headers } = await read('张伯', body.code)
    expect([headers.get('content-type'), bytes.length]).toEqual(['image/jpeg', body.bytes])
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 60, height: 40 })
  })

  it('is a voice when it holds one, with its length', async () => {
    const { body } = await add('张伯', recording(100))
    expect(body).toMatchObject({ kind: 'voice', seconds: 4 })
    expect((await read('张伯', body.code)).headers.get('content-type')).toBe('audio/mpeg')
  })

  it.each([
    ['a film of another kind', () => Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), '这种图片打不开'],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), '只能上传照片'],
    ['a photo cut short', async () => half(await picture()), '照片不完整'],
    ['a voice of two minutes', () => recording(3400), '录音太长了'],
    ['a voice of three megabytes', () => recording(14_600), '录音太大了'],
  ])('is refused with its reason when it is %s', async (_, file, why) => {
    const { status, body } = await add('张伯', await file())
    expect([status, body.error.code]).toEqual([422, 'attachment_refused'])
    expect(body.error.fields).toEqual([{ field: 'file', message: expect.stringContaining(why) }])
    expect(await rows()).toEqual([])
  })

  it('is taken from nobody who has not signed in and consented', async () => {
    const file = recording(10)
    expect((await server.visitor.call(attachments.add, { file })).body.error.code).toBe('sign_in_needed')
    expect((await add('方小妹', file)).body.error.code).toBe('consent_needed')
    expect(await rows()).toEqual([])
  })

  it('sent again under its key is the same upload', async () => {
    const file = recording(10)
    const key = 'the-same-key-again'
    const [first, again] = [await add('张伯', file, key), await add('张伯', file, key)]
    expect(again.body).toEqual(first.body)
  })

  it('is one of at most 20 that are part of no order', async () => {
    const { id } = await personOf('张伯')
    await server.database.transaction((tx) =>
      tx.insert(
        Attachment,
        Array.from({ length: 19 }, () => unlinked(id)),
      ),
    )
    expect((await add('张伯', recording(10))).status).toBe(200)
    expect((await add('张伯', recording(10))).body.error.code).toBe('too_many_requests')
    expect((await add('周婶', recording(10))).status).toBe(200)
    server.clock.advance(24 * 60 + 1)
    expect((await add('张伯', recording(10))).status).toBe(200)
  })

  it('is its uploader’s alone while it is part of no order', async () => {
    const { body } = await add('张伯', recording(10))
    expect((await read('关主任', body.code)).body.error.code).toBe('attachment_not_found')
    expect((await read('方小妹', body.code)).body.error.code).toBe('consent_needed')
    expect((await server.visitor.call(attachments.read, { params: { code: body.code } })).body.error.code).toBe('sign_in_needed')
  })

  it('is not found under a code that nobody has', async () => {
    expect((await read('张伯', fixedCode('nothing'))).body.error.code).toBe('attachment_not_found')
  })
})

describe('an upload that is part of an order', () => {
  it('is listed with the order, in the order in which it came', async () => {
    const [one, two] = [(await add('张伯', recording(10))).body, (await add('张伯', await picture())).body]
    const orderId = uuidv7()
    await link('张伯', [two.code, one.code, one.code], orderId)
    expect(await attachmentsOf(server.database.reads.manager, orderId)).toEqual([one, two])
  })

  it('cannot become part of a second order, nor of somebody else’s; and then nothing is linked', async () => {
    const [linked, free] = [(await add('张伯', recording(10))).body, (await add('张伯', recording(10))).body]
    await link('张伯', [linked.code], uuidv7())
    const second = uuidv7()
    await expect(link('张伯', [free.code, linked.code], second)).rejects.toMatchObject({ code: 'attachment_not_found' })
    await expect(link('周婶', [free.code], second)).rejects.toMatchObject({ code: 'attachment_not_found' })
    await expect(link('张伯', [fixedCode('nothing')], second)).rejects.toMatchObject({ code: 'attachment_not_found' })
    expect(await attachmentsOf(server.database.reads.manager, second)).toEqual([])
  })

  it('is for whoever may read what the order says, and for nobody else', async () => {
    const { body } = await add('张伯', recording(10))
    await link('张伯', [body.code], await orderOf('440783108226'))
    const reply = async (name: string) => (await read(name, body.code)).status
    expect([await reply('阿莲'), await reply('梁主任'), await reply('关主任')]).toEqual([200, 200, 200])
    expect([await reply('周婶'), await reply('陈队长'), await reply('余工')]).toEqual([404, 404, 404])
  })

  it('is no longer its uploader’s when the order is none of theirs', async () => {
    const { body } = await add('张伯', recording(10))
    await link('张伯', [body.code], uuidv7())
    expect((await read('张伯', body.code)).body.error.code).toBe('attachment_not_found')
  })
})

describe('sweeping', () => {
  it('removes row and file of what was linked to nothing for a day, and nothing else', async () => {
    const [old, kept] = [(await add('张伯', recording(10))).body, (await add('张伯', recording(10))).body]
    await link('张伯', [kept.code], uuidv7())
    const files = new Map((await rows()).map(({ publicCode, fileKey }) => [publicCode, fileKey]))
    server.clock.advance(24 * 60)
    expect(await sweepAttachments(server.services)).toBe(0)
    server.clock.advance(1)
    const young = (await add('张伯', recording(10))).body
    expect(await sweepAttachments(server.services)).toBe(1)
    expect((await rows()).map(({ publicCode }) => publicCode)).toEqual([kept.code, young.code])
    await expect(server.services.files.get(files.get(old.code) ?? '')).rejects.toBeInstanceOf(FileNotStored)
    expect((await server.services.files.get(files.get(kept.code) ?? '')).length).toBe(kept.bytes)
  })
})

function unlinked(uploaderId: string): Attachment {
  const row = { kind: 'voice', mime: 'audio/mpeg', bytes: 1, seconds: 1, fileKey: '0'.repeat(32) } as const
  const id = uuidv7()
  return { id, publicCode: fixedCode(id), uploaderId, orderId: null, ...row, createdAt: server.services.now() }
}

/** An order that the station of this village has, placed by nobody whom these tests know. */
async function orderOf(villageCode: string): Promise<string> {
  const id = uuidv7()
  const at = server.services.now()
  const where = { countyCode: villageCode.slice(0, 6), townCode: villageCode.slice(0, 9), villageCode, ownerCode: villageCode }
  const what = {
    title: '上门量血压',
    text: '',
    textVerdict: 'pass',
    urgency: 'normal',
    slots: [],
    channel: 'phone',
    relation: 'self',
  } as const
  const row = { id, publicCode: fixedCode(id), state: 'submitted', turn: 'owner', open: true, ...where, ...what } as const
  await server.database.transaction((tx) =>
    tx.insert(ServiceOrder, { ...row, slots: [], placerId: uuidv7(), submittedAt: at, updatedAt: at }),
  )
  return id
}
