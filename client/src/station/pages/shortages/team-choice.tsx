import { View } from '@tarojs/components'
import { useState } from 'react'
import { Choice, Field, TextInput } from '@/design'
import type { Shortages } from './shortage-words'

/** Teams shown at once: the rest are found by name. */
const FIRST = 8

interface TeamChoiceProps {
  label: string
  teams: Shortages['teams']
  value: string | null
  onChange(code: string): void
}

/** One of the teams that come here; where they are many, found by a part of the name. */
export function TeamChoice({ label, teams, value, onChange }: TeamChoiceProps) {
  const [words, setWords] = useState('')
  // Whoever was chosen beforehand stands first, and stays there.
  const [begun] = useState(value)
  const wanted = words.trim()
  const found = teams.filter(({ name, home }) => wanted === '' || name.includes(wanted) || home.name.includes(wanted))
  const shown = [...found.filter(({ code }) => code === begun), ...found.filter(({ code }) => code !== begun)].slice(0, FIRST)
  return (
    <Field label={label}>
      <View className="stack">
        {teams.length > FIRST && (
          <TextInput
            kind="search"
            label="按队名或地名找队伍"
            placeholder="按队名或地名找"
            maxLength={20}
            value={words}
            onChange={setWords}
          />
        )}
        {shown.length === 0 && <View className="words-note">没有找到，少写几个字再找。</View>}
        <Choice
          stacked
          options={shown.map(({ code, name, home }) => ({ value: code, label: name, note: home.name }))}
          value={value}
          onChange={onChange}
        />
        {found.length > shown.length && <View className="words-note">{`还有 ${found.length - shown.length} 支，写名字来找。`}</View>}
      </View>
    </Field>
  )
}
