import type { Database, Model } from '../../server/database/database'
import { migrate } from '../../server/database/migrate'
import { migrations } from '../../server/database/migrations'
import { createSchema } from '../../server/database/schema-difference'
import { openScratch } from '../../server/database/scratch'
import { entities } from '../../server/entities'

/**
 * A new, empty, up-to-date database: a temporary SQLite file, or a schema of its own on the server that `DATABASE_URL` names. Without a
 * model it is the product's, migrated; a model given without migrations has its tables made from its entities. Closing it removes it.
 */
export async function freshDatabase(model: Pick<Model, 'entities'> & Partial<Model> = { entities, migrations }): Promise<Database> {
  const database = await openScratch(process.env.DATABASE_URL || undefined, {
    entities: model.entities,
    migrations: model.migrations ?? [],
  })
  try {
    await (model.migrations ? migrate(database) : createSchema(database))
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
