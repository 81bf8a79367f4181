import type { EntityManager } from 'typeorm'
import { ProjectToken } from './project.entity'

/** Words of a text: runs of letters and digits, small, half-width. Chinese has no spaces, so a clause is one word. */
function wordsOf(text: string): string[][] {
  const folded = text.normalize('NFKC').toLowerCase()
  return [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => Array.from(word))
}

/**
 * What a text is looked up by: each two neighbouring characters of its words, and a word of one character as it is. Distinct, in the order
 * in which they stand; capitals and full-width forms count as their plain ones.
 */
export function tokensOf(text: string): string[] {
  const tokens = wordsOf(text).flatMap((word) =>
    word.length === 1 ? word : word.slice(1).map((character, index) => `${word[index] ?? ''}${character}`),
  )
  return [...new Set(tokens)]
}

/** The last characters of words: indexed too, so that every character begins some token and can be found alone. */
const lastCharactersOf = (text: string): string[] => wordsOf(text).flatMap((word) => word.slice(-1))

/** Makes a project findable by these texts, and by nothing that it was found by before. */
export async function indexProject(tx: EntityManager, projectId: string, texts: string[]): Promise<void> {
  const tokens = [...new Set(texts.flatMap((text) => [...tokensOf(text), ...lastCharactersOf(text)]))]
  await tx.delete(ProjectToken, { projectId })
  if (tokens.length > 0)
    await tx.insert(
      ProjectToken,
      tokens.map((token) => ({ token, projectId })),
    )
}
