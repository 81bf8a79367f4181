import { LessThan } from 'typeorm'
import { retain } from './audit/retain'
import { sealEntries } from './audit/seal-entries'
import { actOnClocks } from './clocks/act-on-clocks'
import { sweepAttachments } from './features/attachments/sweep-attachments'
import { sweepDeskGrants } from './features/people/open-desk'
import { sweepChanges } from './features/plans/note-change'
import { sweepPlans } from './features/plans/plan.queries'
import { IdempotencyKey } from './http/idempotency.entity'
import { deliverMessages } from './outbox/deliver-messages'
import type { Services } from './services'

const HOUR_MS = 3_600_000
const KEYS_KEPT_MS = 24 * HOUR_MS
const SETTINGS_EVERY_MS = 60_000

/** Work that nobody asks for: clocks that ran out, messages to send, what is too old to keep. Starts at once; `stop` waits for what runs. */
export function startWorker(services: Services): { stop(): Promise<void> } {
  const jobs = [
    every(services, services.settings.workerEveryMs, async () => {
      await actOnClocks(services)
      await deliverMessages(services)
    }),
    every(services, services.settings.workerEveryMs, () => sealAudit(services)),
    every(services, SETTINGS_EVERY_MS, () => services.clocks.refresh(services.database)),
    every(services, HOUR_MS, async () => {
      await sweepAttachments(services)
      await sweepDeskGrants(services)
      await forgetKeys(services)
      await retain(services)
      await sweepPlans(services)
      await sweepChanges(services)
    }),
  ]
  return {
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()))
    },
  }
}

/** The end of the chain goes to the log, outside the reach of whoever can write to the database: `npm run audit:verify` takes it from there. */
async function sealAudit(services: Services): Promise<void> {
  const head = await sealEntries(services)
  if (head !== null) services.log.info(head, 'audit chain sealed')
}

/** The replies of writes are kept for repetition 24 hours. */
async function forgetKeys({ database, now }: Services): Promise<void> {
  await database.transaction((tx) => tx.delete(IdempotencyKey, { createdAt: LessThan(new Date(now().getTime() - KEYS_KEPT_MS)) }))
}

/** Runs the job again and again, never twice at once; an error is logged and the next round comes all the same. */
function every(services: Services, pauseMs: number, job: () => Promise<unknown>): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const round = async (): Promise<void> => {
    try {
      await job()
    } catch (error) {
      services.log.error(
        { kind: error instanceof Error ? error.name : typeof error, message: error instanceof Error ? error.message.slice(0, 200) : '' },
        'the worker failed and will try again',
      )
    }
    if (!stopped) timer = setTimeout(next, pauseMs)
  }
  let running = round()
  function next(): void {
    running = round()
  }
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
