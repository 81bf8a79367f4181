import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fixedCode } from '../../server/seed/identity'
import { desk, plans, session, shortages } from '../../shared/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { type Answered, type Client, clientOf } from '../support/server'
import { startServer } from '../support/server-process'

const REPEATS = 5

/** Who plans what in a city of real size: the county's centre, and the supervisor of the whole city. */
const PLANNERS = [
  { what: 'a county, by its centre', who: fixedCode('person 关主任'), site: '440783' },
  { what: 'the city, by its supervisor', who: fixedCode('person 黄督导'), site: '4407' },
] as const

/**
 * How long a person waits for a plan at the size of a city (SEED_SIZE=city: about 2,000 teams, 5,000 open orders), over HTTP, from the tap
 * to the last byte of what the screen shows first: the plan, and its first page of lines.
 */
export async function measurePlans(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hongmian-bench-'))
  const server = await startServer('server/main.ts', {
    DATABASE_URL: process.env.DATABASE_URL ?? '',
    DATA_DIR: folder,
    SEED_SIZE: 'city',
    LOG_LEVEL: 'error',
    READS_PER_MINUTE: '100000',
    WRITES_PER_MINUTE: '100000',
  })
  try {
    for (const { what, who, site } of PLANNERS) {
      const client = await signedIn(server.origin, who)
      const made: Answered<typeof plans.make>[] = []
      await timed(`plan ${what}`, async () => void made.push(granted(await client.call(plans.make, { body: { site } }))))
      const plan = made.at(-1)?.body
      if (plan === undefined) throw new Error('there is no plan')
      const params = { code: plan.code }
      process.stdout.write(`  ${JSON.stringify(plan.counts)} ${plan.proof.words}; the planner itself ${plan.took} ms\n`)
      await timed('  its first page of lines', async () => granted(await client.call(plans.lines, { params })))
      await timed('  its map', async () => granted(await client.call(plans.map, { params })))
      await timed('  the shortages', async () => granted(await client.call(shortages.list, { query: { site } })))
      const [first] = granted(await client.call(plans.lines, { params })).body.items
      const order = first?.order.code ?? ''
      await timed('  why one line', async () => granted(await client.call(plans.line, { params: { ...params, order } })))
      await timed('  the desk of one order', async () => granted(await client.call(desk.order, { params: { code: order } })))
    }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

async function signedIn(origin: string, person: string): Promise<Client> {
  const { body } = granted(await clientOf(origin, null).call(session.choose, { body: { code: person } }))
  return clientOf(origin, body.token)
}

function granted<E extends Endpoint>(answer: Answered<E>): Answered<E> {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

/** Runs it several times and prints the first time, the median and the longest of the others, in milliseconds. */
async function timed(what: string, run: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < REPEATS; round += 1) {
    const began = performance.now()
    await run()
    times.push(Math.round(performance.now() - began))
  }
  const [first = 0, ...others] = times
  const sorted = others.toSorted((one, other) => one - other)
  process.stdout.write(
    `${what}: first ${first} ms, then ${sorted[Math.floor(sorted.length / 2)] ?? 0} ms, at most ${sorted.at(-1) ?? 0} ms\n`,
  )
}
