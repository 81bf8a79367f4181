import { IsNull, Not } from 'typeorm'
import { insist } from '../../http/refusal'
import { type AdministrativeWork, recordChange } from '../administration/record-change'
import type { MembershipRow } from '../memberships/membership.queries'
import { tell } from '../notices/announce'
import { administers, personOf } from '../people/actor'
import { Membership } from '../people/membership.entity'
import { Session } from '../people/session.entity'
import { isWeighty } from './owes-factor'
import { RecoveryCode, SecondFactor } from './second-factor.entity'

/**
 * Takes somebody's authenticator and recovery codes away, who has lost them: they bind another one when they next come to a desk. Every
 * desk where they are signed in is signed out, and they are told, because it may not have been they who asked.
 * @throws Refusal own_factor for one's own, not_allowed for somebody who works above the asker's place, factor_not_bound when there is none (any more)
 */
export async function resetFactor(work: AdministrativeWork, { id, personId, placeCode }: MembershipRow, reason: string): Promise<void> {
  const { tx, actor, now } = work
  insist(personOf(actor)?.id !== personId, 'own_factor')
  const standings = await tx.findBy(Membership, { personId, endedAt: IsNull() })
  // Whoever also works above the asker is not theirs to reset.
  insist(
    standings.every((each) => !isWeighty(each) || administers(actor, each.siteCode ?? '')),
    'not_allowed',
  )
  const { affected } = await tx.delete(SecondFactor, { personId, secret: Not(IsNull()) })
  insist(affected === 1, 'factor_not_bound')
  await tx.delete(RecoveryCode, { personId })
  await tx.update(Session, { personId, kind: 'desk', endedAt: IsNull() }, { endedAt: now })
  const changeId = await recordChange(work, {
    placeCode,
    subject: 'second_factor',
    subjectKey: id,
    before: { bound: true },
    after: null,
    reason,
  })
  await tell(tx, {
    personIds: [personId],
    eventKey: `factor.${changeId}.reset`,
    orderId: null,
    title: '您的验证器已经解除',
    body: `管理员解除了您的登录验证器：${reason}。下次在电脑上登录要重新绑定。不是您要求的，请马上联系管理员。`,
    opens: '/pages/me/index',
    kind: null,
    now,
  })
}
