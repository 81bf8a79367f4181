import type { emergencies } from '../../../shared/contract/emergencies'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { HELP_LABELS } from '../../../shared/vocabulary/emergencies'
import { demand, insist } from '../../http/refusal'
import type { Work } from '../orders/move-order'
import type { ServiceOrder } from '../orders/order.entity'
import { submitOrder, type Verdict } from '../orders/submit-order'
import { personOf } from '../people/actor'
import { type Emergency, EmergencyOrder, EmergencyVillage } from './emergency.entity'

type Help = BodyOf<typeof emergencies.help>

/**
 * Orders help while an emergency is open: an order like any other, which begins with the emergency's clock.
 * @throws Refusal emergency_over, emergency_elsewhere, profile_needed, and what `submitOrder` refuses with
 */
export async function orderHelp(work: Work, emergency: Emergency, asked: Help, verdict: Verdict): Promise<ServiceOrder> {
  const { tx } = work
  const { villageCode, help, text, address, whom } = asked
  insist(emergency.state === 'open', 'emergency_over')
  insist(await tx.existsBy(EmergencyVillage, { emergencyId: emergency.id, villageCode }), 'emergency_elsewhere')
  const placer = demand(personOf(work.actor), 'sign_in_needed')
  insist(whom !== null || placer.name !== '', 'profile_needed')
  const order = await submitOrder(
    work,
    {
      villageCode,
      project: null,
      category: null,
      title: `应急：${HELP_LABELS[help]}`,
      text: text === '' ? HELP_LABELS[help] : text,
      urgency: 'emergency',
      people: 1,
      slots: [],
      channel: whom === null ? 'self' : 'proxy',
      requester: whom === null ? null : { name: whom.name, phone: whom.phone },
      beneficiary: {
        relation: whom === null ? 'self' : 'other',
        name: whom?.name ?? placer.name,
        phone: whom?.phone ?? placer.phone,
        address,
        age: null,
        healthNotes: '',
      },
      phone: asked.phone,
      consentBasis: whom?.consentBasis ?? null,
      attachments: [],
    },
    verdict,
  )
  await tx.insert(EmergencyOrder, { orderId: order.id, emergencyId: emergency.id, kind: help })
  return order
}
