import type { ReplyOf } from '@shared/contract/endpoint'
import { phone as phoneField } from '@shared/contract/fields'
import { signUps } from '@shared/contract/sign-ups'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Choice, Failed, Field, Notice, TextInput } from '@/design'

export type FoundPerson = ReplyOf<typeof signUps.findVolunteers>['items'][number]

interface PersonFinderProps {
  /** The one chosen of those found; null while none is. */
  person: FoundPerson | null
  onChange(person: FoundPerson | null): void
  error?: string | undefined
}

/** Finds somebody whom the site knows, by the phone number they say. */
export function PersonFinder({ person, onChange, error }: PersonFinderProps) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [found, setFound] = useState<readonly FoundPerson[] | null>(null)
  const find = useWrite(signUps.findVolunteers, ({ items }) => {
    setFound(items)
    onChange(items.length === 1 ? (items[0] ?? null) : null)
  })
  const search = () => {
    const number = typed.replace(/[\s-]/g, '')
    const good = phoneField.safeParse(number).success
    setWrong(good ? undefined : '电话号码不正确')
    if (good) void find.send({ body: { phone: number } })
  }
  return (
    <View className="stack">
      <Field label="他的电话" hint="每次查找都有记录。" error={wrong}>
        <View className="beside">
          <TextInput kind="phone" value={typed} maxLength={14} onChange={setTyped} onConfirm={search} />
          <Button narrow icon="search" busy={find.busy} onPress={search}>
            找
          </Button>
        </View>
      </Field>
      {find.error !== null && <Failed error={find.error} kept="您填的还在。" />}
      {found !== null && found.length === 0 && <Notice tone="amber">没有找到用这个电话的人，或者他不在您的管辖范围里。</Notice>}
      {found !== null && found.length > 0 && (
        <Field label="是哪一位" error={error}>
          <Choice
            stacked
            options={found.map(({ code, name, village }) => ({ value: code, label: name, ...(village === null ? {} : { note: village }) }))}
            value={person?.code ?? null}
            onChange={(code) => onChange(found.find((one) => one.code === code) ?? null)}
          />
        </Field>
      )}
    </View>
  )
}
