import { orders, session } from '@shared/contract'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { goInstead } from '@/platform/navigation'
import { type Self, useSession } from '@/state/session'
import { wrongIn } from './check'
import { type Draft, type Order, orderOf, type Wrong } from './draft'
import { useReminders } from './use-reminders'

interface Placing {
  /** Checks and sends. The page of the order opens when it was placed; else `wrong` or `error` says why. */
  place(draft: Draft, about: Parameters<typeof orderOf>[1]): Promise<void>
  busy: boolean
  error: Error | null
  wrong: Wrong
}

/** Placing the order: who nobody knows by name yet is asked first, then the order goes out, then its page opens. */
export function usePlacing(self: Self, forget: () => void): Placing {
  const [found, setFound] = useState<Wrong>({})
  const renew = useSession((state) => state.renew)
  const profile = useWrite(session.profile, renew)
  const submit = useWrite(orders.submit)
  const remind = useReminders(self.consentsMissing.length === 0)

  const introduce = async (draft: Draft, order: Order): Promise<boolean> => {
    if (self.name !== '') return true
    const name = draft.relation === 'self' ? draft.name : draft.ownName
    const villageCode = self.village?.code ?? order.villageCode
    return (await profile.send({ body: { name, phone: self.phone ?? order.phone, villageCode } })) !== null
  }

  const place: Placing['place'] = async (draft, about) => {
    const order = orderOf(draft, about)
    const wrong = wrongIn(draft, order, self.name === '' && draft.relation !== 'self')
    setFound(wrong)
    profile.clear()
    submit.clear()
    if (Object.keys(wrong).length > 0) return
    const reminded = remind()
    if (!(await introduce(draft, order))) return
    const placed = await submit.send({ body: order })
    if (placed === null) return
    forget()
    await reminded
    goInstead('/pages/order/index', { code: placed.code })
  }

  const error = submit.error ?? profile.error
  return { place, busy: profile.busy || submit.busy, error, wrong: { ...found, ...detailsOf(error) } }
}
