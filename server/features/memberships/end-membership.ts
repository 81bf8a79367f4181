import { type EntityManager, IsNull } from 'typeorm'
import { ROLE_LABELS } from '../../../shared/vocabulary/people'
import { isWithin } from '../../../shared/vocabulary/places'
import { change } from '../../database/change'
import { insist } from '../../http/refusal'
import { type AdministrativeWork, recordChange } from '../administration/record-change'
import { tell } from '../notices/announce'
import { sitesOf } from '../people/actor'
import { Membership } from '../people/membership.entity'
import type { MembershipRow } from './membership.queries'

const END = 'update `membership` set `endedAt` = ? where `id` = ? and `endedAt` is null'

const HOLD = "update `membership` set `holds` = `holds` + 1 where `siteCode` = ? and `role` = 'administrator' and `endedAt` is null"

/** The administrators of exactly this place, held until the transaction ends: two of them who end each other stand in a line. */
async function administratorsOf(tx: EntityManager, siteCode: string): Promise<Membership[]> {
  await change(tx, HOLD, [siteCode])
  return tx.findBy(Membership, { siteCode, role: 'administrator', endedAt: IsNull() })
}

/** A place keeps an administrator: its last one is ended only by somebody who administers a place above, and so goes on in their stead. */
async function refuseLast({ tx, actor }: AdministrativeWork, { id, siteCode }: MembershipRow): Promise<void> {
  if (siteCode === null) return
  const others = (await administratorsOf(tx, siteCode)).filter((each) => each.id !== id)
  const fromAbove = sitesOf(actor, 'administrator').some((own) => own !== siteCode && isWithin(siteCode, own))
  insist(others.length > 0 || fromAbove, 'last_administrator')
}

/**
 * Ends an authority: from the person's next request on it is gone, and they are told why.
 * @throws Refusal last_administrator, changed_meanwhile when it was ended in this moment.
 */
export async function endMembership(work: AdministrativeWork, membership: MembershipRow, reason: string): Promise<void> {
  const { tx, now } = work
  const { id, role, siteCode, personId, placeCode } = membership
  if (role === 'administrator') await refuseLast(work, membership)
  // Before the rest: of two at the same moment the second stops here, where it can say why.
  insist((await change(tx, END, [now, id])) === 1, 'changed_meanwhile')
  const before = { role, siteCode, teamCode: membership.teamCode, personId }
  await recordChange(work, { placeCode, subject: 'membership', subjectKey: id, before, after: null, reason })
  await tell(tx, {
    personIds: [personId],
    eventKey: `membership.${id}.ended`,
    orderId: null,
    title: '您的身份已经结束',
    body: `${membership.siteName ?? membership.teamName ?? ''}的${ROLE_LABELS[role]}：${reason}`,
    opens: '/pages/me/index',
    kind: null,
    now,
  })
}
