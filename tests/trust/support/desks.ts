import { codeAt, stepOf } from '../../../server/features/security/totp'
import { fixedCode } from '../../../server/seed/identity'
import { seedDemonstration, seedNetwork } from '../../../server/seed/seed'
import { security, session } from '../../../shared/contract'
import type { Endpoint } from '../../../shared/contract/endpoint'
import { TUESDAY } from '../../support/kaiping'
import { type Answered, startTestServer, type TestServer } from '../../support/server'

export const codeOf = (name: string): string => fixedCode(`person ${name}`)

/** `done`, or the code of the refusal. */
export const outcome = (answer: Answered<Endpoint>): string => answer.body?.error?.code ?? 'done'

/** The demonstration's county where a second factor is asked for at desks. */
export async function openWithFactor(): Promise<TestServer> {
  const plain = await startTestServer()
  const { settings } = plain.services
  await plain.close()
  const server = await startTestServer({ now: TUESDAY, services: { settings: { ...settings, secondFactor: 'desk' } } })
  await seedNetwork(server.database)
  await seedDemonstration(server.database, TUESDAY.getTime())
  return server
}

/** Desks at which people of the demonstration sign in. */
export function desksAt(server: TestServer) {
  const codeNow = (secret: string, steps = 0): string => codeAt(secret, stepOf(server.services.now()) + steps)

  /** The token of a desk that this person has let in with their phone. */
  async function deskOf(name: string): Promise<string> {
    const { body: grant } = await server.visitor.call(session.askDesk, { body: {} })
    await server.as(codeOf(name)).call(session.confirmDesk, { body: { grant: grant.grant } })
    const { body } = await server.visitor.call(session.pollDesk, { body: { grant: grant.grant, secret: grant.secret } })
    return body.signedIn?.token ?? ''
  }

  /** A desk with an authenticator bound to it. */
  async function enrolled(name = '关主任') {
    const token = await deskOf(name)
    const { body: bound } = await server.withToken(token).call(security.enrol)
    const { body } = await server.withToken(token).call(security.confirm, { body: { code: codeNow(bound.secret) } })
    server.clock.advance(2)
    return { secret: bound.secret, uri: bound.uri, before: token, token: body.token, recoveryCodes: body.recoveryCodes }
  }

  const give = (token: string, code: string) => server.withToken(token).call(security.give, { body: { code } })

  return { codeNow, deskOf, enrolled, give }
}

export type Desks = ReturnType<typeof desksAt>
