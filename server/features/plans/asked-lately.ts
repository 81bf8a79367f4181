import type { Database } from '../../database/database'
import { askedSince, type Invitations, invitationsSince } from '../offers/answering.queries'
import { type Askable, type Asking, howManyToAsk, NEVER_ASKED } from './how-many-to-ask'

const DAY_MS = 86_400_000
/** Answers count so long, and so long it is remembered when a team was asked last, */
const REMEMBERED_DAYS = 90
/** and an invitation as lately received so long. */
const LATELY_DAYS = 7

/** How teams answer changes slowly, and the last days are read each time: of what lies before, what was read so lately is good enough. */
const FRESH_MS = 600_000

const remembered = new WeakMap<Database, { readonly at: number; readonly invitations: Invitations }>()

async function invitationsAt(database: Database, now: number): Promise<Invitations> {
  const known = remembered.get(database)
  if (known !== undefined && Math.abs(now - known.at) < FRESH_MS) return known.invitations
  const invitations = await invitationsSince(database, new Date(now - REMEMBERED_DAYS * DAY_MS))
  remembered.set(database, { at: now, invitations })
  return invitations
}

/** What is known of how teams answer, and how often each was asked lately; those whom a plan under way asks count with it. */
export class AskedLately {
  private constructor(
    private readonly now: number,
    private readonly invitations: Invitations,
    private readonly counts: Map<string, number>,
  ) {}

  /** At most two queries, however many teams. */
  static async read(database: Database, now: Date): Promise<AskedLately> {
    const since = new Date(now.getTime() - LATELY_DAYS * DAY_MS)
    return new AskedLately(now.getTime(), await invitationsAt(database, now.getTime()), await askedSince(database, since))
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

  /** Whole days since the team's last invitation; none where the plan under way asks it. */
  waitedDays(teamId: string): number {
    if ((this.counts.get(teamId) ?? 0) > 0) return 0
    const last = this.invitations.lastAsked.get(teamId)
    return last === undefined ? REMEMBERED_DAYS : Math.max(0, Math.floor((this.now - last) / DAY_MS))
  }

  private askable(teamId: string): Askable {
    const answering = this.invitations.answering.get(teamId) ?? NEVER_ASKED
    return { teamId, answering, askedLately: this.counts.get(teamId) ?? 0, waitedDays: this.waitedDays(teamId) }
  }
}
