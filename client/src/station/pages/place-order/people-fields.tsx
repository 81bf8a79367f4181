import { CHANNEL_LABELS, type Relation } from '@shared/vocabulary/orders'
import { CONSENT_BASES, CONSENT_BASIS_LABELS } from '@shared/vocabulary/people'
import { Card, Choice, Field, TextArea, TextInput } from '@/design'
import type { Draft, PlacingChannel } from './draft'

export interface FieldsFor {
  draft: Draft
  /** Field → what is wrong with it. */
  wrong: Partial<Record<string, string>>
  onChange(change: Partial<Draft>): void
}

const CHANNELS: readonly { value: PlacingChannel; label: string }[] = (['phone', 'walk_in', 'proxy'] as const).map((value) => ({
  value,
  label: CHANNEL_LABELS[value],
}))

const RELATIONS: readonly { value: Relation; label: string }[] = [
  { value: 'self', label: '就是本人' },
  { value: 'family', label: '家人' },
  { value: 'neighbour', label: '邻居' },
  { value: 'other', label: '其他人' },
]

const BASES = CONSENT_BASES.map((value) => ({ value, label: CONSENT_BASIS_LABELS[value] }))

/** Who asked, and how it reached us. */
export function RequesterFields({ draft, wrong, onChange }: FieldsFor) {
  return (
    <Card title="谁要的">
      <Field label="怎么来的">
        <Choice options={CHANNELS} value={draft.channel} onChange={(channel) => onChange({ channel })} />
      </Field>
      <Field label="怎么称呼" error={wrong.name}>
        <TextInput value={draft.name} onChange={(name) => onChange({ name })} maxLength={20} placeholder="例如：方奶奶" />
      </Field>
      <Field label="电话" hint="站里有了进展会打给这个号码。对方没有电话的，写家人的，或您自己的。" error={wrong.phone}>
        <TextInput kind="phone" value={draft.phone} onChange={(phone) => onChange({ phone })} maxLength={14} />
      </Field>
    </Card>
  )
}

/** Whom it is for, and how that person agreed. */
export function BeneficiaryFields({ draft, wrong, onChange }: FieldsFor) {
  const other = draft.relation !== 'self'
  return (
    <Card title="给谁的">
      <Field label="服务对象">
        <Choice stacked options={RELATIONS} value={draft.relation} onChange={(relation) => onChange({ relation })} />
      </Field>
      {other && (
        <>
          <Field label="服务对象怎么称呼" error={wrong.forName}>
            <TextInput value={draft.forName} onChange={(forName) => onChange({ forName })} maxLength={20} />
          </Field>
          <Field label="服务对象的电话" optional error={wrong.forPhone}>
            <TextInput kind="phone" value={draft.forPhone} onChange={(forPhone) => onChange({ forPhone })} maxLength={14} />
          </Field>
        </>
      )}
      <Field label="住在哪里" optional hint="队伍接单以后才看得到。">
        <TextInput value={draft.address} onChange={(address) => onChange({ address })} maxLength={80} placeholder="例如：祠堂后面第二家" />
      </Field>
      <Field label="年纪" optional error={wrong.age}>
        <TextInput kind="number" value={draft.age} onChange={(age) => onChange({ age })} maxLength={3} />
      </Field>
      <Field label="身体情况" optional hint="只写办这件事要知道的；看的人要写明原因，都有记录。">
        <TextArea value={draft.healthNotes} onChange={(healthNotes) => onChange({ healthNotes })} maxLength={200} />
      </Field>
      <Field label="对方是怎么同意的" error={wrong.consentBasis}>
        <Choice stacked options={BASES} value={draft.consentBasis} onChange={(consentBasis) => onChange({ consentBasis })} />
      </Field>
    </Card>
  )
}
