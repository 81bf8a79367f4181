import { activities } from '@shared/contract/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from '@/activity-work/activity'
import { detailsOf, useWrite } from '@/api'
import { Button, Failed, Notice } from '@/design'
import { goInstead } from '@/platform/navigation'
import { checkPlan } from './check-plan'
import { useKeptPlan } from './kept-plan'
import { OrderChoice } from './order-choice'
import { type Plan, planOf, type Sent, type Wrong } from './plan'
import { Posts } from './posts'
import { RiskFields } from './risk-fields'
import { WhatFields } from './what-fields'
import { WhenFields } from './when-fields'
import { WhereFields } from './where-fields'

interface PlanFormProps {
  /** Under which it is kept on this device: the activity's code, or what a new one is made from. */
  what: string
  person: string
  /** The team that holds it. */
  team: string
  /** The one that is revised; null for a new one. */
  activity: Activity | null
  /** What a new one begins with. */
  beginning: Plan
  /** A place near which villages are looked for first. */
  around: string | undefined
}

/** A field that the server names inside of a group stands under the group, too, where nothing shows it better. */
const shown = (details: Wrong): Wrong => ({
  ...details,
  ...Object.fromEntries(Object.entries(details).flatMap(([field, said]) => (field.startsWith('orders.') ? [['orders', said]] : []))),
})

/** Plans an activity or revises one. What the server has not got yet stays on this device. */
export function PlanForm({ what, person, team, activity, beginning, around }: PlanFormProps) {
  const [kept, setKept] = useState(activity)
  const { plan, change, found, startOver, forget } = useKeptPlan(kept?.code ?? what, { person, team }, () =>
    kept === null ? beginning : planOf(kept),
  )
  const [tried, setTried] = useState(false)
  const make = useWrite(activities.plan)
  const revise = useWrite(activities.revise)
  const submit = useWrite(activities.submit)
  const busy = make.busy || revise.busy || submit.busy
  const failure = make.error ?? revise.error ?? submit.error
  const checked = tried ? checkPlan(plan, Date.now()).wrong : {}
  const wrong = { ...shown(detailsOf(failure)), ...checked }
  const fields = { plan, change, wrong }

  const keep = (body: Sent): Promise<Activity | null> =>
    kept === null ? make.send({ body: { team, ...body } }) : revise.send({ params: { code: kept.code }, body })

  const send = async (toSite: boolean) => {
    setTried(true)
    const { body } = checkPlan(plan, Date.now())
    if (body === null) return
    for (const write of [make, revise, submit]) write.clear()
    const saved = await keep(body)
    if (saved === null) return
    setKept(saved)
    forget()
    if (toSite && saved.actions.includes('submit') && (await submit.send({ params: { code: saved.code }, body: {} })) === null) return
    goInstead('/volunteer/pages/lead-activity/index', { code: saved.code })
  }

  return (
    <View className="stack lead-plan">
      {kept?.returnReason && <Notice tone="amber">{`站里退回的原因：${kept.returnReason}`}</Notice>}
      {found && (
        <>
          <Notice>接着上次没有送出的继续写。</Notice>
          <Button kind="quiet" narrow onPress={startOver}>
            不要了，从头写
          </Button>
        </>
      )}
      <OrderChoice {...fields} team={team} />
      <WhatFields {...fields} />
      <WhenFields {...fields} />
      <WhereFields {...fields} around={around} />
      <Posts {...fields} />
      <RiskFields {...fields} />
      {tried && Object.keys(checked).length > 0 && <Notice tone="amber">还有没填好的，上面已经标出。</Notice>}
      {failure !== null && (
        <Failed error={failure} kept={kept === null ? '您写的存在这部手机上，没有丢。' : '活动已经存成草稿，您写的没有丢。'} />
      )}
      <Button kind="primary" busy={busy} onPress={() => void send(true)}>
        交给站点审核
      </Button>
      <Button disabled={busy} onPress={() => void send(false)}>
        先存草稿
      </Button>
    </View>
  )
}
