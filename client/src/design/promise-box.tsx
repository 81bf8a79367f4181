import { View } from '@tarojs/components'
import { classNames } from './class-names'
import './promise-box.scss'

interface PromiseBoxProps {
  /** What is promised: 最迟答复. */
  lead: string
  /** By when, as a person says it: 11 月 25 日 周三 10:00. */
  time: string
  /** What happens by itself when the time is over. */
  note?: string
  /** The time is over: said in `lead` too. */
  overdue?: boolean
  id?: string
  className?: string
}

/** What somebody who waits is promised, and by when. */
export function PromiseBox({ lead, time, note, overdue, id, className }: PromiseBoxProps) {
  return (
    <View {...(id === undefined ? {} : { id })} className={classNames('kapok-promise', overdue && 'kapok-promise--overdue', className)}>
      <View>{lead}</View>
      <View className="kapok-promise__time">{time}</View>
      {note !== undefined && note !== '' && <View className="kapok-promise__note">{note}</View>}
    </View>
  )
}
