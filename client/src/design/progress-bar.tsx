import { View } from '@tarojs/components'
import './progress-bar.scss'
import { spoken } from './spoken'

interface ProgressBarProps {
  /** 0 to 1. */
  value: number
  /** Read aloud: 五步中的第三步. */
  label: string
  className?: string
}

/** How far something has come; the words beside it say what comes next. */
export function ProgressBar({ value, label, className = '' }: ProgressBarProps) {
  const share = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <View className={`kapok-progress ${className}`} {...spoken({ role: 'img', label })}>
      <View className="kapok-progress__done" style={{ width: `${share}%` }} />
    </View>
  )
}
