import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What becomes of a file's text; undefined takes the file away. */
export type Edit = (text: string) => string | undefined

/** Changes by path in the package; a path that does not exist yet begins as the empty text. */
export type Edits = Readonly<Record<string, Edit>>

const folders: string[] = []

/**
 * A copy of the small sound mini-program, with faults put into it.
 * @returns The folder of the copy; `removeCopies` takes all of them away.
 * @throws When an edit changes nothing: the fault would not be there.
 */
export function copyFixture(edits: Edits = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'weapp-fixture-'))
  folders.push(folder)
  cpSync(join(__dirname, 'fixture'), folder, { recursive: true })
  for (const [path, edit] of Object.entries(edits)) apply(join(folder, path), edit)
  return folder
}

export function removeCopies(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
}

/** An edit that puts a line before all others. */
export function prepend(line: string): Edit {
  return (text) => `${line}\n${text}`
}

export function append(line: string): Edit {
  return (text) => `${text}${line}\n`
}

export function replace(part: string, by: string): Edit {
  return (text) => text.replace(part, by)
}

export const remove: Edit = () => undefined

function apply(file: string, edit: Edit): void {
  const before = textOf(file)
  const after = edit(before)
  if (after === before) throw new Error(`the edit of ${file} changes nothing`)
  if (after === undefined) rmSync(file)
  else writeFileSync(file, after)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
