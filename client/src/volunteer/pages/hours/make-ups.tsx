import { makeUps } from '@shared/contract/make-ups'
import { MAKE_UP_STATE_LABELS } from '@shared/lifecycle/make-up'
import { momentWords, promiseWords } from '@shared/time/words'
import { MAKE_UP_REASON_LABELS } from '@shared/vocabulary/hours'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { MAKE_UP_TONES, type MakeUp } from '@/activity-parts/hours-words'
import { minutesWords, spanWords } from '@/activity-work/words'
import { usePages, useWrite } from '@/api'
import { Button, Card, Chip, ConfirmSheet, Empty, Failed, ListMore, Loading } from '@/design'
import { go } from '@/platform/navigation'

/** What comes next, in a sentence. */
function nextOf({ state, publicUntil, rejectReason }: MakeUp): string {
  if (state === 'requested') return '队长确认以后，交站里审批。'
  if (state === 'confirmed') return '站里审批通过后公示几天，没有异议就计入。'
  if (state === 'publicised' && publicUntil !== null)
    return `公示到 ${promiseWords(Date.parse(publicUntil), Date.now()).replace(/ 前$/, '')}，没有异议就计入。`
  if (state === 'objected') return '公示中有人提了异议，先停下来，站里另一位同事核实后告诉您。'
  return state === 'rejected' && rejectReason !== null ? `原因：${rejectReason}` : ''
}

function OneMakeUp({ makeUp }: { makeUp: MakeUp }) {
  const [asking, setAsking] = useState(false)
  const withdraw = useWrite(makeUps.withdraw, () => setAsking(false))
  const { code, state, activity, minutes, reason, text, requestedAt, entry, actions } = makeUp
  const next = nextOf(makeUp)
  return (
    <Card
      id={`make-up-${code}`}
      title={`${activity.title} · ${minutesWords(minutes)}`}
      aside={<Chip tone={MAKE_UP_TONES[state]}>{MAKE_UP_STATE_LABELS[state]}</Chip>}
      note={`${spanWords(makeUp, Date.now())} · ${momentWords(Date.parse(requestedAt), Date.now())}申请`}
    >
      <View className="stack">
        <View>{`${MAKE_UP_REASON_LABELS[reason]}：${text}`}</View>
        {next !== '' && <View className="words-note">{next}</View>}
        {entry !== null && (
          <Button icon="forward" onPress={() => go('/volunteer/pages/hours-entry/index', { code: entry })}>
            看这笔时数
          </Button>
        )}
        {actions.includes('withdraw') && <Button onPress={() => setAsking(true)}>撤回申请</Button>}
      </View>
      <ConfirmSheet
        open={asking}
        title="撤回这份申请？"
        action="撤回"
        busy={withdraw.busy}
        error={withdraw.error}
        onConfirm={() => void withdraw.send({ params: { code } })}
        onClose={() => setAsking(false)}
      >
        撤回以后还可以重新申请。
      </ConfirmSheet>
    </Card>
  )
}

/** This person's requests for hours that no check-in shows. */
export function MakeUps() {
  const list = usePages(makeUps.mine)
  return (
    <>
      {list.isPending && list.error === null && <Loading />}
      {list.items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
      {!list.isPending && list.error === null && list.items.length === 0 && (
        <Empty
          icon="edit"
          title="没有补录申请"
          note="忘了签到签退，或手机用不了，可以从参加过的活动里申请补录。"
          action={{ text: '看参加过的活动', onPress: () => go('/volunteer/pages/my-activities/index', { show: 'past' }) }}
        />
      )}
      {list.items.map((makeUp) => (
        <OneMakeUp key={makeUp.code} makeUp={makeUp} />
      ))}
      <ListMore list={list} />
      <Button icon="eye" onPress={() => go('/volunteer/pages/publicity/index')}>
        看补录公示
      </Button>
    </>
  )
}
