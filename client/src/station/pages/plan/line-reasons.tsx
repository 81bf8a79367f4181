import { plans as contract } from '@shared/contract'
import { View } from '@tarojs/components'
import { useRead } from '@/api'
import { Button, Chip, Failed, Loading, Notice, Section } from '@/design'
import { widest } from '@/station/cost-bar'
import { openOrder } from '@/station/order-line'
import { Working } from '@/station/working'
import { OptionCard } from './option-card'
import { LINE_STATE_LABELS, LINE_STATE_TONES, type Plan, type PlanOption, type Reasons } from './plan-words'
import { withForbid, withoutForbid, withoutPin, withPin } from './staff-words'
import type { Planning } from './use-planning'

interface LineReasonsProps {
  plan: Plan
  order: string
  planning: Planning
}

/** What staff decided about this order so far, each to be taken back. */
function Decided({ plan, order, planning }: LineReasonsProps) {
  const pin = plan.pins.find((one) => one.order.code === order)
  const forbids = plan.forbids.filter((one) => one.order.code === order)
  if (pin === undefined && forbids.length === 0) return null
  return (
    <View className="station-buttons not-printed">
      {pin !== undefined && (
        <Button narrow disabled={planning.busy} onPress={() => void planning.decide(withoutPin(planning.words, order))}>
          {`不再指定${pin.team.name}`}
        </Button>
      )}
      {forbids.map(({ team }) => (
        <Button
          key={team.code}
          narrow
          disabled={planning.busy}
          onPress={() => void planning.decide(withoutForbid(planning.words, { order, team: team.code }))}
        >
          {`${team.name}又可以派`}
        </Button>
      ))}
    </View>
  )
}

interface Choice {
  option: PlanOption
  role: string
  best: boolean
}

/** The team of the plan first, then the nearest, then the others; each once. */
function choicesOf({ chosen, nearest, others }: Reasons): Choice[] {
  const all = [
    ...(chosen === null ? [] : [{ option: chosen, role: '这次派', best: true }]),
    ...(nearest === null ? [] : [{ option: nearest, role: '最近', best: false }]),
    ...others.map((option) => ({ option, role: '也可以', best: false })),
  ]
  return all.filter(({ option }, place) => all.findIndex((one) => one.option.team.code === option.team.code) === place)
}

function Choices({ reasons, props: { plan, order, planning } }: { reasons: Reasons; props: LineReasonsProps }) {
  const choices = choicesOf(reasons)
  const most = widest(choices.map(({ option }) => option))
  const open = reasons.line.state === 'proposed' || reasons.line.state === 'unserved'
  const pinned = plan.pins.find((one) => one.order.code === order)?.team.code
  if (choices.length === 0) return null
  return (
    <Section title={reasons.chosen === null ? '如果能派，会是这些队伍' : '和别的队伍比'}>
      {choices.map(({ option, role, best }) => (
        <OptionCard
          key={option.team.code}
          option={option}
          role={role}
          best={best}
          most={most}
          busy={planning.busy}
          onPin={
            open && option.team.code !== pinned
              ? () => void planning.decide(withPin(planning.words, { order, team: option.team.code, slot: option.slot }))
              : undefined
          }
          onForbid={open ? () => void planning.decide(withForbid(planning.words, { order, team: option.team.code })) : undefined}
        />
      ))}
    </Section>
  )
}

/** Why an order is planned as it is: this team and not the nearest, or none and what would change it. */
export function LineReasons(props: LineReasonsProps) {
  const { plan, order, planning } = props
  const read = useRead(contract.line, { params: { code: plan.code, order } })
  if (read.data === undefined) {
    return read.error === null ? <Loading cards={2} /> : <Failed error={read.error} onRetry={() => void read.refetch()} />
  }
  const { line, why, changed } = read.data
  return (
    <View className="stack" id="plan-reasons">
      <View>
        <View className="beside">
          <View className="words-strong">{`${line.order.title} · ${line.order.village.name}`}</View>
          <Chip tone={LINE_STATE_TONES[line.state]}>{LINE_STATE_LABELS[line.state]}</Chip>
        </View>
        {why.map((sentence) => (
          <View key={sentence} className="plan__why">
            {sentence}
          </View>
        ))}
      </View>
      {changed && <Notice tone="amber">排好以后情况有了变化，下面是现在的情况。重新排一次更准。</Notice>}
      {line.textHeld && <Notice tone="amber">这张单的文字还没有人看过，先打开单看一看，才能发出。</Notice>}
      <Decided {...props} />
      <Working busy={planning.busy}>正在按您说的重新排</Working>
      {planning.error !== null && <Failed error={planning.error} kept="刚才的安排没有变。" />}
      <Choices reasons={read.data} props={props} />
      <Button icon="forward" onPress={() => openOrder(order)}>
        打开这张单
      </Button>
    </View>
  )
}
