import { View } from '@tarojs/components'
import { Button, Card, Failed, Notice, ProgressBar } from '@/design'
import type { Plan } from './plan-words'
import { useSending } from './sending'

/** How far the sending has come, what it came to, and how to go on where it stopped; nothing where none was begun. */
export function SendingProgress({ plan }: { plan: Plan }) {
  const { sending, busy, error, resume, stop } = useSending()
  if (sending === null || sending.plan !== plan.code) return null
  // What came of an earlier round says nothing about the lines of this one.
  if (sending.round !== plan.round && sending.left.length === 0) return null
  const { total, left, sent } = sending
  const done = total - left.length
  const stopped = !busy && left.length > 0
  if (total === 0 && error === null) return null
  return (
    <Card
      id="plan-sending"
      title={left.length > 0 ? `正在发出：${done} / ${total} 张` : '发完了'}
      {...(left.length > 0 ? { mark: 'asks' as const } : {})}
    >
      <View className="stack">
        <ProgressBar value={total === 0 ? 1 : done / total} label={`已经发 ${done} 张，共 ${total} 张`} />
        {busy && <View className="words-note">可以去别的页面，会接着发。</View>}
        {sent > 0 && <Notice tone="leaf">{`${sent} 张单的邀请已经发出，等队伍回复。`}</Notice>}
        {error !== null && <Failed error={error} kept="已经发出的不会重发，没发的还在这份安排里。" />}
        {stopped && (
          <View className="halves">
            <Button onPress={stop}>先不发了</Button>
            <Button kind="leaf" icon="send" onPress={resume}>
              {`接着发其余 ${left.length} 张`}
            </Button>
          </View>
        )}
      </View>
    </Card>
  )
}
