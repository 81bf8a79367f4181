import { ownData } from '../../../shared/contract/own-data'
import type { Route } from '../../http/call'
import { answer } from '../../http/route'
import { demandPerson } from '../../policies-basic'
import { erasePerson } from './erase-person'
import { erasureObstacles } from './erasure-obstacles'
import { takeData } from './take-data'

/** Open to everybody who has signed in: whoever takes back their consent must still be able to take their data along and be erased. */
export const ownDataRoutes: Route[] = [
  answer(ownData.state, async (call) => ({ obstacles: await erasureObstacles(call.tx, demandPerson(call).person.id) })),

  answer(ownData.take, async (call) => ({ at: call.now.toISOString(), sections: await takeData(call.tx, demandPerson(call).person.id) })),

  answer(ownData.erase, async (call) => {
    await erasePerson(call.tx, demandPerson(call).person, call.now)
    return { done: true as const }
  }),
]
