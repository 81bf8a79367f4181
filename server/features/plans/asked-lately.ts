import type { Database } from '../../database/database'
import { answeringSince, askedSince } from '../offers/answering.queries'
import { type Answering, type Askable, type Asking, howManyToAsk, NEVER_ASKED } from './how-many-to-ask'

const DAY_MS = 86_400_000
/** Answers count so long, */
const ANSWERS_DAYS = 90
/** and an invitation as lately received so long. */
const LATELY_DAYS = 7

/** What is known of how teams answer, and how often each was asked lately; those whom a plan under way asks count with it. */
export class AskedLately {
  private constructor(
    private readonly answering: ReadonlyMap<string, Answering>,
    private readonly counts: Map<string, number>,
  ) {}

  /** Two queries, however many teams. */
  static async read(database: Database, now: Date): Promise<AskedLately> {
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
    return new AskedLately(await answeringSince(database, before(ANSWERS_DAYS)), await askedSince(database, before(LATELY_DAYS)))
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
