/** Databases that exist for a moment: for tests, and for working out a migration. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { type Database, type Model, openDatabase, type Whereabouts } from './database'
import { mysqlAddress } from './open-mysql'

/** Where a database that exists for a moment lies, and how it is taken away. */
export interface ScratchPlace {
  readonly where: Whereabouts
  readonly remove: () => Promise<void>
}

async function temporaryFile(): Promise<ScratchPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'hongmian-'))
  return { where: { file: join(folder, 'hongmian.sqlite') }, remove: () => rm(folder, { recursive: true }) }
}

async function temporarySchema(server: string): Promise<ScratchPlace> {
  // The worker's number is only for a person who looks at the server; the rest makes the name unique.
  const name = `hongmian_${process.env.JEST_WORKER_ID ?? 'scratch'}_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const url = new URL(server)
  url.pathname = `/${name}`
  const { database: _, ...address } = mysqlAddress(url.href)
  const onServer = async (sql: string) => {
    const connection = await createConnection(address)
    try {
      await connection.query(sql)
    } finally {
      await connection.end()
    }
  }
  await onServer(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  return { where: { url: url.href }, remove: () => onServer(`drop database ${name}`) }
}

/** A place for a database of its own: a file in a folder of its own, or an empty schema on the server of a `mysql://…` URL. */
export const scratchPlace = (server: string | undefined): Promise<ScratchPlace> =>
  server === undefined ? temporaryFile() : temporarySchema(server)

/**
 * Opens a new, empty database: a temporary SQLite file, or a schema with a name of its own on the server of a `mysql://…` URL, which the
 * URL's user must be allowed to create. `close` also removes it.
 */
export async function openScratch(server: string | undefined, model: Model): Promise<Database> {
  const place = await scratchPlace(server)
  try {
    const database = await openDatabase(place.where, model)
    const close = database.close.bind(database)
    database.close = async () => {
      await close()
      await place.remove()
    }
    return database
  } catch (error) {
    await place.remove()
    throw error
  }
}
