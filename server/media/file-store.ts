import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** Keeps accepted files apart from the database, under keys that cannot be guessed. */
export interface FileStore {
  /** Returns once the bytes would survive a loss of power. */
  put(bytes: Buffer): Promise<string>
  /** Throws FileNotStored when there is none. */
  get(key: string): Promise<Buffer>
  /** Does nothing when there is none, so that it may be repeated. Throws FileNotStored when this cannot be a key. */
  remove(key: string): Promise<void>
}

/** There is no file under this key, or this is no key at all. */
export class FileNotStored extends Error {
  override readonly name = 'FileNotStored'

  constructor(readonly key: string) {
    super(`no stored file ${JSON.stringify(key.slice(0, 64))}`)
  }
}

const keyPattern = /^[0-9a-f]{32}$/

/** Files in a folder of this machine, or one that several machines mount; two levels of 256 folders keep each one small. */
export function diskStore(folder: string): FileStore {
  const root = resolve(folder)

  function pathOf(key: string): string {
    if (!keyPattern.test(key)) throw new FileNotStored(key)
    return join(root, key.slice(0, 2), key.slice(2, 4), key)
  }

  return {
    async put(bytes) {
      const key = randomBytes(16).toString('hex')
      const path = pathOf(key)
      await makeFolder(dirname(path))
      await writeWhole(path, bytes)
      return key
    },

    async get(key) {
      const path = pathOf(key)
      try {
        return await readFile(path)
      } catch (error) {
        throw isMissing(error) ? new FileNotStored(key) : error
      }
    },

    async remove(key) {
      await rm(pathOf(key), { force: true })
    },
  }
}

/** Under the final name there is the whole file or none: it is written aside, flushed, then renamed. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const aside = `${path}.part`
  try {
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  await flushFolder(dirname(path))
}

/** Makes the folder and those above it, and flushes each folder that got a new entry. */
async function makeFolder(folder: string): Promise<void> {
  const topmostNew = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (topmostNew === undefined) return
  for (let parent = dirname(folder); parent.length >= dirname(topmostNew).length; parent = dirname(parent)) {
    await flushFolder(parent)
    if (parent === dirname(parent)) return
  }
}

async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and keeps its entries in a journal anyway.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
}
