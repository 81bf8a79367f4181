import { orders } from '@shared/contract'
import type { Draft, Order, Wrong } from './draft'

/** Below this age only a guardian orders (PIPL art. 31). */
const GUARDED_UNTIL = 14

const isChinese = (sentence: string): boolean => /[\u4e00-\u9fff]/.test(sentence)

/** What the contract itself finds wrong, by field, before anything is sent. */
function againstContract(order: Order): Record<string, string> {
  const result = orders.submit.body.safeParse(order)
  if (result.success) return {}
  const found = result.error.issues.map(
    ({ path, message }) => [path.map(String).join('.'), isChinese(message) ? message : '填写有误'] as const,
  )
  return Object.fromEntries(found)
}

function aboutAgreement({ relation, consentBasis }: Draft, age: number | null): Record<string, string> {
  const young = age !== null && age < GUARDED_UNTIL
  if (young && relation === 'self') return { 'beneficiary.age': '不满 14 岁，请让监护人来点' }
  if (young && consentBasis !== 'guardian') return { consentBasis: '不满 14 岁，要监护人同意，请选“监护人同意”' }
  return relation !== 'self' && consentBasis === null ? { consentBasis: '请选对方是怎么同意的' } : {}
}

/** All that keeps the order from being sent, by field, in words for the person. Empty when nothing does. */
export function wrongIn(draft: Draft, order: Order, asksOwnName: boolean): Wrong {
  return {
    ...againstContract(order),
    ...(draft.name.trim() === '' ? { 'beneficiary.name': '请写怎么称呼' } : {}),
    ...(asksOwnName && draft.ownName.trim() === '' ? { ownName: '请写您怎么称呼' } : {}),
    ...(draft.age.trim() !== '' && order.beneficiary.age === null ? { 'beneficiary.age': '请写岁数，只写数字' } : {}),
    ...(order.phone === null ? { phone: '请留一个电话，好让站里联系' } : {}),
    ...(order.project === null && draft.text.trim() === '' ? { text: '请说一说需要什么' } : {}),
    ...aboutAgreement(draft, order.beneficiary.age),
  }
}
