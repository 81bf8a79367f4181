import { activities } from '@shared/contract/activities'
import { RISK_TO_INSURE } from '@shared/vocabulary/activities'
import { momentAt } from '@/activity-work/words'
import { bodyOf, minutesBetween, type Plan, type Sent, type Wrong } from './plan'

/** What to say of a field that the contract does not take, where its own sentence is not Chinese or too general. */
const SENTENCES: readonly (readonly [field: RegExp, sentence: string])[] = [
  [/^title$/, '请写活动的名字'],
  [/^category$/, '请选一类'],
  [/^risk$/, '请选一项'],
  [/^riskText$/, '请写有什么风险、怎么防'],
  [/^villageCode$/, '请选在哪个村'],
  [/^address$/, '请写在哪里办'],
  [/^meetingPoint$/, '请写在哪里集合'],
  [/^startsAt$/, '请选日子和开始的时间'],
  [/^endsAt$/, '请选结束的时间'],
  [/^minutesPlanned$/, '请填 15 到 480 分钟'],
  [/\.name$/, '请写岗位的名字'],
  [/\.places$/, '请填 1 到 500 的人数'],
  [/Age$/, '请写岁数，只写数字'],
]

const isChinese = (sentence: string): boolean => /[\u4e00-\u9fff]/.test(sentence)
const isLength = (sentence: string): boolean => sentence.startsWith('最多')

function sentenceFor(field: string, said: string): string {
  if (isLength(said)) return said
  const own = SENTENCES.find(([pattern]) => pattern.test(field))?.[1]
  return own ?? (isChinese(said) ? said : '填写有误')
}

/** What the contract itself finds wrong, by field, before anything is sent. */
function againstContract(plan: Plan): { body: Sent | null; wrong: Record<string, string> } {
  const result = activities.revise.body.safeParse(bodyOf(plan))
  if (result.success) return { body: result.data, wrong: {} }
  const found = result.error.issues.map(({ path, message }) => {
    const field = path.map(String).join('.')
    return [field, sentenceFor(field, message)] as const
  })
  return { body: null, wrong: Object.fromEntries(found) }
}

function aboutTime(plan: Plan, now: number): Record<string, string> {
  const start = momentAt(plan.date, plan.from)
  const backwards = plan.from !== '' && plan.until !== '' && minutesBetween(plan) === null
  const halfOpens = (plan.opensDate === '') !== (plan.opensTime === '')
  const halfCloses = (plan.closesDate === '') !== (plan.closesTime === '')
  return {
    ...(start !== null && Date.parse(start) <= now ? { startsAt: '这个时间已经过了' } : {}),
    ...(backwards ? { endsAt: '结束要晚于开始' } : {}),
    ...(halfOpens ? { opensAt: '日子和时间都要选，或者都不选' } : {}),
    ...(halfCloses ? { closesAt: '日子和时间都要选，或者都不选' } : {}),
  }
}

function aboutPosts({ posts }: Plan): Record<string, string> {
  return Object.fromEntries(
    posts.flatMap(({ leastAge, mostAge }, place) =>
      leastAge !== '' && mostAge !== '' && Number(leastAge) > Number(mostAge)
        ? [[`posts.${place}.mostAge`, '上限不能小于下限'] as const]
        : [],
    ),
  )
}

/** From this risk on the site publishes nothing that is not insured. */
export const needsInsurance = (risk: Plan['risk']): boolean => risk !== null && risk >= RISK_TO_INSURE

/**
 * All that keeps the plan from being sent, by field, in words for the leader; `body` is null while anything does.
 * @param now epoch ms
 */
export function checkPlan(plan: Plan, now: number): { body: Sent | null; wrong: Wrong } {
  const { body, wrong } = againstContract(plan)
  const all = {
    ...wrong,
    ...aboutTime(plan, now),
    ...aboutPosts(plan),
    ...(needsInsurance(plan.risk) && plan.insurance.trim() === '' ? { insurance: '这样的活动，要先写明有什么保险' } : {}),
  }
  return { body: Object.keys(all).length === 0 ? body : null, wrong: all }
}
