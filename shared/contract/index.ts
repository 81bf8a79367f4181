import { attachments } from './attachments'
import { callbacks } from './callbacks'
import { desk } from './desk'
import type { Endpoint } from './endpoint'
import { notices } from './notices'
import { offers } from './offers'
import { orders } from './orders'
import { places } from './places'
import { plans } from './plans'
import { pool } from './pool'
import { projects } from './projects'
import { session } from './session'
import { shortages } from './shortages'
import { teams } from './teams'

/** Everything that the server answers and a client may ask, by feature. */
export const contract = {
  session,
  places,
  projects,
  teams,
  orders,
  desk,
  offers,
  plans,
  shortages,
  pool,
  callbacks,
  attachments,
  notices,
} as const

/** All endpoints, one after the other. */
export const allEndpoints: readonly Endpoint[] = Object.values(contract).flatMap((feature): Endpoint[] => Object.values(feature))

export { attachments, callbacks, desk, notices, offers, orders, places, plans, pool, projects, session, shortages, teams }
