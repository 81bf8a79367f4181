import type { EntityManager } from 'typeorm'
import { In } from 'typeorm'
import { change } from '../../database/change'
import { isUniqueViolation } from '../../database/database'
import { addServices, addToCells } from './count-order'
import { beneficiaryOf, cellsOfFacts } from './fact'
import { factsFromRows } from './facts-from-rows'
import { OrderFact } from './order-fact.entity'

/**
 * Counts these orders for nobody any more: the key made of a beneficiary's name and number is replaced by one of the order alone, in its
 * fact and in the months. No sum of services changes.
 */
export async function forgetBeneficiary(tx: EntityManager, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return
  await countForNobody(tx, orderIds)
  for (const fact of await tx.findBy(OrderFact, { orderId: In([...orderIds]) })) {
    const beneficiary = beneficiaryOf({ id: fact.orderId, villageCode: fact.villageCode })
    await tx.update(OrderFact, { orderId: fact.orderId }, { beneficiary })
    await addServices(tx, [
      { fact, services: -fact.finished },
      { fact: { ...fact, beneficiary }, services: fact.finished },
    ])
    await change(tx, 'delete from beneficiary_month where beneficiary = ? and services = 0', [fact.beneficiary])
  }
}

/**
 * Counts those of the orders that a filling has not come to yet, for nobody: whoever fills passes them over then. It is the rows themselves
 * that meet, so that it holds between the nodes of a cluster as well.
 */
async function countForNobody(tx: EntityManager, orderIds: readonly string[]): Promise<void> {
  const counted = new Set((await tx.findBy(OrderFact, { orderId: In([...orderIds]) })).map(({ orderId }) => orderId))
  const waiting = orderIds.filter((id) => !counted.has(id))
  if (waiting.length === 0) return
  const facts = (await factsFromRows((sql, values) => tx.query(sql, values), waiting)).map((fact) => ({
    ...fact,
    beneficiary: beneficiaryOf({ id: fact.orderId, villageCode: fact.villageCode }),
  }))
  try {
    await tx.insert(OrderFact, facts)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // A filling came to one of them first. It has ended that by now, and what it counted is seen.
    return countForNobody(tx, orderIds)
  }
  await addServices(
    tx,
    facts.map((fact) => ({ fact, services: fact.finished })),
  )
  await addToCells(tx, cellsOfFacts(facts))
}
