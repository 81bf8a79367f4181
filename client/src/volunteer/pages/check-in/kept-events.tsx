import { momentWords } from '@shared/time/words'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useOnline } from '@/api/query-client'
import { deliver, dropRefused, type KeptEvent, retryRefused, type Told, useQueue } from '@/check-in'
import { Button, Card, Chip, ConfirmSheet, Notice } from '@/design'
import { eventWords, recordWords, toneOf, whereWords } from './event-words'

/** How much of what was answered is shown at first. */
const SHOWN = 4

function Waiting({ events, safe }: { events: readonly KeptEvent[]; safe: boolean }) {
  const online = useOnline()
  if (events.length === 0) return null
  return (
    <Card id="waiting-events" title={`等着传上去的 ${events.length} 条`} note="已经记在手机上，关掉也不会丢。连上网会自己传。">
      <View className="stack">
        {!safe && <Notice tone="kapok">手机的空间满了，没能存稳。传上去之前请不要关掉小程序。</Notice>}
        <View>
          {events.map((kept) => (
            <View key={kept.event.id} className="check-in__line">
              <Text className="words-strong">{eventWords(kept.event, kept.about.who)}</Text>
              <View className="words-note">{whereWords(kept)}</View>
            </View>
          ))}
        </View>
        <Button id="send-now" icon="send" disabled={!online} onPress={() => void deliver()}>
          {online ? '现在传' : '没有网络，等连上再传'}
        </Button>
      </View>
    </Card>
  )
}

function Refused({ events }: { events: readonly KeptEvent[] }) {
  const [dropping, setDropping] = useState<string | null>(null)
  if (events.length === 0) return null
  return (
    <Card title={`没有传上去的 ${events.length} 条`} mark="asks" note="还在手机上。再传一次；还是不行，请告诉队长，由队长点名或补录。">
      <View className="stack">
        {events.map((kept) => (
          <View key={kept.event.id} className="check-in__line">
            <Text className="words-strong">{eventWords(kept.event, kept.about.who)}</Text>
            <View className="words-note">{`${whereWords(kept)}：${kept.refused}`}</View>
            <Button kind="quiet" narrow onPress={() => setDropping(kept.event.id)}>
              不要这条了
            </Button>
          </View>
        ))}
        <Button icon="refresh" onPress={() => void retryRefused()}>
          再传一次
        </Button>
      </View>
      <ConfirmSheet
        open={dropping !== null}
        title="不要这条记录？"
        action="不要了"
        onConfirm={() => {
          if (dropping !== null) dropRefused(dropping)
          setDropping(null)
        }}
        onClose={() => setDropping(null)}
      >
        删掉以后，这次签到就没有记录了。
      </ConfirmSheet>
    </Card>
  )
}

function Answered({ told }: { told: readonly Told[] }) {
  const [all, setAll] = useState(false)
  if (told.length === 0) return null
  const shown = all ? told : told.slice(0, SHOWN)
  return (
    <Card id="told-events" title="已经传上去的">
      <View className="stack">
        <View>
          {shown.map((each) => (
            <View key={each.event.id} className="check-in__line beside">
              <View>
                <Text className="words-strong">{eventWords(each.event, each.about.who)}</Text>
                <View className="words-note">{`${each.answer.activity?.title ?? whereWords(each)} · ${momentWords(each.at, Date.now())}传的`}</View>
                <View>{each.answer.message}</View>
              </View>
              <Chip tone={toneOf(each)}>{recordWords(each)}</Chip>
            </View>
          ))}
        </View>
        {told.length > SHOWN && !all && (
          <Button kind="quiet" narrow onPress={() => setAll(true)}>
            {`全部 ${told.length} 条`}
          </Button>
        )}
      </View>
    </Card>
  )
}

/** What the phone has noted: what waits, what was not taken, and what the server said of the rest. */
export function KeptEvents() {
  const { waiting, refused, told, safe } = useQueue()
  return (
    <>
      <Waiting events={waiting} safe={safe} />
      <Refused events={refused} />
      <Answered told={told} />
    </>
  )
}
