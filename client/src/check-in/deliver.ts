import { SLOT_MS } from '@shared/check-in/code'
import { checkIns } from '@shared/contract/check-ins'
import { QUEUE_MOST } from '@shared/vocabulary/check-ins'
import { focusManager, onlineManager } from '@tanstack/react-query'
import { call } from '@/api/call'
import { isUncertain, Refusal, sentenceOf } from '@/api/errors'
import { queryClient } from '@/api/query-client'
import { useSession } from '@/state/session'
import { type CheckAnswered, type CheckEvent, changeKept, type Kept, type KeptEvent, refreshKept, useKept } from './kept'

/** Milliseconds before it is tried again while a network seems to be there; the last one holds from then on. */
const PAUSES = [5_000, 15_000, 60_000, 300_000] as const

/** What came of one attempt to send. */
type Sent = 'answered' | 'later'

let busy = false
let current: Promise<void> = Promise.resolve()
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
/** Ids of events that are being asked about at once, one by one: they are not sent twice at the same time. */
const asked = new Set<string>()

const me = (): string | null => useSession.getState().self?.code ?? null

const waitingFor = (person: string): KeptEvent[] =>
  useKept.getState().kept.events.filter((kept) => kept.person === person && kept.refused === '' && !asked.has(kept.event.id))

/** Takes answered events out of the queue and keeps what was said. */
function settle(answers: readonly CheckAnswered[]): void {
  const byId = new Map(answers.map((answer) => [answer.id, answer]))
  changeKept((kept: Kept) => ({
    ...kept,
    events: kept.events.filter(({ event }) => !byId.has(event.id)),
    told: [
      ...kept.told,
      ...kept.events.flatMap(({ person, event, about }) => {
        const answer = byId.get(event.id)
        return answer === undefined ? [] : [{ person, event, about, answer, at: Date.now() }]
      }),
    ],
  }))
  void queryClient.invalidateQueries()
}

/** Keeps an event that the server would not look at, with the reason, instead of holding up all that come after it. */
function setAside(id: string, why: string): void {
  changeKept((kept) => ({ ...kept, events: kept.events.map((one) => (one.event.id === id ? { ...one, refused: why } : one)) }))
}

/** Not signed in, no consent yet, a server that is older or busy. */
const PASSING: readonly number[] = [401, 403, 404, 405, 408, 429]

/** Another moment, or another sign-in, may change the answer: what was sent is not at fault. */
const passes = (error: unknown): boolean => isUncertain(error) || !(error instanceof Refusal) || PASSING.includes(error.status)

/** Sends some events. One of which the server cannot make sense is found by halving, and set aside. */
async function upload(batch: readonly KeptEvent[]): Promise<Sent> {
  const { device } = useKept.getState().kept
  const events: CheckEvent[] = batch.map(({ event }) => event)
  try {
    const body = { device, deviceNow: new Date().toISOString(), events }
    const { answers } = await call(checkIns.upload, { body }, { once: true })
    settle(answers)
    return answers.length > 0 ? 'answered' : 'later'
  } catch (error) {
    if (passes(error)) return 'later'
    const [only, ...others] = batch
    if (only === undefined) return 'answered'
    if (others.length === 0) {
      setAside(only.event.id, sentenceOf(error))
      return 'answered'
    }
    const half = Math.ceil(batch.length / 2)
    return (await upload(batch.slice(0, half))) === 'later' ? 'later' : upload(batch.slice(half))
  }
}

async function sendAll(): Promise<void> {
  clearTimeout(timer)
  refreshKept()
  for (;;) {
    const person = me()
    const waiting = person === null ? [] : waitingFor(person)
    if (waiting.length === 0) {
      busy = false
      return
    }
    if (!onlineManager.isOnline() || (await upload(waiting.slice(0, QUEUE_MOST))) === 'later') return tryAgain()
    failures = 0
  }
}

function tryAgain(): void {
  busy = false
  const pause = PAUSES[Math.min(failures, PAUSES.length - 1)]
  failures += 1
  timer = setTimeout(() => void deliver(), pause)
}

/** Sends what waits, oldest first, until all of it is answered or the network fails; then it tries again by itself. Never rejects. */
export function deliver(): Promise<void> {
  if (busy) return current
  busy = true
  current = sendAll()
  return current
}

/**
 * Asks about one scanned code at once, while the leader's phone still shows it; where nothing comes back the event simply waits with the
 * others. A code that grew old on a slow way is sent as a kept one, whose own slot proves the time.
 */
export async function askAtOnce(kept: KeptEvent): Promise<void> {
  const { event } = kept
  if (event.channel !== 'code' || !onlineManager.isOnline()) return deliver()
  asked.add(event.id)
  const since = Date.now()
  try {
    const { device } = useKept.getState().kept
    const body = { code: event.code, activity: event.activity ?? null, device, place: event.place ?? null }
    const answer = await call(checkIns.byCode, { body }, { once: true })
    const grewOld = answer.answer === 'stale_code' && Date.now() - since > SLOT_MS
    if (!grewOld) settle([{ ...answer, id: event.id }])
  } catch (error) {
    if (!passes(error)) setAside(event.id, sentenceOf(error))
  } finally {
    asked.delete(event.id)
  }
  return deliver()
}

/** Sends once more what was refused, because its person says so. */
export function retryRefused(): Promise<void> {
  const person = me()
  changeKept((kept) => ({ ...kept, events: kept.events.map((one) => (one.person === person ? { ...one, refused: '' } : one)) }))
  return deliver()
}

/** Removes an event that was refused, once its person has read why. */
export function dropRefused(id: string): void {
  changeKept((kept) => ({ ...kept, events: kept.events.filter(({ event, refused }) => event.id !== id || refused === '') }))
}

/** Sends what waits whenever that may succeed: now, when the network or the application comes back, when its person signs in. */
export function startDelivery(): () => void {
  const afresh = () => {
    failures = 0
    void deliver()
  }
  const stops = [
    onlineManager.subscribe((online) => {
      if (online) afresh()
    }),
    focusManager.subscribe((focused) => {
      if (focused) afresh()
    }),
    useSession.subscribe((now, before) => {
      if (now.token !== null && now.token !== before.token) afresh()
    }),
  ]
  afresh()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
