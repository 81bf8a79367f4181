import { NATURE_LABELS, NATURES } from '@shared/vocabulary/activities'
import { CATEGORIES, CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { Card, Choice, Field, TextArea, TextInput } from '@/design'
import type { FieldsOfPlan } from './plan'

const CATEGORY_OPTIONS = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))
const NATURE_OPTIONS = NATURES.map((value) => ({
  value,
  label: NATURE_LABELS[value],
  note: value === 'service' ? '按签到签退计时数' : '不计志愿服务时数',
}))

/** What it is called, what kind it is, and whether it earns hours. */
export function WhatFields({ plan, change, wrong }: FieldsOfPlan) {
  return (
    <Card title="做什么">
      <Field label="活动名字" error={wrong.title}>
        <TextInput value={plan.title} maxLength={40} placeholder="例如：宅群村义诊" onChange={(title) => change({ title })} />
      </Field>
      <Field label="哪一类" error={wrong.category}>
        <Choice stacked options={CATEGORY_OPTIONS} value={plan.category} onChange={(category) => change({ category })} />
      </Field>
      <Field label="性质" hint="法规规定，会议、参观、培训和有报酬的工作不能记成志愿服务。" error={wrong.nature}>
        <Choice stacked options={NATURE_OPTIONS} value={plan.nature} onChange={(nature) => change({ nature })} />
      </Field>
      <Field label="介绍" optional hint="大家都看得到，不要写到具体的人。" error={wrong.about}>
        <TextArea
          value={plan.about}
          maxLength={500}
          placeholder="做些什么、要自己带什么、有没有饭和水"
          onChange={(about) => change({ about })}
        />
      </Field>
    </Card>
  )
}
