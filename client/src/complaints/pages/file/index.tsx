import { complaints as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { phone as phoneField } from '@shared/contract/fields'
import { spokenCase } from '@shared/vocabulary/case-number'
import { COMPLAINT_CATEGORIES, COMPLAINT_CATEGORY_LABELS, type ComplaintCategory } from '@shared/vocabulary/complaints'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Card, Choice, Failed, Field, guarded, Notice, Page, TextArea, TextInput, Tick } from '@/design'
import { go, goInstead, useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import '../../complaints.scss'
import { AboutField } from './about-field'

type Filed = ReplyOf<typeof contract.file>

interface Draft {
  category: ComplaintCategory | null
  about: string | null
  text: string
  anonymous: boolean
  name: string
  phone: string
}

const BLANK: Draft = { category: null, about: null, text: '', anonymous: false, name: '', phone: '' }

/** What is still missing, by field. */
function missing(draft: Draft, order: string | null, byProxy: boolean): Partial<Record<keyof Draft, string>> {
  const number = draft.phone.replace(/[\s-]/g, '')
  return {
    ...(draft.category === null ? { category: '请选一项' } : {}),
    ...(order === null && draft.about === null ? { about: '请选是哪个站点' } : {}),
    ...(draft.text.trim() === '' ? { text: '请写写是怎么回事' } : {}),
    ...(byProxy && draft.name.trim() === '' ? { name: '请写怎么称呼' } : {}),
    ...(byProxy && !phoneField.safeParse(number).success ? { phone: '电话号码不正确' } : {}),
  }
}

/** Done: the number to keep or to read aloud, and what follows by itself. */
function Done({ filed, byProxy }: { filed: Filed; byProxy: boolean }) {
  return (
    <View className="stack" id="complaint-done">
      <Notice tone="leaf">{`收到了，交给${filed.desk.name}来查。`}</Notice>
      <Card title="编号">
        <View className="words-huge complaint-number">{spokenCase(filed.code)}</View>
        <View className="words-note">
          {byProxy ? '请把编号念给对方听，让对方记下来。' : '记下这个编号，打电话也能查。'}到时没有受理，会自动转到再上一级。
        </View>
      </Card>
      {!byProxy && (
        <Button kind="primary" onPress={() => goInstead('/complaints/pages/case/index', { code: filed.code })}>
          看办到哪一步
        </Button>
      )}
      <Button onPress={() => go('/pages/home/index')}>回首页</Button>
    </View>
  )
}

function Form({ order, byProxy, onDone }: { order: string | null; byProxy: boolean; onDone(filed: Filed): void }) {
  const [draft, setDraft] = useState<Draft>(BLANK)
  const [pressed, setPressed] = useState(false)
  const write = useWrite(contract.file, onDone)
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const wrong = { ...detailsOf(write.error), ...(pressed ? missing(draft, order, byProxy) : {}) }
  const send = () => {
    setPressed(true)
    const { category, about, text, anonymous, name, phone } = draft
    if (category === null || Object.keys(missing(draft, order, byProxy)).length > 0) return
    const caller = byProxy ? { name: name.trim(), phone: phone.replace(/[\s-]/g, '') } : null
    void write.send({ body: { category, text: text.trim(), order, about: order === null ? about : null, anonymous, caller } })
  }
  return (
    <View className="stack">
      {order !== null && <Notice tone="sky">{`说的是单 ${order} 这件事，由经办站点的上一级来查。`}</Notice>}
      <Field label="什么事" error={wrong.category}>
        <Choice<ComplaintCategory>
          stacked
          options={COMPLAINT_CATEGORIES.map((value) => ({ value, label: COMPLAINT_CATEGORY_LABELS[value] }))}
          value={draft.category}
          onChange={(category) => change({ category })}
        />
      </Field>
      {order === null && <AboutField value={draft.about} onChange={(about) => change({ about })} error={wrong.about} />}
      <Field label="怎么回事" hint="什么时候、在哪里、谁、做了什么。" error={wrong.text}>
        <TextArea value={draft.text} onChange={(text) => change({ text })} maxLength={1000} />
      </Field>
      {byProxy && (
        <>
          <Field label="对方怎么称呼" error={wrong.name}>
            <TextInput value={draft.name} onChange={(name) => change({ name })} maxLength={20} />
          </Field>
          <Field label="对方的电话" hint="查的人要打这个电话。" error={wrong.phone}>
            <TextInput kind="phone" value={draft.phone} onChange={(phone) => change({ phone })} maxLength={13} />
          </Field>
        </>
      )}
      <Tick checked={draft.anonymous} onChange={(anonymous) => change({ anonymous })}>
        不要让那个站点知道是{byProxy ? '对方' : '我'}说的
      </Tick>
      <View className="words-note">查的上一级知道是谁，才好联系；那个站点看不到您写的内容，打了勾，连姓什么也看不到。</View>
      {write.error !== null && <Failed error={write.error} kept="您写的还在。" />}
      <Button kind="primary" busy={write.busy} onPress={send}>
        交上去
      </Button>
    </View>
  )
}

function FilePage() {
  const { order = null, proxy } = useParameters<'order' | 'proxy'>()
  const byProxy = proxy === '1'
  const signedIn = useSignedIn()
  const [filed, setFiled] = useState<Filed | null>(null)
  return (
    <Page id="complaint-file" title={byProxy ? '替对方记下投诉' : '投诉或提建议'} signedInFor="登录后投诉、提建议">
      {signedIn && filed === null && <Form order={order} byProxy={byProxy} onDone={setFiled} />}
      {filed !== null && <Done filed={filed} byProxy={byProxy} />}
    </Page>
  )
}

export default guarded(FilePage)
