import { distanceWords } from '@shared/geo/distance'
import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { View } from '@tarojs/components'
import { Button, Card, Chip } from '@/design'
import { CostBar, costWords } from '@/station/cost-bar'
import type { PlanOption } from './plan-words'

interface OptionCardProps {
  option: PlanOption
  /** 安排的队伍, 最近的队伍, 别的选择. */
  role: string
  best?: boolean
  /** The largest cost shown beside it. */
  most: number
  busy: boolean
  /** Left out where nothing may be decided any more. */
  onPin?: (() => void) | undefined
  onForbid?: (() => void) | undefined
}

/** A team that the order could have: when, how far, what it costs, what is full, and the two things that staff may decide. */
export function OptionCard({ option, role, best = false, most, busy, onPin, onForbid }: OptionCardProps) {
  const { team, slot, distance, cost, parts, full } = option
  return (
    <Card
      title={team.name}
      note={`${slotWords(slot, beijingDate(Date.now()))} · 离村 ${distanceWords(distance)}`}
      aside={<Chip tone={best ? 'leaf' : 'grey'}>{`${role} · ${costWords(cost)}`}</Chip>}
      {...(best ? { mark: 'best' as const } : {})}
    >
      <CostBar parts={parts} most={most} full />
      {full !== null && !best && <View className="station-late">{full}</View>}
      <View className="station-buttons not-printed">
        {onPin !== undefined && (
          <Button narrow disabled={busy} label={`就派${team.name}`} onPress={onPin}>
            就派这队
          </Button>
        )}
        {onForbid !== undefined && (
          <Button narrow disabled={busy} label={`不派${team.name}`} onPress={onForbid}>
            不派这队
          </Button>
        )}
      </View>
    </Card>
  )
}
