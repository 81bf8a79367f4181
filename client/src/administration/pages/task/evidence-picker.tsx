import { tasks as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { EVIDENCE_KIND_LABELS } from '@shared/vocabulary/tasks'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Choice, Empty, Failed, Field, Sheet } from '@/design'

type Task = ReplyOf<typeof contract.one>

const keyOf = ({ kind, code }: Task['choices'][number]): string => `${kind}.${code}`

/** Picks what shows the work out of what the site has already: nothing is typed twice. */
export function EvidencePicker({ task, onClose }: { task: Task; onClose(): void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const attach = useWrite(contract.attach, onClose)
  const send = () => {
    const found = task.choices.find((choice) => keyOf(choice) === chosen)
    if (found !== undefined) void attach.send({ params: { code: task.code }, body: { kind: found.kind, code: found.code } })
  }
  return (
    <Sheet
      open
      id="evidence-sheet"
      title="选一样作依据"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不选</Button>
          <Button kind="primary" busy={attach.busy} disabled={chosen === null} onPress={send}>
            就选这个
          </Button>
        </>
      }
    >
      <View className="stack">
        {task.choices.length === 0 ? (
          <Empty icon="search" title="站里还没有能选的" note="办过的活动、队伍、上架的项目和登记的设施，会出现在这里。" />
        ) : (
          <Field label="站里已经有的">
            <Choice
              stacked
              options={task.choices.map((choice) => ({
                value: keyOf(choice),
                label: choice.name,
                note: EVIDENCE_KIND_LABELS[choice.kind],
              }))}
              value={chosen}
              onChange={setChosen}
            />
          </Field>
        )}
        {attach.error !== null && <Failed error={attach.error} />}
      </View>
    </Sheet>
  )
}
