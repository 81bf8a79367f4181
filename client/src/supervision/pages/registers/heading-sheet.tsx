import { registers } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Failed, Field, Sheet, TextInput } from '@/design'

interface HeadingSheetProps {
  site: string
  heading: ReplyOf<typeof registers.heading>
  onClose(): void
}

/** What is printed at the head and the foot of this place's registers. */
export function HeadingSheet({ site, heading, onClose }: HeadingSheetProps) {
  const [title, setTitle] = useState(heading.title)
  const [unit, setUnit] = useState(heading.unit)
  const [foot, setFoot] = useState(heading.foot)
  const set = useWrite(registers.setHeading, onClose)
  const send = () => void set.send({ body: { site, title: title.trim(), unit: unit.trim(), foot: foot.trim() } })
  return (
    <Sheet
      open
      id="heading-sheet"
      title="台账的表头"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" busy={set.busy} onPress={send}>
            就这样印
          </Button>
        </>
      }
    >
      <View className="stack">
        <Field label="标题的前半句" hint="后面接着印「点单台账」「时数台账」这些。下级没有自己定的，也用这个。">
          <TextInput value={title} onChange={setTitle} maxLength={40} />
        </Field>
        <Field label="填报单位">
          <TextInput value={unit} onChange={setUnit} maxLength={40} />
        </Field>
        <Field label="页脚" hint="例如：填表人、审核人、分管领导签字。">
          <TextInput value={foot} onChange={setFoot} maxLength={80} />
        </Field>
        {set.error !== null && <Failed error={set.error} onRetry={send} />}
      </View>
    </Sheet>
  )
}
