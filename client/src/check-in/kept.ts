import type { checkIns } from '@shared/contract/check-ins'
import type { BodyIn, ReplyOf } from '@shared/contract/endpoint'
import Taro from '@tarojs/taro'
import { create } from 'zustand'

type Upload = typeof checkIns.upload
/** A coming or going as the contract carries it: named by an id of its own, so that a repeated upload does no harm. */
export type CheckEvent = BodyIn<Upload>['events'][number]
export type CheckAnswered = ReplyOf<Upload>['answers'][number]
/** Where the phone was, when its owner agreed to say so. */
export type Whereabouts = NonNullable<CheckEvent['place']>

/** What the screen calls an event; empty where the phone does not know. */
export interface About {
  /** Title of the activity. */
  readonly activity: string
  /** For a leader's event, whom it is about. */
  readonly who: string
}

/** An event that the server has not answered yet. */
export interface KeptEvent {
  /** Public code of who was signed in when it happened: it is sent as that person's, or not at all. */
  readonly person: string
  readonly event: CheckEvent
  readonly about: About
  /** Why the server would not even look at it; empty for one that only waits. It is kept to be shown, and not sent again by itself. */
  readonly refused: string
}

/** What the server said of an event. */
export interface Told {
  readonly person: string
  readonly event: CheckEvent
  readonly about: About
  readonly answer: Omit<CheckAnswered, 'id'>
  /** When it was said, epoch ms. */
  readonly at: number
}

/** Everything that is kept on this phone, for whoever used it. */
export interface Kept {
  /** How this phone names itself to the server: random, nothing of the phone's own. */
  readonly device: string
  /** How many events this phone has noted; it only grows. */
  readonly seq: number
  readonly events: readonly KeptEvent[]
  readonly told: readonly Told[]
}

const NAME = 'check-in-queue'

/** What was said is shown for three days, and never more of it than a list can show. */
const TOLD_FOR = 3 * 24 * 60 * 60 * 1000
const TOLD_MOST = 60

const randomName = (): string => Array.from({ length: 24 }, () => Math.floor(Math.random() * 36).toString(36)).join('')

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Kept).device === 'string' &&
  Number.isInteger((value as Kept).seq) &&
  Array.isArray((value as Kept).events) &&
  Array.isArray((value as Kept).told)

/** From storage; begun anew where there is nothing, or nothing that can be read. */
function read(): Kept {
  try {
    const value: unknown = Taro.getStorageSync<unknown>(NAME)
    if (isKept(value)) return value
  } catch {
    // As where there is nothing.
  }
  return { device: randomName(), seq: 0, events: [], told: [] }
}

function write(kept: Kept): boolean {
  try {
    Taro.setStorageSync(NAME, kept)
    return true
  } catch {
    return false
  }
}

interface KeptState {
  readonly kept: Kept
  /** Whether it would survive the application being closed: false where the storage is full or forbidden. */
  readonly safe: boolean
}

/** As it stands now; only `changeKept` changes it. */
export const useKept = create<KeptState>()(() => ({ kept: read(), safe: true }))

const fresh = (told: readonly Told[]): readonly Told[] => {
  const since = Date.now() - TOLD_FOR
  return told.filter(({ at }) => at > since).slice(-TOLD_MOST)
}

/**
 * Changes what is kept, in storage first. What another window of the same browser kept meanwhile is read anew, so that it is not lost;
 * where storage fails, what this one knows is all there is.
 * @returns what is kept now
 */
export function changeKept(change: (kept: Kept) => Kept): Kept {
  const { kept, safe } = useKept.getState()
  const next = change(safe ? read() : kept)
  const tidy = { ...next, told: fresh(next.told) }
  useKept.setState({ kept: tidy, safe: write(tidy) })
  return tidy
}

/** Reads anew what another window may have changed. */
export function refreshKept(): void {
  if (useKept.getState().safe) useKept.setState({ kept: read() })
}
