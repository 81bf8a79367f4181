import type { EntityManager } from 'typeorm'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { ownData } from '../../../shared/contract/own-data'
import { beijingDate, beijingMinutes } from '../../../shared/time/beijing'
import { timeWords } from '../../../shared/time/words'
import { type Row, rowReader, type Shape } from '../../database/rows'

type Section = ReplyOf<typeof ownData.take>['sections'][number]
type Item = Section['items'][number]
type Facts = Readonly<Record<string, string | number | null>>

/** One kind of what is kept of a person: where it stands, and how it is told. */
export interface Kept {
  readonly title: string
  tell(tx: EntityManager, personId: string): Promise<Item[]>
}

/** Reads one kind with a SELECT that takes the person's id, and tells each row by a title and facts. */
export function kept<S extends Shape>(
  title: string,
  shape: S,
  sql: string,
  titleOf: (row: Row<S>) => string,
  factsOf: (row: Row<S>) => Facts,
): Kept {
  const read = rowReader(shape)
  return {
    title,
    tell: async (tx, personId) => {
      const rows = read((await tx.query(sql, [personId])) as unknown[])
      return rows.map((row) => ({ title: titleOf(row), facts: told(factsOf(row)) }))
    },
  }
}

/** What is empty is not told. */
const told = (facts: Facts): Item['facts'] =>
  Object.entries(facts).flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value: String(value) }]))

/** A moment as the day and time of day in China. */
export const when = (at: Date): string => `${beijingDate(at.getTime())} ${timeWords(beijingMinutes(at.getTime()))}`
