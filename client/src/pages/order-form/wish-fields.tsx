import { CATEGORIES, CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { Chips, Field, TextArea } from '@/design'
import type { Change, Draft, Wrong } from './draft'

const OPTIONS = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))

interface WishFieldsProps {
  draft: Draft
  change: Change
  wrong: Wrong
}

/** What is needed, in one's own words, where nothing of the menu was chosen. */
export function WishFields({ draft, change, wrong }: WishFieldsProps) {
  return (
    <>
      <Field label="需要什么" hint="像平时说话一样写就好，也可以在下面录一段话。" error={wrong.text} id="field-text">
        <TextArea value={draft.text} placeholder="比如：村里老人想学用手机" onChange={(text) => change({ text })} />
      </Field>
      <Field label="属于哪一类" optional hint="不知道就不选，站里会分。" error={wrong.category}>
        <Chips
          options={OPTIONS}
          values={draft.category === null ? [] : [draft.category]}
          onChange={(values) => change({ category: values.find((value) => value !== draft.category) ?? null })}
        />
      </Field>
    </>
  )
}
