import type { BodyOf, Endpoint } from '../../../shared/contract/endpoint'
import { signUps } from '../../../shared/contract/sign-ups'
import { isWithin } from '../../../shared/vocabulary/places'
import { select } from '../../database/select'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { activityIn } from '../activities/activities.routes'
import { activityById, postsByIds } from '../activities/activity.queries'
import { type ActivityLineRow, dateKey, MINE_SHAPE, signUpsOf } from '../activities/activity.rows'
import { activityLineOf } from '../activities/activity-lines'
import type { ActivityWork } from '../activities/move-activity'
import { sitesOf } from '../people/actor'
import { peopleWithPhone, personByCode } from '../people/person.queries'
import { placeNames } from '../places/place.queries'
import { approveSignUp, rejectSignUp, removeSignUp, withdrawSignUp } from './decide-sign-up'
import { signUpFor } from './enrol-person'
import { logReveal, revealSignUp, revealVolunteer } from './reveal-volunteer'
import { SignUp } from './sign-up.entity'
import type { Enrolment } from './sign-up.policy'
import { mineOfRow, presentMine, presentSignUp, presentSignUps } from './sign-up.presenter'
import { signUpPerson } from './sign-up-person'
import { fillVolunteerProfile, registerCredential, volunteerProfile } from './volunteer-profile'

const DONE = { done: true } as const

/** The sign-up that an address names, with its activity. */
async function enrolmentIn(call: Call): Promise<Enrolment> {
  const { code } = (call as Call<typeof signUps.withdraw>).params
  const signUp = demand(await call.tx.findOneBy(SignUp, { publicCode: code }), 'sign_up_not_found')
  return { signUp, activity: demand(await activityById(call.tx, signUp.activityId, false), 'sign_up_not_found') }
}

/** What the leader decides of a sign-up, and the sign-up as it stands after it. */
function decide<E extends Endpoint>(
  endpoint: E,
  useCase: (work: ActivityWork, enrolment: Enrolment, body: BodyOf<E>) => Promise<SignUp>,
): Route {
  return answerAbout(endpoint, enrolmentIn, async (call, enrolment) => {
    const { id } = await useCase(call, enrolment, call.body)
    return (await presentSignUp(call.tx, id, { actor: call.actor, activity: enrolment.activity })) as never
  })
}

const personIn = async (call: Call) =>
  demand(await personByCode(call.tx, (call as Call<typeof signUps.revealVolunteer>).params.code), 'volunteer_not_found')

export const signUpRoutes: Route[] = [
  answer(signUps.signUp, async (call) => {
    const { person } = demandConsented(call)
    insist(person.name !== '', 'profile_needed')
    const { post, guardian } = call.body
    const wish = { activityCode: call.params.code, postCode: post, personId: person.id, signedUpBy: person.id, guardian }
    return presentMine(call.tx, await signUpPerson(call, wish))
  }),

  answerAbout(signUps.signUpFor, activityIn(false), async (call, activity) =>
    presentSignUp(call.tx, (await signUpFor(call, activity, call.body)).id, { actor: call.actor, activity }),
  ),

  answerAbout(signUps.withdraw, enrolmentIn, async (call, { signUp: asked, activity }) => {
    const signUp = await withdrawSignUp(call, { signUp: asked, activity })
    const [post] = await postsByIds(call.tx, [signUp.postId])
    return presentMine(call.tx, { signUp, activity, post: demand(post, 'post_not_found') })
  }),

  decide(signUps.approve, approveSignUp),
  decide(signUps.reject, (work, enrolment, { reason }) => rejectSignUp(work, enrolment, reason)),
  decide(signUps.remove, (work, enrolment, { reason }) => removeSignUp(work, enrolment, reason)),
  answerAbout(signUps.reveal, enrolmentIn, revealSignUp),

  answerAbout(signUps.list, activityIn(false), async ({ tx, actor }, activity) => ({
    items: await presentSignUps(tx, { actor, activity }),
  })),

  answer(signUps.mine, async (call) => {
    const { person } = demandConsented(call)
    const { database } = call.services
    const { sql, values } = signUpsOf(person.id, call.query.show, call.now, call.query.cursor)
    const rows = await select(database, sql, MINE_SHAPE, values)
    const names = await placeNames(database)
    const { items, next } = pageOf(rows, (row) => dateKey({ at: row.signUpEndsAt, id: row.signUpId }))
    const lines = items.map(async (row) => ({
      ...activityLineOf(row as ActivityLineRow, names, null),
      mine: await mineOfRow(call.tx, row),
    }))
    return { items: await Promise.all(lines), next }
  }),

  answer(signUps.profile, (call) => volunteerProfile(call.tx, demandConsented(call).person.id)),

  answer(signUps.fillProfile, async (call) => {
    await fillVolunteerProfile(call.tx, demandConsented(call).person.id, call.body, call.now)
    return DONE
  }),

  answerAbout(signUps.registerCredential, personIn, async (call, person) => {
    await registerCredential(call, person, call.body)
    return DONE
  }),

  answer(signUps.findVolunteers, async (call) => {
    const sites = sitesOf(call.actor, 'staff')
    const names = await placeNames(call.services.database)
    const people = (await peopleWithPhone(call.tx, call.body.phone)).filter(
      ({ villageCode }) => villageCode !== null && sites.some((site) => isWithin(villageCode, site)),
    )
    for (const { id } of people) await logReveal(call, { personId: id, signUpId: null, reason: '按电话查找' })
    return {
      items: people.map(({ publicCode, name, villageCode }) => ({
        code: publicCode,
        name,
        village: names.get(villageCode ?? '')?.name ?? null,
      })),
    }
  }),

  answerAbout(signUps.revealVolunteer, personIn, (call, person) => revealVolunteer(call, person, call.body.reason)),
]
