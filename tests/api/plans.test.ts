import 'reflect-metadata'
import type { Pool } from 'mysql2'
import type { EntityManager, Logger } from 'typeorm'
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver'
import type { AbstractSqliteDriver } from 'typeorm/driver/sqlite-abstract/AbstractSqliteDriver'
import { uuidv7 } from 'uuidv7'
import { dueDeadlines } from '../../server/clocks/act-on-clocks'
import type { Database } from '../../server/database/database'
import type { Value } from '../../server/database/prepared-select'
import type { SqliteConnection } from '../../server/database/sqlite-driver'
import { callbacksLeft, callbacksOf } from '../../server/features/callbacks/callback.queries'
import { noticesOf, unreadOf } from '../../server/features/notices/notice.queries'
import { offersToMe, openOffersOf } from '../../server/features/offers/offer.queries'
import { inboxCount, inboxOrders, myOpenCount, myOrders, publicOrders, staffOrders } from '../../server/features/orders/order.queries'
import { candidatesOfTeams, listedProjects, projectsOfTeams, projectsWithin, type Query } from '../../server/features/projects/project.rows'
import type { Call } from '../../server/http/call'
import { dueItems } from '../../server/outbox/claim'
import { type Planted, plantPlans } from '../bench/plant-lists'
import { freshDatabase } from '../support/database'
import { explained } from '../support/explain'

const now = new Date('2026-11-24T02:00:00.000Z')

let database: Database
let planted: Planted

beforeAll(async () => {
  database = await freshDatabase()
  planted = await plantPlans(database, now)
})

afterAll(() => database.close())
