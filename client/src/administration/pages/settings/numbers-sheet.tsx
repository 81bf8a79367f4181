import { useState } from 'react'
import { Button, Field, Sheet, TextInput } from '@/design'

export interface NumberLine<Name extends string> {
  readonly name: Name
  readonly label: string
  readonly least: number
  readonly most: number
}

interface NumbersSheetProps<Name extends string> {
  title: string
  lines: readonly NumberLine<Name>[]
  values: Readonly<Record<Name, number>>
  onClose(): void
  onNext(values: Record<Name, number>): void
}

/** A few whole numbers that belong together. */
export function NumbersSheet<Name extends string>({ title, lines, values, onClose, onNext }: NumbersSheetProps<Name>) {
  const [typed, setTyped] = useState(
    () => Object.fromEntries(lines.map(({ name }) => [name, String(values[name])])) as Record<Name, string>,
  )
  const fits = ({ name, least, most }: NumberLine<Name>) => {
    const value = Number(typed[name])
    return Number.isInteger(value) && value >= least && value <= most
  }
  const next = () => {
    if (lines.every(fits)) onNext(Object.fromEntries(lines.map(({ name }) => [name, Number(typed[name])])) as Record<Name, number>)
  }
  return (
    <Sheet
      open
      id="numbers-sheet"
      title={title}
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
      {lines.map((line) => (
        <Field key={line.name} label={line.label} error={fits(line) ? undefined : `请填 ${line.least} 到 ${line.most} 的整数`}>
          <TextInput
            kind="number"
            value={typed[line.name]}
            onChange={(value) => setTyped({ ...typed, [line.name]: value })}
            maxLength={5}
          />
        </Field>
      ))}
    </Sheet>
  )
}
