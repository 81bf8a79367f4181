import { Choice, Field, Notice, TextArea, TextInput } from '@/design'
import type { Change, Draft, Wrong } from './draft'

const URGENCIES = [
  { value: 'normal', label: '不急' },
  { value: 'urgent', label: '急' },
] as const

interface ContactFieldsProps {
  draft: Draft
  change: Change
  wrong: Wrong
  /** A service of the menu was chosen, so that words are not needed. */
  chosen: boolean
}

/** How to reach the one who orders, how urgent it is, and what else there is to say. */
export function ContactFields({ draft, change, wrong, chosen }: ContactFieldsProps) {
  return (
    <>
      <Field label="联系电话" hint="站里和接单的队伍会打这个电话。" error={wrong.phone} id="field-phone">
        <TextInput kind="phone" value={draft.phone} maxLength={13} onChange={(phone) => change({ phone })} />
      </Field>
      <Field label="几个人需要" error={wrong.people} id="field-people">
        <TextInput kind="number" value={draft.people} maxLength={3} onChange={(people) => change({ people })} />
      </Field>
      <Field label="急不急" error={wrong.urgency}>
        <Choice options={URGENCIES} value={draft.urgency} onChange={(urgency) => change({ urgency })} />
      </Field>
      {draft.urgency === 'urgent' && <Notice tone="amber">站里会先看这张单，并跟您确认缓急。有生命危险，请马上打 120、119 或 110。</Notice>}
      {chosen && (
        <Field label="还想说的" optional error={wrong.text} id="field-text">
          <TextArea value={draft.text} placeholder="比如：老人行动不便，要上门" onChange={(text) => change({ text })} />
        </Field>
      )}
      <Field
        label="健康情况"
        optional
        hint="要站里的人写明原因才打得开，队伍看不到。"
        error={wrong['beneficiary.healthNotes']}
        id="field-beneficiary-healthNotes"
      >
        <TextArea
          value={draft.healthNotes}
          maxLength={200}
          placeholder="对办这件事有用的才写"
          onChange={(healthNotes) => change({ healthNotes })}
        />
      </Field>
    </>
  )
}
