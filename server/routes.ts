import { allEndpoints } from '../shared/contract'
import { activityRoutes } from './features/activities/activities.routes'
import { administrationRoutes } from './features/administration/administration.routes'
import { attachmentRoutes } from './features/attachments/attachments.routes'
import { callbackRoutes } from './features/callbacks/callbacks.routes'
import { checkInRoutes } from './features/check-ins/check-ins.routes'
import { complaintRoutes } from './features/complaints/complaints.routes'
import { emergencyRoutes } from './features/emergencies/emergencies.routes'
import { figureRoutes } from './features/figures/figures.routes'
import { hoursCaseRoutes, hoursRoutes } from './features/hours/hours.routes'
import { makeUpRoutes } from './features/hours/make-ups.routes'
import { integrityRoutes } from './features/integrity/integrity.routes'
import { membershipRoutes } from './features/memberships/memberships.routes'
import { noticeRoutes } from './features/notices/notices.routes'
import { offerRoutes } from './features/offers/offers.routes'
import { deskRoutes } from './features/orders/desk.routes'
import { orderRoutes } from './features/orders/orders.routes'
import { ownDataRoutes } from './features/own-data/own-data.routes'
import { personRoutes } from './features/people/people.routes'
import { placeRoutes } from './features/places/places.routes'
import { planRoutes } from './features/plans/plans.routes'
import { poolRoutes } from './features/pool/pool.routes'
import { projectRoutes } from './features/projects/projects.routes'
import { recordRoutes } from './features/records/records.routes'
import { registerRoutes } from './features/registers/registers.routes'
import { returnVisitRoutes } from './features/return-visits/return-visits.routes'
import { securityRoutes } from './features/security/security.routes'
import { shortageRoutes } from './features/shortages/shortages.routes'
import { signUpRoutes } from './features/sign-ups/sign-ups.routes'
import { supervisionRoutes } from './features/supervision/supervision.routes'
import { taskRoutes } from './features/tasks/tasks.routes'
import { teamRoutes } from './features/teams/teams.routes'
import type { Route } from './http/call'

/** Every route of every feature. */
export const routes: readonly Route[] = [
  ...personRoutes,
  ...securityRoutes,
  ...ownDataRoutes,
  ...placeRoutes,
  ...projectRoutes,
  ...teamRoutes,
  ...orderRoutes,
  ...deskRoutes,
  ...offerRoutes,
  ...planRoutes,
  ...shortageRoutes,
  ...poolRoutes,
  ...callbackRoutes,
  ...activityRoutes,
  ...signUpRoutes,
  ...attachmentRoutes,
  ...noticeRoutes,
  ...checkInRoutes,
  ...hoursRoutes,
  ...hoursCaseRoutes,
  ...makeUpRoutes,
  ...recordRoutes,
  ...supervisionRoutes,
  ...figureRoutes,
  ...membershipRoutes,
  ...administrationRoutes,
  ...taskRoutes,
  ...returnVisitRoutes,
  ...complaintRoutes,
  ...integrityRoutes,
  ...emergencyRoutes,
  ...registerRoutes,
]

/** Endpoints that the contract declares and nothing answers, or that are answered twice: either stops the start. */
export function mismatches(mounted: readonly Route[] = routes): string[] {
  const counts = new Map(allEndpoints.map((endpoint) => [endpoint, 0]))
  for (const { endpoint } of mounted) counts.set(endpoint, (counts.get(endpoint) ?? -1) + 1)
  return [...counts].filter(([, count]) => count !== 1).map(([endpoint]) => `${endpoint.method} ${endpoint.path}`)
}
