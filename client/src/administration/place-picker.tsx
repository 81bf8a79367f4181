import { places } from '@shared/contract'
import { levelOf, type PlaceLevel, SITE_LABELS } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Failed, Loading, Sheet } from '@/design'
import { type ListedPlace, PlaceList } from '@/pages/place/place-list'
import type { AdministeredPlace } from './administered'

/** '宅群村文明实践站' from the place; the city has no site and goes by its name. */
export function siteWords({ code, name }: AdministeredPlace): string {
  const level = levelOf(code)
  const label = level === null || level === 'city' ? '' : SITE_LABELS[level]
  return name.endsWith(label) ? name : `${name}${label}`
}

interface PlacePickerProps {
  title: string
  /** Where the walk begins, and above which it does not go. */
  from: AdministeredPlace
  /** The levels of which a place may be chosen. */
  levels: readonly PlaceLevel[]
  onPick(place: AdministeredPlace): void
  onClose(): void
}

/** Walks down from an administered place to one of a level that will do. */
export function PlacePicker({ title, from, levels, onPick, onClose }: PlacePickerProps) {
  const [parent, setParent] = useState(from.code)
  const read = useRead(places.children, { query: { parent } }, { fresh: 600_000 })
  const here = read.data?.parent ?? null
  const above = (read.data?.path ?? []).filter(({ code }) => code.startsWith(from.code) && code !== parent)
  const choose = (place: ListedPlace) => {
    const leads = place.level !== 'village' && levels.some((level) => level === 'village' || (level === 'town' && place.level === 'county'))
    if (levels.includes(place.level) && !leads) onPick(place)
    else setParent(place.code)
  }
  return (
    <Sheet open title={title} onClose={onClose} foot={<Button onPress={onClose}>先不选</Button>}>
      <View className="stack">
        {above.map((step) => (
          <Button key={step.code} narrow kind="quiet" icon="back" label={`回到${step.name}`} onPress={() => setParent(step.code)}>
            {step.name}
          </Button>
        ))}
        {read.isPending && <Loading cards={2} />}
        {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
        {here !== null && levels.includes(here.level) && <Button onPress={() => onPick(here)}>{`就选${siteWords(here)}`}</Button>}
        {read.data !== undefined && <PlaceList items={read.data.items} searched={false} onChoose={choose} />}
      </View>
    </Sheet>
  )
}
