/**
 * TypeORM reads the defaults of a new row back into the object that was inserted: from MariaDB without converting them (a flag becomes 0),
 * elsewhere by one more query, whose rows it takes to be in the order of the objects, which they need not be. Here an object receives its
 * columns' defaults before it is inserted, and nothing is read back.
 */
import type { DataSource, EntitySubscriberInterface, InsertEvent, ObjectLiteral } from 'typeorm'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata'

/** The default as the property holds it; the columns here have one transformer at most. */
function initialValue({ default: initial, transformer }: ColumnMetadata): unknown {
  return transformer && !Array.isArray(transformer) ? transformer.from(initial) : initial
}

const fillDefaults: EntitySubscriberInterface = {
  beforeInsert({ entity, metadata }: InsertEvent<ObjectLiteral>) {
    for (const column of metadata.columns) {
      if (column.default !== undefined && entity[column.propertyName] === undefined) {
        entity[column.propertyName] = initialValue(column)
      }
    }
  },
}

/** Applies this to an initialised data source. */
export function insertAsGiven(source: DataSource): void {
  source.subscribers.push(fillDefaults)
  for (const metadata of source.entityMetadatas) {
    metadata.getInsertionReturningColumns = () => []
  }
}
