import type { ReplyOf } from '@shared/contract/endpoint'
import { security } from '@shared/contract/security'
import { beijingDate, beijingMinutes } from '@shared/time/beijing'
import { timeWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { useRead, useWrite } from '@/api'
import { Button, Card, Fact, Failed, Loading } from '@/design'

type Session = ReplyOf<typeof security.sessions>['items'][number]

const when = (iso: string): string => {
  const at = Date.parse(iso)
  return `${beijingDate(at)} ${timeWords(beijingMinutes(at))}`
}

function OneSession({ session }: { session: Session }) {
  const end = useWrite(security.endSession)
  const name = session.kind === 'desk' ? '电脑' : '手机'
  return (
    <View className="stack">
      <Fact label={session.current ? `这里（${name}）` : name}>{`最近一次用：${when(session.lastSeenAt)}`}</Fact>
      {end.error !== null && <Failed error={end.error} />}
      {!session.current && (
        <Button busy={end.busy} onPress={() => void end.send({ params: { id: session.id } })}>
          让那里退出
        </Button>
      )}
    </View>
  )
}

/** Where I am signed in: each can be ended, and all others at once. */
export function SessionsCard() {
  const read = useRead(security.sessions)
  const endOthers = useWrite(security.endOthers)
  const items = read.data?.items ?? []
  return (
    <Card id="my-sessions" title="我登录在哪里" note="有不认识的，就让它退出。手机丢了，也在这里让它退出。">
      {read.isPending && <Loading cards={1} />}
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {items.map((session) => (
        <OneSession key={session.id} session={session} />
      ))}
      {endOthers.error !== null && <Failed error={endOthers.error} />}
      {items.length > 1 && (
        <Button id="end-others" busy={endOthers.busy} onPress={() => void endOthers.send()}>
          让别处全部退出
        </Button>
      )}
    </Card>
  )
}
