import { orders } from '@shared/contract'
import { activities } from '@shared/contract/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Choice, Empty, Failed, Field, guarded, Loading, Notice, Page } from '@/design'
import { goInstead, useParameters } from '@/platform/navigation'
import { useSession, useSignedIn } from '@/state/session'
import './index.scss'
import { keptTeam } from './kept-plan'
import { EMPTY } from './plan'
import { PlanForm } from './plan-form'
import { planFromOrder } from './plan-from-order'

const openList = () => goInstead('/volunteer/pages/lead-activities/index')

/** An activity that is revised. */
function Revision({ code, person }: { code: string; person: string }) {
  const read = useRead(activities.one, { params: { code } })
  if (read.data === undefined) {
    return read.error === null ? <Loading /> : <Failed error={read.error} kept="您写的还在。" onRetry={() => void read.refetch()} />
  }
  const activity = read.data
  if (!activity.actions.includes('revise')) return <Notice>这个活动现在不能修改。站里退回以后，或者撤回改期，再来这里。</Notice>
  return (
    <PlanForm
      key={code}
      what={code}
      person={person}
      team={activity.team.code}
      activity={activity}
      beginning={EMPTY}
      around={activity.village.code}
    />
  )
}

interface NewPlanProps {
  /** The order that it begins from; null for one made freely. */
  order: string | null
  person: string
}

/** The teams that this person leads, as the device knows them: a plan may be written where there is no signal. */
function useLedTeams() {
  const memberships = useSession((state) => state.self?.memberships) ?? []
  return memberships.flatMap(({ role, team }) => (role === 'leader' && team !== null ? [team] : []))
}

/** A new activity, for an order, for several, or for none. */
function NewPlan({ order, person }: NewPlanProps) {
  const what = order === null ? 'new' : `order-${order}`
  const teams = useLedTeams()
  const village = useSession((state) => state.self?.village?.code)
  const [chosen, setChosen] = useState(() => keptTeam(what, person))
  // What was kept goes on at once; only a beginning needs the order.
  const [known] = useState(() => order === null || keptTeam(what, person) !== null)
  const read = useRead(orders.one, { params: { code: order ?? '' } }, { enabled: !known })
  if (!known && read.data === undefined) {
    return read.error === null ? <Loading /> : <Failed error={read.error} onRetry={() => void read.refetch()} />
  }
  const team = read.data?.team?.code ?? chosen ?? (teams.length === 1 ? teams[0]?.code : undefined)
  if (team === undefined && teams.length === 0) {
    return <Empty icon="team" title="您现在没有带队伍" note="活动由队伍发起。想带队伍，可以到村里的文明实践站登记。" />
  }
  return (
    <>
      {read.data === undefined && teams.length > 1 && (
        <Field label="哪一支队伍">
          <Choice
            stacked
            options={teams.map(({ code, name }) => ({ value: code, label: name }))}
            value={team ?? null}
            onChange={setChosen}
          />
        </Field>
      )}
      {team !== undefined && (
        <PlanForm
          key={`${what}.${team}`}
          what={what}
          person={person}
          team={team}
          activity={null}
          beginning={read.data === undefined ? EMPTY : planFromOrder(read.data)}
          around={village}
        />
      )}
    </>
  )
}

function LeadPlan() {
  const { code, order } = useParameters<'code' | 'order'>()
  const signedIn = useSignedIn()
  const person = useSession((state) => state.self?.code)
  return (
    <Page id="lead-plan" title={code === undefined ? '发起活动' : '修改活动'} signedInFor="登录后给您的队伍发起活动">
      <View className="stack">
        {signedIn && person === undefined && (
          <Empty icon="person" title="没有认出您是谁" note="请重新登录一次。" action={{ text: '回到队伍的活动', onPress: openList }} />
        )}
        {person !== undefined && code !== undefined && <Revision code={code} person={person} />}
        {person !== undefined && code === undefined && <NewPlan order={order ?? null} person={person} />}
      </View>
    </Page>
  )
}

export default guarded(LeadPlan)
