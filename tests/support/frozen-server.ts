/**
 * The product's server on a database that is there already, its clock stopped at the moment that `FROZEN_AT` says: started as a process of
 * its own, beside others that work on the same database. It plants nothing and acts on no clock.
 */
import 'reflect-metadata'
import path from 'node:path'
import pino from 'pino'
import { createApp } from '../../server/app'
import { Clocks } from '../../server/clocks/clocks'
import { openDatabase } from '../../server/database/database'
import { entities } from '../../server/entities'
import { LocalPlanner } from '../../server/features/plans/local-planner'
import { closeGently } from '../../server/http/close-gently'
import { diskStore } from '../../server/media/file-store'
import { readSettings } from '../../server/settings'

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  const now = new Date(process.env.FROZEN_AT ?? '')
  const database = await openDatabase(settings.database, { entities, migrations: [] })
  const services = {
    settings,
    database,
    clocks: new Clocks(),
    files: diskStore(path.join(settings.dataFolder, 'uploads')),
    planner: new LocalPlanner(database),
    wechat: null,
    log: pino({ level: settings.logLevel }),
    now: () => now,
  }
  const app = createApp({ services, clientFolder: path.join(settings.dataFolder, 'no-client') })
  const server = app.listen(settings.port, settings.host)
  process.once('SIGTERM', () => {
    void closeGently(server)
      .then(() => database.close())
      .then(() => process.exit(0))
  })
}

void start()
