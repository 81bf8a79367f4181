import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Whereabouts } from '../../database/database'
import type {
  Asked,
  ExplainAnswer,
  PlanAnswer,
  Planner,
  PlannerQuestion,
  PlanQuestion,
  RankAnswer,
  ShortageAnswer,
  WhatIfAnswer,
} from './planner'
import type { WorkerAnswer } from './planner-worker'

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

/**
 * In development and tests TypeScript runs as it stands. A worker does not inherit how its parent does that, and tsx's `--import` does not
 * reach a worker's first file (privatenumber/tsx#354); its `require` does.
 */
const EXTENSION = path.extname(__filename)
const FILE = path.join(__dirname, `planner-worker${EXTENSION}`)
/** A thread that is idle closes its database at once; one that plans is not waited for longer than this. */
const CLOSES_WITHIN_MS = 500

const EXEC_ARGV = EXTENSION === '.ts' ? ['--require', 'tsx/cjs'] : []

/**
 * Plans in a thread of its own, so that requests are answered while a city is planned. A thread that died fails the questions that it had,
 * and the next question starts another, which reads everything anew.
 */
export class PlannerThread implements Planner {
  private worker: Worker | undefined
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0

  constructor(private readonly where: Whereabouts) {}

  warmUp = (question: Asked) => this.ask<void>('warmUp', question)
  plan = (question: PlanQuestion) => this.ask<PlanAnswer>('plan', question)
  rank = (question: Parameters<Planner['rank']>[0]) => this.ask<RankAnswer>('rank', question)
  explain = (question: Parameters<Planner['explain']>[0]) => this.ask<ExplainAnswer>('explain', question)
  shortages = (question: Parameters<Planner['shortages']>[0]) => this.ask<ShortageAnswer>('shortages', question)
  whatIf = (question: Parameters<Planner['whatIf']>[0]) => this.ask<WhatIfAnswer>('whatIf', question)

  /** Ends the thread, in the midst of a plan if need be: it only reads, and whoever waits for it is leaving too. */
  async close(): Promise<void> {
    const { worker } = this
    if (worker === undefined) return
    const gone = once(worker, 'exit')
    worker.postMessage('close')
    const patience = setTimeout(() => void worker.terminate(), CLOSES_WITHIN_MS)
    await gone
    clearTimeout(patience)
  }

  private ask<Answer>(name: PlannerQuestion, question: unknown): Promise<Answer> {
    this.worker ??= this.start()
    const { worker } = this
    this.asked += 1
    const number = this.asked
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject })
      worker.postMessage({ number, name, question })
    })
  }

  private start(): Worker {
    const worker = new Worker(FILE, { workerData: this.where, execArgv: EXEC_ARGV })
    worker.on('message', (answer: WorkerAnswer) => this.settle(answer))
    worker.on('error', (error) => this.lose(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => this.lose(new Error('The planning thread ended')))
    return worker
  }

  private settle(answer: WorkerAnswer): void {
    const waiting = this.waiting.get(answer.number)
    this.waiting.delete(answer.number)
    if ('failed' in answer) waiting?.reject(new Error(answer.failed))
    else waiting?.resolve(answer.answer as never)
  }

  private lose(error: Error): void {
    this.worker = undefined
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}
