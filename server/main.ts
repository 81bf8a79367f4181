import 'reflect-metadata'
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { createApp } from './app'
import { Clocks } from './clocks/clocks'
import { migrate, openDatabase } from './database/database'
import { migrations } from './database/migrations'
import { entities } from './entities'
import { lacksFigures } from './features/figures/fill-figures'
import { countingOf, type Filling, startFilling } from './features/figures/filling'
import { askedAt } from './features/plans/make-plan'
import { PlannerThread } from './features/plans/planner-thread'
import { resealFactors } from './features/security/reseal-factors'
import { closeGently } from './http/close-gently'
import { diskStore } from './media/file-store'
import { seedActivities } from './seed/activities'
import { seedCity } from './seed/city/seed-city'
import { greet } from './seed/greet'
import { seedOrders } from './seed/orders'
import { seedDemonstration, seedNetwork } from './seed/seed'
import { seedChecking } from './seed/seed-checking'
import { seedPast } from './seed/seed-past'
import type { Services } from './services'
import { readSettings, UnsafeSettings } from './settings'
import { WechatHttpGateway } from './wechat/gateway'
import { startWorker } from './worker'

/** Counting the demonstration's orders takes a second; those of a city planted beside them are not waited for. */
const DEMONSTRATION_COUNTS_MS = 5_000

/** Plants what is drawn from counted orders, once they are all counted; a server that stops meanwhile leaves it to the next start. */
async function whenCounted({ database, log }: Services, filling: Filling | null, plant: () => Promise<void>): Promise<void> {
  await filling?.done
  if (countingOf(database) !== null) return
  await plant().catch((error: unknown) => log.error({ kind: error instanceof Error ? error.name : '' }, 'nothing to check was planted'))
}

/** The process: settings → database → workers → http; a stop signal takes them down in the reverse order. */
async function start(): Promise<void> {
  const settings = readSettings(process.env)
  const log = pino({ level: settings.logLevel, base: null })
  mkdirSync(settings.dataFolder, { recursive: true })
  const database = await openDatabase(settings.database, { entities, migrations })
  await migrate(database)
  const { lost } = await resealFactors({ database, settings })
  if (lost > 0) log.warn({ lost }, 'authenticators that none of SECOND_FACTOR_KEYS opens')
  const clocks = new Clocks()
  await clocks.refresh(database)
  const gateway = settings.wechat === null ? null : new WechatHttpGateway(settings.wechat)
  const planner = new PlannerThread(settings.database)
  const services: Services = {
    settings,
    database,
    clocks,
    files: diskStore(path.join(settings.dataFolder, 'uploads')),
    planner,
    wechat: gateway,
    log,
    now: () => new Date(),
  }
  await seedNetwork(database)
  if (settings.signIn === 'demonstration') {
    await seedDemonstration(database, Date.now())
    await seedOrders(services)
    await seedActivities(services)
    await seedPast(services)
    if (settings.seedSize === 'city') await seedCity(database, Date.now())
  }
  const filling = (await lacksFigures(database)) ? startFilling(services) : null
  if (settings.signIn === 'demonstration') {
    const checking = whenCounted(services, filling, () => seedChecking(services))
    await Promise.race([checking, pause(DEMONSTRATION_COUNTS_MS)])
  }
  // Nothing waits for it: who asks before it is ready waits in its line.
  planner
    .warmUp(askedAt(clocks, new Date()))
    .catch((error: unknown) => log.error({ kind: error instanceof Error ? error.name : '' }, 'the planner has no plan yet'))
  const app = createApp({ services, clientFolder: path.resolve(__dirname, '../../client/dist/h5') })
  const worker = startWorker(services)
  const server = app.listen(settings.port, settings.host, () => {
    const { port } = server.address() as AddressInfo
    void greet(database, settings, `http://localhost:${port}`)
  })
  const stop = async (): Promise<void> => {
    await closeGently(server)
    await filling?.stop()
    await worker.stop()
    await gateway?.close()
    await planner.close()
    await database.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof UnsafeSettings ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})
