import { type EntityManager, LessThan } from 'typeorm'
import { change } from '../../database/change'
import { newPublicCode } from '../../database/public-code'
import { hashOf } from '../../http/identity'
import { demand, insist } from '../../http/refusal'
import type { Services } from '../../services'
import { DeskGrant } from './desk-grant.entity'
import { newSecret } from './start-session'

/** In milliseconds: long enough to take out a phone and scan. */
const GRANT_LASTS = 5 * 60_000
const KEPT_AFTERWARDS = 24 * 60 * 60_000

/** A desk asks to be let in: a code for its screen, and a secret that never leaves its browser. */
export async function askDesk(tx: EntityManager, now: Date): Promise<{ grant: string; secret: string; expiresAt: string }> {
  const grant = newPublicCode()
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + GRANT_LASTS)
  await tx.insert(DeskGrant, { code: grant, secretHash: hashOf(secret), personId: null, expiresAt, usedAt: null })
  return { grant, secret, expiresAt: expiresAt.toISOString() }
}

/** Lets the desk in as this person. @throws Refusal desk_grant_ended when it is unknown, too old, or was confirmed before. */
export async function confirmDesk(tx: EntityManager, grant: string, personId: string, now: Date): Promise<void> {
  const confirmed = await change(
    tx,
    'update `desk_grant` set `personId` = ? where `code` = ? and `personId` is null and `usedAt` is null and `expiresAt` > ?',
    [personId, grant, now],
  )
  insist(confirmed === 1, 'desk_grant_ended')
}

/**
 * The person who let this browser in, once; null while nobody has.
 * @throws Refusal desk_grant_ended when it is unknown, too old or used up, or the secret is another browser's.
 */
export async function collectDesk(tx: EntityManager, asked: { grant: string; secret: string }, now: Date): Promise<string | null> {
  const grant = demand(await tx.findOneBy(DeskGrant, { code: asked.grant, secretHash: hashOf(asked.secret) }), 'desk_grant_ended')
  insist(grant.usedAt === null && grant.expiresAt > now, 'desk_grant_ended')
  if (grant.personId === null) return null
  const used = await change(tx, 'update `desk_grant` set `usedAt` = ? where `code` = ? and `usedAt` is null', [now, grant.code])
  insist(used === 1, 'desk_grant_ended')
  return grant.personId
}

/** Forgets the grants that ended more than a day ago; anybody can ask for one, so they would pile up. For the worker. */
export async function sweepDeskGrants({ database, now }: Services): Promise<void> {
  const before = new Date(now().getTime() - KEPT_AFTERWARDS)
  await database.transaction((tx) => tx.delete(DeskGrant, { expiresAt: LessThan(before) }))
}
