import type { EntityManager } from 'typeorm'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { ownData } from '../../../shared/contract/own-data'

type Obstacle = ReplyOf<typeof ownData.state>['obstacles'][number]

/** Asked in this order, with the person's id for `:person`; each counts what still needs the person. */
const STILL: readonly (Obstacle & { readonly sql: string })[] = [
  {
    code: 'open_orders',
    sentence: '还有没办完的单。请先撤回，或等它办完。',
    sql: `select count(*) as n from service_order o where o.open = 1 and (o.id in (select orderId from order_person where personId = :person)
      or o.id in (select c.orderId from order_contact c join person p on p.phone = c.requesterPhone where p.id = :person)
      or o.id in (select c.orderId from order_contact c join person p on p.phone = c.beneficiaryPhone where p.id = :person))`,
  },
  {
    code: 'open_complaints',
    sentence: '还有没答复的投诉或建议。请先撤回，或等它答复。',
    sql: "select count(*) as n from complaint where complainantId = :person and state in ('filed', 'accepted')",
  },
  {
    code: 'live_sign_ups',
    sentence: '还报着活动。请先取消报名，或等活动结束、结项。',
    sql: 'select count(*) as n from sign_up where personId = :person and liveKey is not null',
  },
  {
    code: 'in_office',
    sentence: '您还担任着工作人员、队长、督导、代点人或管理员。请先让站里安排别人接手。',
    sql: "select count(*) as n from membership where personId = :person and endedAt is null and role <> 'volunteer'",
  },
]

/** Why a person cannot be erased yet: whoever serves an order or counts on a volunteer must still be able to reach them. */
export async function erasureObstacles(tx: EntityManager, personId: string): Promise<Obstacle[]> {
  const found: Obstacle[] = []
  for (const { sql, code, sentence } of STILL) {
    const asked = sql.split(':person')
    const [row] = (await tx.query(asked.join('?'), asked.slice(1).fill(personId))) as { n: number | string }[]
    if (Number(row?.n ?? 0) > 0) found.push({ code, sentence })
  }
  return found
}
