import type { EntityManager } from 'typeorm'
import { change } from '../../database/change'
import { ActivityPost } from './activity.entity'

/** A post as somebody read it: which one, and under which version of its activity. */
export interface SeenPost {
  readonly id: string
  readonly openVersion: number
}

const OPEN = '`id` = ? and `openVersion` = ? and `openVersion` > 0'

export const SEAT_MOVES = {
  /** A free place is taken. */
  take: `update \`activity_post\` set \`taken\` = \`taken\` + 1 where ${OPEN} and \`taken\` < \`places\``,
  /** A taken place becomes free. */
  free: `update \`activity_post\` set \`taken\` = \`taken\` - 1 where ${OPEN} and \`taken\` > 0`,
  /** One more waits, where no place is free. */
  wait: `update \`activity_post\` set \`waiting\` = \`waiting\` + 1 where ${OPEN} and \`taken\` >= \`places\``,
  /** One who waited does so no more. */
  stopWaiting: `update \`activity_post\` set \`waiting\` = \`waiting\` - 1 where ${OPEN} and \`waiting\` > 0`,
  /** One who waited takes a free place. */
  promote: `update \`activity_post\` set \`taken\` = \`taken\` + 1, \`waiting\` = \`waiting\` - 1
    where ${OPEN} and \`taken\` < \`places\` and \`waiting\` > 0`,
  /** Nothing of its places changes, but nobody else changes the post before this transaction ends. */
  hold: `update \`activity_post\` set \`holds\` = \`holds\` + 1 where ${OPEN}`,
} as const
export type SeatMove = keyof typeof SEAT_MOVES

/**
 * Changes what is taken of a post, or says that it cannot: false when the places do not let it, or when the activity was called off, put
 * off or begun since the post was read. Whoever changes a sign-up does this first, and a new sign-up right after its insert, so the post's
 * row orders all that happens to its places and its waiting list.
 */
export const moveSeat = async (tx: EntityManager, move: SeatMove, { id, openVersion }: SeenPost): Promise<boolean> =>
  (await change(tx, SEAT_MOVES[move], [id, openVersion])) === 1

/** Nobody holds, or waits for, a place any more: the activity was called off, or has begun. */
export async function emptyPosts(tx: EntityManager, activityId: string, what: readonly ('taken' | 'waiting')[]): Promise<void> {
  await tx.update(ActivityPost, { activityId }, Object.fromEntries(what.map((column) => [column, 0])))
}
