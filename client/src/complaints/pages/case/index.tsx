import { complaints as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { COMPLAINT_STEP_LABELS, type ComplaintStep } from '@shared/lifecycle/complaint'
import { momentWords } from '@shared/time/words'
import { spokenCase } from '@shared/vocabulary/case-number'
import { COMPLAINT_CATEGORY_LABELS } from '@shared/vocabulary/complaints'
import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { useState } from 'react'
import { useRead, useWrite } from '@/api'
import { Button, Card, Fact, Failed, guarded, Loading, Notice, Page, Timeline } from '@/design'
import { ContactLines } from '@/order-parts'
import { go, useParameters } from '@/platform/navigation'
import { ComplaintChip, dueWords } from '../../complaint-card'
import '../../complaints.scss'
import { type Case, CaseActions } from './case-actions'

/** The complainant's number, for who has to answer; each opening stands in the timeline. */
function Contact({ code }: { code: string }) {
  const [opened, setOpened] = useState<ReplyOf<typeof contract.contact> | null>(null)
  const open = useWrite(contract.contact, setOpened)
  useDidHide(() => setOpened(null))
  if (opened !== null) return <ContactLines label="谁说的" name={opened.name} number={opened.phone} masked={false} />
  return (
    <>
      <Button icon="phone" busy={open.busy} onPress={() => void open.send({ params: { code } })}>
        查看姓名和电话
      </Button>
      {open.error !== null && <Failed error={open.error} />}
    </>
  )
}

function Course({ subject }: { subject: Case }) {
  const now = Date.now()
  const last = subject.timeline.length - 1
  const steps = subject.timeline.map(({ action, by, desk, said, at }, place) => ({
    key: `${place}`,
    title: by === 'desk' ? `${desk}${COMPLAINT_STEP_LABELS[action as ComplaintStep]}` : COMPLAINT_STEP_LABELS[action as ComplaintStep],
    note: momentWords(Date.parse(at), now),
    said,
    state: place === last ? ('now' as const) : ('done' as const),
  }))
  return (
    <Card title="走到哪一步">
      <Timeline steps={steps} />
    </Card>
  )
}

function CaseView({ subject }: { subject: Case }) {
  const { code, category, state, about, desk, text, answer, order, late, anonymous, from } = subject
  const due = dueWords(subject)
  return (
    <View className="stack">
      <Card title={COMPLAINT_CATEGORY_LABELS[category]} note={`编号 ${spokenCase(code)}`} aside={<ComplaintChip state={state} />}>
        <Fact label="说的是">{about.name}</Fact>
        <Fact label="谁来查">{desk.name}</Fact>
        {from !== null && from !== '' && <Fact label="谁说的">{from}</Fact>}
        <Fact label="怎么回事">
          <View className="complaint-text">{text}</View>
        </Fact>
        {order !== null && (
          <Button narrow kind="quiet" onPress={() => go('/pages/order/index', { code: order.code })}>
            {`看单：${order.title}`}
          </Button>
        )}
      </Card>
      {due !== '' && <Notice tone={late ? 'kapok' : 'amber'}>{due}</Notice>}
      {anonymous && <Notice tone="sky">那个站点不知道是谁说的。</Notice>}
      {answer !== null && (
        <Card title="答复" id="complaint-answer">
          <View className="complaint-text">{answer}</View>
        </Card>
      )}
      {subject.mayOpenContact && <Contact code={code} />}
      <CaseActions subject={subject} />
      <Course subject={subject} />
    </View>
  )
}

function CasePage() {
  const { code = '' } = useParameters<'code'>()
  const read = useRead(contract.one, { params: { code } }, { enabled: code !== '' })
  return (
    <Page id="complaint" title="一件投诉建议" signedInFor="登录后看办到哪一步">
      {read.isPending && read.error === null && <Loading />}
      {read.error !== null && read.data === undefined && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && <CaseView subject={read.data} />}
    </Page>
  )
}

export default guarded(CasePage)
