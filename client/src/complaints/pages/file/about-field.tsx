import { CODE_LENGTH, SITE_LABELS } from '@shared/vocabulary/places'
import { Choice, Field, PlaceLine } from '@/design'
import { useVillage } from '@/pages/place/village'
import { go } from '@/platform/navigation'

interface AboutFieldProps {
  /** The code of the site that it is about; null while none is chosen. */
  value: string | null
  onChange(code: string): void
  error?: string | undefined
}

const LEVELS = ['village', 'town', 'county'] as const

/** Which site it is about: the village's, the town's or the county's. */
export function AboutField({ value, onChange, error }: AboutFieldProps) {
  const village = useVillage()
  const toPlaces = () => go('/pages/place/index')
  if (village === null) {
    return (
      <Field label="说的是哪里" error={error}>
        <PlaceLine path={null} onPress={toPlaces} />
      </Field>
    )
  }
  const names = village.path.split(' · ')
  const options = LEVELS.map((level, at) => {
    const name = names[names.length - 1 - at] ?? ''
    return { value: village.code.slice(0, CODE_LENGTH[level]), label: `${name}${SITE_LABELS[level]}` }
  })
  return (
    <Field label="说的是哪里" error={error} hint="由它的上一级来查。">
      <PlaceLine path={village.path} onPress={toPlaces} />
      <Choice<string> stacked options={options} value={value} onChange={onChange} />
    </Field>
  )
}
