import { activities } from './activities'
import { administration } from './administration'
import { attachments } from './attachments'
import { callbacks } from './callbacks'
import { checkIns } from './check-ins'
import { complaints } from './complaints'
import { desk } from './desk'
import { emergencies } from './emergencies'
import type { Endpoint } from './endpoint'
import { figures } from './figures'
import { hours, hoursCases } from './hours'
import { integrity } from './integrity'
import { makeUps } from './make-ups'
import { memberships } from './memberships'
import { notices } from './notices'
import { offers } from './offers'
import { orders } from './orders'
import { ownData } from './own-data'
import { places } from './places'
import { plans } from './plans'
import { pool } from './pool'
import { projects } from './projects'
import { records } from './records'
import { registers } from './registers'
import { returnVisits } from './return-visits'
import { security } from './security'
import { session } from './session'
import { shortages } from './shortages'
import { signUps } from './sign-ups'
import { supervision } from './supervision'
import { tasks } from './tasks'
import { teams } from './teams'

/** Everything that the server answers and a client may ask, by feature. */
export const contract = {
  session,
  security,
  ownData,
  places,
  projects,
  teams,
  orders,
  desk,
  offers,
  callbacks,
  activities,
  signUps,
  checkIns,
  hours,
  hoursCases,
  makeUps,
  records,
  plans,
  shortages,
  pool,
  attachments,
  notices,
  supervision,
  figures,
  memberships,
  administration,
  tasks,
  returnVisits,
  complaints,
  integrity,
  emergencies,
  registers,
} as const

/** All endpoints, one after the other. */
export const allEndpoints: readonly Endpoint[] = Object.values(contract).flatMap((feature): Endpoint[] => Object.values(feature))

export {
  activities,
  administration,
  attachments,
  callbacks,
  checkIns,
  complaints,
  desk,
  emergencies,
  figures,
  hours,
  hoursCases,
  integrity,
  makeUps,
  memberships,
  notices,
  offers,
  orders,
  ownData,
  places,
  plans,
  pool,
  projects,
  records,
  registers,
  returnVisits,
  security,
  session,
  shortages,
  signUps,
  supervision,
  tasks,
  teams,
}
