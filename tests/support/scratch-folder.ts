import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder for one test. */
export async function scratchFolder() {
  const root = await mkdtemp(join(tmpdir(), 'hongmian-folder-'))
  const at = (path: string): string => join(root, path)
  return {
    at,
    write: async (path: string, text: string): Promise<void> => {
      await mkdir(dirname(at(path)), { recursive: true })
      await writeFile(at(path), text)
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}
