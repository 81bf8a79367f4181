import { CHECK_CHANNEL_LABELS } from '@shared/vocabulary/check-ins'
import { View } from '@tarojs/components'
import { clockWords } from '@/activity-work/words'
import { type CheckEvent, dropRefused, retryRefused, useQueue } from '@/check-in'
import { Button, Card, Chip, Empty, Notice, Section } from '@/design'

const isOf = (activity: string) => (one: { event: CheckEvent }) => one.event.channel !== 'code' && one.event.activity === activity

/** '点名 · 签到 10:05'. */
function noteOf(event: CheckEvent): string {
  const way = event.channel === 'code' ? '' : event.direction === 'in' ? '签到' : '签退'
  return `${CHECK_CHANNEL_LABELS[event.channel]} · ${way} ${clockWords(event.localAt)}`
}

/** What this phone has noted for the activity: what is recorded, what waits for a network, and what was refused. */
export function NotedPanel({ activity }: { activity: string }) {
  const { waiting, refused, told, safe } = useQueue()
  const [wait, no, said] = [waiting.filter(isOf(activity)), refused.filter(isOf(activity)), told.filter(isOf(activity))]
  if (wait.length + no.length + said.length === 0) {
    return <Empty icon="check" title="这部手机还没有记下什么" note="点名、扫志愿者码以后，会列在这里：传上去了没有，一看就知道。" />
  }
  return (
    <View className="stack">
      {!safe && <Notice tone="kapok">这部手机存不下东西了，请不要关掉，尽快连上网。</Notice>}
      <Notice tone={wait.length > 0 ? 'amber' : 'leaf'}>
        {wait.length > 0 ? `还有 ${wait.length} 条等上传，连上网会自动传，不用管。` : '都已经传上去了。'}
      </Notice>
      {no.length > 0 && (
        <Section title={`没有收下 ${no.length} 条`}>
          {no.map(({ event, about, refused: why }) => (
            <Card key={event.id} title={about.who === '' ? '名单以外的人' : about.who} note={noteOf(event)}>
              <View>{why}</View>
              <Button kind="quiet" narrow onPress={() => dropRefused(event.id)}>
                知道了，去掉
              </Button>
            </Card>
          ))}
          <Button icon="refresh" onPress={() => void retryRefused()}>
            再传一次
          </Button>
        </Section>
      )}
      {[...wait].reverse().map(({ event, about }) => (
        <Card
          key={event.id}
          title={about.who === '' ? '名单以外的人' : about.who}
          note={noteOf(event)}
          aside={<Chip tone="amber">等上传</Chip>}
        />
      ))}
      {said.map(({ event, about, answer }) => (
        <Card
          key={event.id}
          title={about.who === '' ? '名单以外的人' : about.who}
          note={`${noteOf(event)} · ${answer.message}`}
          aside={<Chip tone={answer.at === null ? 'grey' : 'leaf'}>{answer.at === null ? '没有记录' : '已记录'}</Chip>}
        />
      ))}
    </View>
  )
}
