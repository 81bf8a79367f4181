import 'reflect-metadata'
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase, type Whereabouts } from '../../database/database'
import { entities } from '../../entities'
import { LocalPlanner } from './local-planner'
import type { PlannerQuestion } from './planner'

/** What comes in: a question with its number. */
export interface AskedOfWorker {
  readonly number: number
  readonly name: PlannerQuestion
  readonly question: never
}

/** What goes out: its answer, or why there is none. */
export type WorkerAnswer = { readonly number: number } & ({ readonly answer: unknown } | { readonly failed: string })

/** The thread that plans: it has a connection of its own, so that only questions and answers pass between the threads. */
async function work(): Promise<void> {
  const port = parentPort
  if (port === null) throw new Error('This file is the start of a worker thread')
  const database = await openDatabase(workerData as Whereabouts, { entities, migrations: [] })
  const planner = new LocalPlanner(database)
  port.on('message', (asked: AskedOfWorker | 'close') => {
    if (asked === 'close')
      void planner
        .close()
        .then(() => database.close())
        .then(() => port.close())
    else void answered(planner, asked).then((answer) => port.postMessage(answer))
  })
}

async function answered(planner: LocalPlanner, { number, name, question }: AskedOfWorker): Promise<WorkerAnswer> {
  try {
    return { number, answer: await planner[name](question) }
  } catch (error) {
    return { number, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

void work()
