import { type orders, session } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import { type Client, clientOf } from './server'

/** One of the demonstration's people, signed in at a server that runs somewhere. */
export interface SignedIn {
  readonly name: string
  readonly villageCode: string
  readonly token: string
  readonly client: Client
}

/** Signs in as one of the demonstration's people. */
export async function signedInAs(origin: string, name: string): Promise<SignedIn> {
  const visitor = clientOf(origin, null)
  const people = await visitor.call(session.people)
  const code = people.body.items.find((person) => person.name === name)?.code
  if (code === undefined) throw new Error(`The demonstration has nobody called ${name}`)
  const { token } = (await visitor.call(session.choose, { body: { code } })).body
  const client = clientOf(origin, token)
  const me = await client.call(session.self)
  return { name, villageCode: me.body.village?.code ?? '', token, client }
}

/** An order in words of the villager's own, for themselves. */
export const plainOrder = ({ name, villageCode }: Pick<SignedIn, 'name' | 'villageCode'>, text: string): BodyIn<typeof orders.submit> => ({
  villageCode,
  project: null,
  category: null,
  text,
  slots: [],
  requester: null,
  beneficiary: { relation: 'self', name, phone: null, address: '', age: null, healthNotes: '' },
  phone: null,
  consentBasis: null,
})
