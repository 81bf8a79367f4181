import { beijingDate } from '@shared/time/beijing'
import { comingSlots, slotKey, slotWords } from '@shared/time/slot'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Chips, Field } from '@/design'
import type { Change, Draft, Wrong } from './draft'

/** Days ahead that a village plans. */
const DAYS = 14
const AT_FIRST = 6
/** As many as an order may carry. */
const MOST = 12

interface WhenFieldProps {
  draft: Draft
  change: Change
  wrong: Wrong
}

/** When it suits: any of the coming mornings, afternoons and evenings. */
export function WhenField({ draft, change, wrong }: WhenFieldProps) {
  const [opened, setOpened] = useState(false)
  const now = Date.now()
  const coming = comingSlots(now, DAYS).map((slot) => ({ value: slotKey(slot), label: slotWords(slot, beijingDate(now)) }))
  const shown = coming.filter(({ value }, place) => opened || place < AT_FIRST || draft.slots.includes(value))
  const chosen = coming.filter(({ value }) => draft.slots.includes(value)).map(({ value }) => value)
  const full = chosen.length >= MOST
  return (
    <Field
      label="几时方便（可多选）"
      hint={full ? `最多选 ${MOST} 个时间。` : '多选几个，更容易请到队伍。都行就不用选，站里会跟您商量。'}
      error={wrong.slots}
      id="field-slots"
    >
      <View className="stack">
        <Chips options={shown} values={chosen} onChange={(slots) => change({ slots: slots.length > MOST ? chosen : slots })} />
        {!opened && (
          <Button icon="calendar" onPress={() => setOpened(true)}>
            更多时间
          </Button>
        )}
      </View>
    </Field>
  )
}
