import { notices } from '@shared/contract'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { usePages, useWrite } from '@/api'
import { Button, Card, Chip, Empty, Failed, guarded, ListMore, Loading, Page } from '@/design'
import { go } from '@/platform/navigation'
import { useSession, useSignedIn } from '@/state/session'
import { ReminderCard } from './reminder-card'

/** One call takes so many. */
const AT_ONCE = 100

/** Tells the badges elsewhere how many are left. */
function rememberUnread(unread: number): void {
  const { self, renew } = useSession.getState()
  if (self !== null) renew({ ...self, unread })
}

function Notices() {
  const signedIn = useSignedIn()
  const list = usePages(notices.list, {}, { enabled: signedIn })
  const readOne = useWrite(notices.read, ({ unread }) => rememberUnread(unread))
  const readAll = useWrite(notices.read, ({ unread }) => rememberUnread(unread))
  const unread = list.items.filter(({ read }) => !read)

  const open = ({ id, opens, read }: { id: string; opens: string; read: boolean }) => {
    if (!read) void readOne.send({ body: { ids: [id] } })
    go(opens)
  }
  return (
    <Page
      title="消息"
      id="notices"
      signedInFor="登录后看您的消息"
      foot={
        unread.length > 0 && (
          <Button
            id="read-all"
            icon="check"
            busy={readAll.busy}
            onPress={() => void readAll.send({ body: { ids: unread.slice(0, AT_ONCE).map(({ id }) => id) } })}
          >
            全部看过
          </Button>
        )
      }
    >
      <View className="stack">
        {signedIn && <ReminderCard />}
        {readAll.error !== null && <Failed error={readAll.error} />}
        {list.isPending && list.error === null && <Loading />}
        {list.items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
        {!list.isPending && list.error === null && list.items.length === 0 && (
          <Empty
            icon="bell"
            title="还没有消息"
            note="您的单有进展时，会写在这里。"
            action={{ text: '看我的单', onPress: () => go('/pages/orders/index') }}
          />
        )}
        {list.items.map((item) => (
          <Card
            key={item.id}
            title={item.title}
            note={`${item.body} · ${momentWords(Date.parse(item.at), Date.now())}`}
            aside={item.read ? undefined : <Chip tone="kapok">未读</Chip>}
            onPress={() => open(item)}
          />
        ))}
        <ListMore list={list} />
      </View>
    </Page>
  )
}

export default guarded(Notices)
