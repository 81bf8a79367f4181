import { makeCode, slotAt } from '@shared/check-in/code'
import type { Sent } from '../doubles/taro'

export const NOW = Date.parse('2026-11-28T01:05:00.000Z')
const SECRET = 'the secret of the activity'
export const ACTIVITY = 'Act2mBa7'
export const ME = 'Per2mBa7'

export const codeAt = (at: number, direction: 'in' | 'out' = 'in') => makeCode({ activity: ACTIVITY, direction, slot: slotAt(at) }, SECRET)

export const selfOf = (code: string) => ({
  code,
  name: '阿珍',
  phone: null,
  village: null,
  memberships: [],
  consentsMissing: [],
  unread: 0,
})

interface UploadedEvent {
  id: string
  seq: number
  localAt: string
  code: string
}
export interface Upload {
  device: string
  deviceNow: string
  events: UploadedEvent[]
}

export const answered = (id: string, answer = 'ok') => ({
  id,
  answer,
  message: answer,
  activity: { code: ACTIVITY, title: '写春联' },
  direction: 'in',
  at: null,
  flags: [],
  presence: null,
})

export const bodyOf = (sent: Sent): unknown => JSON.parse(sent.data ?? '{}')
export const isUpload = ({ url }: Sent): boolean => url.endsWith('/check-ins/queue')

/** The application as it stands after it was opened: its modules are new, and of before it knows what storage holds. */
export async function open(storage: ReadonlyMap<string, string> = new Map(), signedInAs: string | null = ME) {
  jest.resetModules()
  const { device } = await import('../doubles/taro')
  device.restore(storage)
  const { useSession } = await import('@/state/session')
  if (signedInAs !== null) useSession.setState({ token: `token of ${signedInAs}`, self: selfOf(signedInAs) })
  const { onlineManager } = await import('@tanstack/react-query')
  const { startDelivery } = await import('@/check-in/deliver')
  const { useKept } = await import('@/check-in/kept')
  const checkIn = await import('@/check-in')
  const waiting = () => useKept.getState().kept.events
  const scan = (code: string, activity: string | null = null) => {
    const kept = checkIn.noteCode(ME, { code, activity })
    if (typeof kept === 'string') throw new Error(`${code} was not noted`)
    return kept
  }
  const uploads = (): Upload[] =>
    device
      .sent()
      .filter(isUpload)
      .map((sent) => bodyOf(sent) as Upload)
  /** The server takes every upload. */
  const listen = (answer = (event: UploadedEvent) => answered(event.id)) =>
    device.answer(async (sent) => {
      const { events = [] } = bodyOf(sent) as Partial<Upload>
      return { statusCode: 200, data: { serverNow: new Date(NOW).toISOString(), answers: events.map(answer) } }
    })
  return { ...checkIn, device, onlineManager, startDelivery, useKept, useSession, waiting, scan, uploads, listen }
}

export const settle = () => jest.advanceTimersByTimeAsync(1)

/** Time stands still in the tests of a file, at `NOW`, until one moves it. */
export function freezeTime(): void {
  beforeEach(() => jest.useFakeTimers({ now: NOW }))
  afterEach(() => jest.useRealTimers())
}
