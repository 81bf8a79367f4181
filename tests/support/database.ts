import { type Database, type Model, openDatabase } from '../../server/database/database'
import { migrate } from '../../server/database/migrate'
import { migrations } from '../../server/database/migrations'
import { createSchema } from '../../server/database/schema-difference'
import { openScratch } from '../../server/database/scratch'
import { entities } from '../../server/entities'
import { overNodes } from './over-nodes'

type Tables = Pick<Model, 'entities'> & Partial<Model>

/** The other nodes of the cluster to which the server of `DATABASE_URL` belongs, by their URLs. */
const OTHER_NODES = (process.env.OTHER_NODES ?? '').split(' ').filter((url) => url !== '')

/**
 * A new, empty, up-to-date database: a temporary SQLite file, or a schema of its own on the server that `DATABASE_URL` names (with
 * `OTHER_NODES`, on a cluster, of which every node takes its share of the transactions). Without a model it is the product's, migrated; a
 * model given without migrations has its tables made from its entities. Closing it removes it. At one node where locks are the subject: nodes
 * share none.
 */
export async function freshDatabase(model: Tables = { entities, migrations }, nodes: 'all' | 'one' = 'all'): Promise<Database> {
  const whole = { entities: model.entities, migrations: model.migrations ?? [] }
  const database = await openScratch(process.env.DATABASE_URL || undefined, whole)
  try {
    await (model.migrations ? migrate(database) : createSchema(database))
    return nodes === 'all' ? await atEveryNode(database, whole) : database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function atEveryNode(first: Database, model: Model): Promise<Database> {
  if (OTHER_NODES.length === 0) return first
  const others: Database[] = []
  for (const node of OTHER_NODES) {
    const url = new URL(node)
    url.pathname = `/${String(first.writes.options.database)}`
    others.push(await openDatabase({ url: url.href }, model))
  }
  return overNodes([first, ...others])
}
