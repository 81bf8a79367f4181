import { projects } from '@shared/contract'
import { CATEGORIES, CATEGORY_LABELS, type Category } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Choice, Failed, Field, Loading } from '@/design'

interface ServiceChoiceProps {
  value: string | null
  onChange(code: string): void
  error: string | undefined
}

/** The kind of service, out of its category. */
export function ServiceChoice({ value, onChange, error }: ServiceChoiceProps) {
  const services = useRead(projects.services)
  const [chosen, setChosen] = useState<Category | null>(null)
  if (services.isPending) return <Loading cards={1} />
  if (services.data === undefined) return <Failed error={services.error} kept="您写的还在。" onRetry={() => void services.refetch()} />
  const { items } = services.data
  const category = chosen ?? items.find(({ code }) => code === value)?.category ?? null
  const offered = CATEGORIES.filter((each) => items.some((item) => item.category === each))
  const within = items.filter((item) => item.category === category)
  return (
    <View className="stack">
      <Field label="哪一类" error={category === null ? error : undefined}>
        <Choice<Category>
          options={offered.map((each) => ({ value: each, label: CATEGORY_LABELS[each] }))}
          value={category}
          onChange={setChosen}
        />
      </Field>
      {category !== null && (
        <Field label="哪一种服务" error={error}>
          <Choice
            stacked
            options={within.map(({ code, name, about }) => ({ value: code, label: name, note: about }))}
            value={value}
            onChange={onChange}
          />
        </Field>
      )}
    </View>
  )
}
