import { useState } from 'react'
import { Button, Field, Sheet, TextInput } from '@/design'

interface DepartmentSheetProps {
  department: string
  onClose(): void
  onNext(department: string): void
}

/** Which department owns the work here: villagers read it on their own page. */
export function DepartmentSheet({ department, onClose, onNext }: DepartmentSheetProps) {
  const [changed, setChanged] = useState(department)
  const [pressed, setPressed] = useState(false)
  const next = () => {
    setPressed(true)
    if (changed.trim() !== '') onNext(changed.trim())
  }
  return (
    <Sheet
      open
      id="department-sheet"
      title="主管部门"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" onPress={next}>
            看看会怎样
          </Button>
        </>
      }
    >
      <Field label="这项工作由哪个部门主管" hint="村民在「我的」里看得到。" error={pressed && changed.trim() === '' ? '请填写' : undefined}>
        <TextInput value={changed} onChange={setChanged} maxLength={40} />
      </Field>
    </Sheet>
  )
}
