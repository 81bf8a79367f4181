import { View } from '@tarojs/components'
import { classNames } from './class-names'
import { Icon } from './icon'
import { spoken } from './spoken'
import './timeline.scss'

export interface TimelineStep {
  /** Anything that tells the steps apart. */
  key: string
  title: string
  /** When, by whom. */
  note?: string
  /** What was said with it. */
  said?: string
  state: 'done' | 'now' | 'next'
}

const READ_ALOUD: Record<TimelineStep['state'], string> = { done: '已完成', now: '正在进行', next: '接下来' }

/** Where something stands: what was done, what is going on, what comes. Told by shape and weight, not by colour alone. */
export function Timeline({ steps, id, className }: { steps: readonly TimelineStep[]; id?: string; className?: string }) {
  return (
    <View {...(id === undefined ? {} : { id })} className={classNames('kapok-timeline', className)}>
      {steps.map(({ key, title, note, said, state }) => (
        <View key={key} className={`kapok-timeline__step kapok-timeline__step--${state}`}>
          <View className="kapok-timeline__mark" {...spoken({ role: 'img', label: READ_ALOUD[state] })}>
            {state === 'done' && <Icon name="check" colour="white" className="kapok-timeline__check" />}
          </View>
          <View className="kapok-timeline__words">
            <View className="kapok-timeline__title">{title}</View>
            {note !== undefined && note !== '' && <View className="kapok-timeline__note">{note}</View>}
            {said !== undefined && said !== '' && <View className="kapok-timeline__said">{said}</View>}
          </View>
        </View>
      ))}
    </View>
  )
}
