import { RELATION_LABELS, RELATIONS } from '@shared/vocabulary/orders'
import { CONSENT_BASES, CONSENT_BASIS_LABELS } from '@shared/vocabulary/people'
import { Choice, Field, TextInput } from '@/design'
import { useElder } from '@/state/preferences'
import { type Change, type Draft, forWhom, type Wrong } from './draft'

const WHOM = RELATIONS.map((value) => ({ value, label: RELATION_LABELS[value] }))
const BASES = CONSENT_BASES.map((value) => ({ value, label: CONSENT_BASIS_LABELS[value] }))

interface WhomFieldsProps {
  draft: Draft
  change: Change
  wrong: Wrong
  /** What the one who orders is called, as the server knows it; empty while it does not. */
  ownName: string
}

/** Who it is for, where they live, and how they agreed. */
export function WhomFields({ draft, change, wrong, ownName }: WhomFieldsProps) {
  const elder = useElder()
  const forOther = draft.relation !== 'self'
  return (
    <>
      <Field label="给谁" error={wrong['beneficiary.relation']}>
        <Choice
          options={WHOM}
          value={draft.relation}
          stacked={elder}
          onChange={(relation) => change(forWhom(draft, relation, ownName === '' ? draft.ownName : ownName))}
        />
      </Field>
      <Field label={forOther ? '对方怎么称呼' : '怎么称呼'} error={wrong['beneficiary.name']} id="field-beneficiary-name">
        <TextInput
          value={draft.name}
          maxLength={20}
          placeholder={forOther ? '比如：方奶奶' : '比如：陈阿姨'}
          onChange={(name) => change(forOther ? { name } : { name, ...(ownName === '' ? { ownName: name } : {}) })}
        />
      </Field>
      <Field label="年纪" optional error={wrong['beneficiary.age']} id="field-beneficiary-age">
        <TextInput kind="number" value={draft.age} maxLength={3} placeholder="岁" onChange={(age) => change({ age })} />
      </Field>
      <Field
        label="地址"
        optional
        hint="上门才用得着：几队、哪条巷、什么旁边。接单的队伍才看得到。"
        error={wrong['beneficiary.address']}
        id="field-beneficiary-address"
      >
        <TextInput value={draft.address} maxLength={80} placeholder="比如：二队祠堂旁边" onChange={(address) => change({ address })} />
      </Field>
      {forOther && (
        <Field label="对方是怎么同意的" error={wrong.consentBasis} id="field-consentBasis">
          <Choice options={BASES} value={draft.consentBasis} stacked onChange={(consentBasis) => change({ consentBasis })} />
        </Field>
      )}
      {forOther && ownName === '' && (
        <Field label="您怎么称呼" hint="站里答复您时用。" error={wrong.ownName} id="field-ownName">
          <TextInput value={draft.ownName} maxLength={20} onChange={(own) => change({ ownName: own })} />
        </Field>
      )}
    </>
  )
}
