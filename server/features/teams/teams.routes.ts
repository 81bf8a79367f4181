import { teams } from '../../../shared/contract/teams'
import type { Call, Route } from '../../http/call'
import { demand } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { teamsLedBy } from '../people/actor'
import { placeNames } from '../places/place.queries'
import { arrangeTeam } from './arrange-team'
import { presentTeams } from './team.presenter'
import { type TeamProfile, teamProfileByCode, teamProfiles } from './team.queries'

type Asked = Pick<Call, 'tx' | 'now' | 'services'>

const load = async ({ tx, params }: Asked & { params: { code: string } }): Promise<TeamProfile> =>
  demand(await teamProfileByCode(tx, params.code), 'team_not_found')

const present = async ({ tx, now, services }: Asked, profiles: readonly TeamProfile[]) =>
  presentTeams(tx, profiles, { names: await placeNames(services.database), now })

export const teamRoutes: Route[] = [
  answer(teams.mine, async (call) => {
    const actor = demandConsented(call)
    return { items: await present(call, await teamProfiles(call.tx, teamsLedBy(actor))) }
  }),

  answerAbout(teams.one, load, async (call, profile) => demand((await present(call, [profile]))[0], 'team_not_found')),

  answerAbout(teams.arrange, load, async (call, { team }) => {
    await arrangeTeam(call.tx, team, call.body)
    const [arranged] = await present(call, await teamProfiles(call.tx, [team.id]))
    return demand(arranged, 'team_not_found')
  }),
]
