import { randomBytes } from 'node:crypto'
import { type EntityManager, IsNull } from 'typeorm'
import { change } from '../../database/change'
import { hashOf } from '../../http/identity'
import { Refusal } from '../../http/refusal'
import type { Services } from '../../services'
import { type FactorKeys, openFactor } from './factor-seal'
import { RecoveryCode, SecondFactor } from './second-factor.entity'
import { base32, stepOfCode } from './totp'

const MOST_FAILURES = 5
const LOCKED_MS = 15 * 60_000
const RECOVERY_CODES = 10
const RECOVERY_BYTES = 5

// It counts before it looks: of guesses that come at once each waits for the row and is counted.
const COUNT =
  'update `second_factor` set `failures` = `failures` + 1 where `personId` = ? and (`lockedUntil` is null or `lockedUntil` <= ?)'
const TAKE = 'update `second_factor` set `failures` = 0, `lockedUntil` = null, `lastStep` = ? where `personId` = ?'
const LOCK = 'update `second_factor` set `failures` = 0, `lockedUntil` = ? where `personId` = ? and `failures` >= ?'
const USE = 'update `recovery_code` set `usedAt` = ? where `id` = ? and `usedAt` is null'

const recoveryId = (personId: string, code: string): string => hashOf(`${personId} ${code}`)

/**
 * Takes a code of the person's authenticator (or, once it is confirmed, a recovery code). In a transaction of its own: a failure is counted
 * although the request is refused.
 * @throws Refusal second_factor_wrong, and second_factor_locked from the fifth failure in a row on, for 15 minutes
 */
export async function insistOnCode(
  { database, settings }: Pick<Services, 'database' | 'settings'>,
  personId: string,
  code: string,
  which: 'secret' | 'pending',
  now: Date,
): Promise<void> {
  const outcome = await database.transaction(async (tx) => {
    if ((await change(tx, COUNT, [personId, now])) === 0) return (await tx.existsBy(SecondFactor, { personId })) ? 'locked' : 'wrong'
    const factor = await tx.findOneByOrFail(SecondFactor, { personId })
    if (await isRight(tx, settings.factorKeys, { factor, code, which, now })) return 'right'
    const locked = await change(tx, LOCK, [new Date(now.getTime() + LOCKED_MS), personId, MOST_FAILURES])
    return locked === 1 ? 'locked' : 'wrong'
  })
  if (outcome === 'locked') throw new Refusal('second_factor_locked', [], LOCKED_MS / 1000)
  if (outcome === 'wrong') throw new Refusal('second_factor_wrong')
}

interface Given {
  readonly factor: SecondFactor
  readonly code: string
  readonly which: 'secret' | 'pending'
  readonly now: Date
}

async function isRight(tx: EntityManager, keys: FactorKeys, { factor, code, which, now }: Given): Promise<boolean> {
  const { personId, lastStep } = factor
  const kept = factor[which]
  const secret = kept === null ? null : openFactor(keys, personId, kept)
  const step = secret === null ? null : stepOfCode(secret, code, now, lastStep)
  const recovered = step === null && which === 'secret' && (await change(tx, USE, [now, recoveryId(personId, code)])) === 1
  if (step === null && !recovered) return false
  await change(tx, TAKE, [step ?? lastStep, personId])
  return true
}

/** The pending authenticator becomes the person's, with ten fresh recovery codes in place of any earlier ones. */
export async function adopt(tx: EntityManager, personId: string): Promise<string[]> {
  await tx.query('update `second_factor` set `secret` = `pending`, `pending` = null where `personId` = ? and `pending` is not null', [
    personId,
  ])
  await tx.delete(RecoveryCode, { personId })
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const letters = base32(randomBytes(RECOVERY_BYTES)).toLowerCase()
    return `${letters.slice(0, 4)}-${letters.slice(4)}`
  })
  await tx.insert(
    RecoveryCode,
    codes.map((code) => ({ id: recoveryId(personId, code), personId, usedAt: null })),
  )
  return codes
}

/** How many recovery codes a person has left. */
export const recoveryLeft = (tx: EntityManager, personId: string): Promise<number> =>
  tx.countBy(RecoveryCode, { personId, usedAt: IsNull() })
