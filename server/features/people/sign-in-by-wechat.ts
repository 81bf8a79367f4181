import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { ErrorCode } from '../../../shared/vocabulary/errors'
import { isUniqueViolation } from '../../database/database'
import { newPublicCode } from '../../database/public-code'
import { Refusal } from '../../http/refusal'
import type { Services } from '../../services'
import { WechatError, type WechatErrorKind } from '../../wechat/wechat-error'
import { Person } from './person.entity'

/** What a person is told when WeChat does not vouch; every other kind means that WeChat cannot be asked now. */
const REFUSED: Partial<Record<WechatErrorKind, ErrorCode>> = {
  bad_code: 'sign_in_refused',
  risky_user: 'sign_in_refused',
  quota: 'too_many_requests',
}

/** WeChat counts calls by the minute. */
const QUOTA_SECONDS = 60

/** How often a fresh public code may turn out to be taken; once is already unheard of. */
const ATTEMPTS = 3

/**
 * Whom WeChat says this sign-in code is of. Asks over the network: never inside a transaction.
 * @throws Refusal sign_in_refused, sign_in_unavailable or too_many_requests.
 */
export async function openidOf(code: string, { wechat, log }: Services): Promise<string> {
  if (wechat === null) throw new Refusal('sign_in_unavailable')
  try {
    return (await wechat.codeToSession(code)).openid
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const refused = REFUSED[error.kind] ?? 'sign_in_unavailable'
    if (refused !== 'sign_in_refused') log.warn({ kind: error.kind, errcode: error.errcode }, 'WeChat did not answer a sign-in')
    throw new Refusal(refused, [], refused === 'too_many_requests' ? QUOTA_SECONDS : undefined)
  }
}

/** The person with this openid, made when seen for the first time; two phones at once make one person. Notes when WeChat vouched. */
export async function personOfOpenid(tx: EntityManager, openid: string, now: Date): Promise<string> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const known = await tx.findOneBy(Person, { openid })
    if (known !== null) {
      await tx.update(Person, { id: known.id }, { seenInWechatAt: now })
      return known.id
    }
    const id = uuidv7()
    const person = {
      id,
      publicCode: newPublicCode(),
      name: '',
      phone: null,
      villageCode: null,
      openid,
      seenInWechatAt: now,
      createdAt: now,
    }
    try {
      await tx.insert(Person, { ...person, demonstrates: null, opens: null })
      return id
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
    }
  }
  throw new Error('No public code was free for a new person')
}
