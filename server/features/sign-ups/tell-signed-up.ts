import type { Activity } from '../activities/activity.entity'
import type { ActivityWork } from '../activities/move-activity'
import { pageOfActivity } from '../activities/tell-sides'
import { type MessageKind, tell } from '../notices/announce'
import { personOf } from '../people/actor'
import type { SignUp } from './sign-up.entity'

interface Word {
  readonly title: string
  readonly body: (signUp: SignUp) => string
  readonly kind: MessageKind | null
}

/**
 * Tells those who signed up of one event, each once. Whom staff signed up has no phone: the one who did it hears of it as well, for each
 * of them, and passes it on.
 * @param eventKey the id of the event, 36 characters
 */
export async function tellSignedUp(
  { tx, actor, now }: Pick<ActivityWork, 'tx' | 'actor' | 'now'>,
  activity: Pick<Activity, 'title' | 'publicCode'>,
  signUps: readonly SignUp[],
  eventKey: string,
  { title, body, kind }: Word,
): Promise<void> {
  const self = personOf(actor)?.id
  for (const signUp of signUps) {
    const said = `「${activity.title}」${body(signUp)}`
    const message = { orderId: null, opens: pageOfActivity(activity), kind, now }
    if (signUp.personId !== self) await tell(tx, { ...message, personIds: [signUp.personId], eventKey, title, body: said })
    const { signedUpBy, personId, publicCode } = signUp
    if (signedUpBy === personId || signedUpBy === self) continue
    const passOn = { eventKey: `${eventKey}:${publicCode}`, title: `请转告：${title}`, body: `您替人报的名。${said}` }
    await tell(tx, { ...message, ...passOn, personIds: [signedUpBy] })
  }
}
