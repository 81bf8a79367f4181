import { activities } from '@shared/contract/activities'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { SERVER } from '@/api/address'
import { Button, Card, Failed, Notice } from '@/design'
import { copy } from '@/platform/copy'
import './calendar-feed.scss'

interface CalendarFeedProps {
  /** Whose activities: a site's, by its code; null for what this person signed up to. */
  site: string | null
}

const OWN = '里面是您报了名的活动：时间、地点、在哪里集合。'
const OF_SITE = '里面是站点范围里公开的活动：时间、地点、哪支队伍；没有任何人的名字。'
const ALIKE = '改期、取消会自己更新。谁有这个地址谁就能看，请不要转发。'

/** The whole address of a path of the server's: in the browser the server is the page's own. */
const wholeAddress = (path: string): string => `${SERVER === '' ? window.location.origin : SERVER}${path}`

/**
 * The address under which a calendar of one's own keeps up with activities. It is shown once and nowhere kept: asked for again, it is
 * another one, and the one before opens nothing any more.
 */
export function CalendarFeed({ site }: CalendarFeedProps) {
  const [address, setAddress] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const fetched = useWrite(activities.feed, ({ path }) => {
    setAddress(wholeAddress(path))
    setSaid(null)
  })
  const stopped = useWrite(activities.stopFeed, () => {
    setAddress(null)
    setSaid('停用了，以前的地址都打不开了。')
  })
  const error = fetched.error ?? stopped.error
  const copyIt = async (text: string) => {
    const outcome = await copy(text)
    setSaid(outcome.ok ? '复制好了。到手机或电脑的日历里选“添加订阅”，粘贴进去。' : outcome.sentence)
  }
  return (
    <Card id="calendar-feed" title="放进手机日历" note={site === null ? OWN : OF_SITE}>
      <View className="stack">
        <View className="words-note">{ALIKE}</View>
        {address !== null && (
          <>
            <Text id="calendar-address" className="calendar-feed__address" selectable userSelect>
              {address}
            </Text>
            <Button kind="primary" onPress={() => void copyIt(address)}>
              复制地址
            </Button>
          </>
        )}
        {said !== null && <Notice>{said}</Notice>}
        {error !== null && <Failed error={error} />}
        <Button icon="calendar" busy={fetched.busy} onPress={() => void fetched.send({ body: { site } })}>
          {address === null ? '取得日历订阅地址' : '换一个地址，旧的作废'}
        </Button>
        <Button kind="quiet" narrow busy={stopped.busy} onPress={() => void stopped.send({ body: { site } })}>
          停用以前的地址
        </Button>
        {address === null && <View className="words-note">以前取过的，再取一次旧的就作废。</View>}
      </View>
    </Card>
  )
}
