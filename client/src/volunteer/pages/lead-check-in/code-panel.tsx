import { momentWords } from '@shared/time/words'
import type { Direction } from '@shared/vocabulary/check-ins'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Notice } from '@/design'
import { QrCode } from '@/design/qr-code'
import { keepAwake } from '@/platform/keep-awake'
import { codeAt, type Issued } from '@/volunteer/issued'
import { useSlotStart } from './use-right-time'

/** Whether it is the time to check in and out, in a sentence; nothing while it is. */
function Window({ issued, now }: { issued: Issued; now: number }) {
  if (now < Date.parse(issued.opensAt)) {
    return <Notice tone="amber">{`${momentWords(Date.parse(issued.opensAt), now)} 起才能签到。早扫的也会记下，由您核对。`}</Notice>
  }
  if (now > Date.parse(issued.closesAt)) return <Notice tone="amber">签到、签退的时间已经过了。再扫的会记下，由您核对。</Notice>
  return null
}

/** The code that everybody scans, for as long as it is on the screen; it needs no network. */
export function CodePanel({ issued, direction }: { issued: Issued; direction: Direction }) {
  const now = useSlotStart(issued.ahead)
  useEffect(() => keepAwake(), [])
  const word = direction === 'in' ? '签到' : '签退'
  return (
    <View className="stack">
      <Window issued={issued} now={now} />
      <View className="lead-check-in__code">
        <View className="words-huge">{`扫码${word}`}</View>
        <QrCode large id="check-code" content={codeAt(issued, direction, now)} label={`${issued.title}的${word}码`} />
        <View className="words-note">码每 10 秒自动换一次，截图不管用。志愿者没有信号也能扫，连上网后自动传。</View>
      </View>
    </View>
  )
}
