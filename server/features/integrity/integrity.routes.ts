import { integrity } from '../../../shared/contract'
import { isWithin } from '../../../shared/vocabulary/places'
import type { Call, Route } from '../../http/call'
import { insist } from '../../http/refusal'
import { answer } from '../../http/route'
import { screenWords } from '../../screening/screen-words'
import { sitesOf } from '../people/actor'
import { clearEvidence, lookAtIntegrity } from './look'

const insistOnPlace = ({ actor }: Pick<Call, 'actor'>, site: string): void =>
  insist(
    sitesOf(actor, 'supervisor').some((own) => isWithin(site, own)),
    'not_allowed',
  )

export const integrityRoutes: Route[] = [
  answer(integrity.look, async (call) => {
    insistOnPlace(call, call.body.site)
    return lookAtIntegrity(call, call.body.site)
  }),
  answer(integrity.clear, async (call) => {
    insistOnPlace(call, call.body.site)
    insist(screenWords(call.body.said) !== 'blocked', 'text_not_allowed')
    await clearEvidence(call, call.body)
    return lookAtIntegrity(call, call.body.site)
  }),
]
