import { projects } from '@shared/contract'
import { beijingDate } from '@shared/time/beijing'
import { comingSlots, slotKey, slotWords } from '@shared/time/slot'
import { CATEGORIES, CATEGORY_LABELS, type Category } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Card, Chips, Choice, Failed, Field, Loading, TextArea, TextInput } from '@/design'
import type { FieldsFor } from './people-fields'

/** Stands for "nothing of the menu": the order is told in words. */
const WORDS = ''
/** Days that are offered to choose from, and slots that an order carries at most. */
const DAYS = 7
const MOST_SLOTS = 12

const CATEGORY_OPTIONS = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))

/** An item of the village's menu, or words. */
function Service({ draft, onChange }: FieldsFor) {
  const village = draft.village?.code ?? ''
  const menu = useRead(projects.menu, { query: { village } }, { enabled: village !== '' })
  if (village === '') return <View className="words-note">先选村，再看这个村能点的服务。</View>
  if (menu.isPending) return <Loading cards={1} />
  if (menu.error !== null) return <Failed error={menu.error} onRetry={() => void menu.refetch()} />
  const items = menu.data.items.map(({ code, service, category, team }) => ({
    value: code,
    label: service.name,
    note: `${CATEGORY_LABELS[category]} · ${team.name}`,
  }))
  return (
    <Choice
      stacked
      label="要什么服务"
      options={[{ value: WORDS, label: '菜单上没有，用话说', note: '站里受理时再定类别' }, ...items]}
      value={draft.project ?? WORDS}
      onChange={(code) => onChange({ project: code === WORDS ? null : code })}
    />
  )
}

function When({ draft, wrong, onChange }: FieldsFor) {
  const [slots] = useState(() => comingSlots(Date.now(), DAYS))
  const today = beijingDate(Date.now())
  const keys = draft.slots.map(slotKey)
  return (
    <>
      <Field label="几时方便" optional hint={`可以多选，最多 ${MOST_SLOTS} 个；不选就是都可以商量。`}>
        <Chips
          options={slots.map((slot) => ({ value: slotKey(slot), label: slotWords(slot, today) }))}
          values={keys}
          onChange={(chosen) => onChange({ slots: slots.filter((slot) => chosen.includes(slotKey(slot))).slice(0, MOST_SLOTS) })}
        />
      </Field>
      <Field label="几个人要" error={wrong.people}>
        <TextInput kind="number" value={draft.people} onChange={(people) => onChange({ people })} maxLength={3} />
      </Field>
      <Field label="急不急">
        <Choice
          options={[
            { value: 'normal', label: '一般' },
            { value: 'urgent', label: '急' },
          ]}
          value={draft.urgent ? 'urgent' : 'normal'}
          onChange={(urgency) => onChange({ urgent: urgency === 'urgent' })}
        />
      </Field>
    </>
  )
}

/** What is wanted, when, and how urgently. */
export function WishFields(given: FieldsFor) {
  const { draft, wrong, onChange } = given
  const free = draft.project === null
  const chosen = (categories: readonly Category[]) => onChange({ category: categories.find((one) => one !== draft.category) ?? null })
  return (
    <Card title="要什么">
      <Service {...given} />
      <Field label={free ? '对方要什么' : '补充说明'} optional={!free} error={wrong.text} hint="尽量不写姓名、电话和住址。">
        <TextArea value={draft.text} onChange={(text) => onChange({ text })} maxLength={500} />
      </Field>
      {free && (
        <Field label="大概是哪一类" optional>
          <Chips options={CATEGORY_OPTIONS} values={draft.category === null ? [] : [draft.category]} onChange={chosen} />
        </Field>
      )}
      <When {...given} />
    </Card>
  )
}
