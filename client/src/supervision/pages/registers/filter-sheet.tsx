import { projects } from '@shared/contract'
import { columnsOf, REGISTER_STATES } from '@shared/registers/columns'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Chips, Choice, Field, Sheet } from '@/design'
import type { Chosen } from './register-words'

const ANY = 'any'

interface FilterSheetProps {
  chosen: Chosen
  onChange(chosen: Chosen): void
  onClose(): void
}

/** Which state, which service, which columns; all of them unless somebody says otherwise. */
export function FilterSheet({ chosen, onChange, onClose }: FilterSheetProps) {
  const services = useRead(projects.services, {}, { fresh: 600_000 })
  const all = Object.entries(columnsOf(chosen.register)).map(([value, { title }]) => ({ value, label: title }))
  const [state, setState] = useState(chosen.state ?? ANY)
  const [service, setService] = useState(chosen.service ?? ANY)
  const [columns, setColumns] = useState<string[]>(chosen.columns.length === 0 ? all.map(({ value }) => value) : [...chosen.columns])
  const done = () => {
    const everything = columns.length === all.length || columns.length === 0
    onChange({
      ...chosen,
      state: state === ANY ? null : state,
      service: service === ANY ? null : service,
      columns: everything ? [] : columns,
    })
    onClose()
  }
  const states = Object.entries(REGISTER_STATES[chosen.register]).map(([value, label]) => ({ value, label }))
  const kinds = (services.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Sheet
      open
      id="register-filter"
      title="筛选和列"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" onPress={done}>
            就看这些
          </Button>
        </>
      }
    >
      <View className="stack">
        <Field label="办到哪一步">
          <Choice<string> options={[{ value: ANY, label: '都看' }, ...states]} value={state} onChange={setState} />
        </Field>
        <Field label="哪种服务">
          <Choice<string> options={[{ value: ANY, label: '都看' }, ...kinds]} value={service} onChange={setService} />
        </Field>
        <Field label="要哪些列">
          <Chips<string> options={all} values={columns} onChange={setColumns} />
        </Field>
      </View>
    </Sheet>
  )
}
