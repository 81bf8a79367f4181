import type { Database } from '../../database/database'
import { answeringSince, askedSince } from '../offers/answering.queries'
import { type Answering, type Askable, type Asking, howManyToAsk, NEVER_ASKED } from './how-many-to-ask'

const DAY_MS = 86_400_000
/** Answers count so long, */
const ANSWERS_DAYS = 90
/** and an invitation as lately received so long. */
const LATELY_DAYS = 7

/** How teams answer changes slowly: what was read so lately is good enough. */
const REMEMBERED_MS = 600_000

const remembered = new WeakMap<Database, { readonly at: number; readonly answering: ReadonlyMap<string, Answering> }>()

async function answeringAt(database: Database, now: number): Promise<ReadonlyMap<string, Answering>> {
  const known = remembered.get(database)
  if (known !== undefined && Math.abs(now - known.at) < REMEMBERED_MS) return known.answering
  const answering = await answeringSince(database, new Date(now - ANSWERS_DAYS * DAY_MS))
  remembered.set(database, { at: now, answering })
  return answering
}

/** What is known of how teams answer, and how often each was asked lately; those whom a plan under way asks count with it. */
export class AskedLately {
  private constructor(
    private readonly answering: ReadonlyMap<string, Answering>,
    private readonly counts: Map<string, number>,
  ) {}

  /** At most two queries, however many teams. */
  static async read(database: Database, now: Date): Promise<AskedLately> {
    const since = new Date(now.getTime() - LATELY_DAYS * DAY_MS)
    return new AskedLately(await answeringAt(database, now.getTime()), await askedSince(database, since))
  }

  /** Counts an invitation that is about to go out. */
  invite(teamId: string): void {
    this.counts.set(teamId, (this.counts.get(teamId) ?? 0) + 1)
  }

  /** Whom to ask at once so that one takes it within so many minutes: the first, and as many of the others as it needs. */
  asking(first: string, others: readonly string[], minutes: number): Asking {
    return howManyToAsk(
      this.askable(first),
      others.map((teamId) => this.askable(teamId)),
      minutes,
    )
  }

  private askable(teamId: string): Askable {
    return { teamId, answering: this.answering.get(teamId) ?? NEVER_ASKED, askedLately: this.counts.get(teamId) ?? 0 }
  }
}
