import { places } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Empty, Failed, Loading, TextInput } from '@/design'
import { type ListedPlace, PlaceList } from '@/pages/place/place-list'
import { useSettled } from '@/pages/place/use-settled'

export interface WalkedPlace {
  code: string
  name: string
}

interface PlaceWalkProps {
  /** Where the walk begins; null for the top of the tree. */
  from: string | null
  /** A place above the villages may be picked too, to mean everything in it. */
  anyLevel?: boolean
  onPick(place: WalkedPlace): void
}

/** Walks down the places, from the city to a village, or finds one by name. */
export function PlaceWalk({ from, anyLevel = false, onPick }: PlaceWalkProps) {
  const [parent, setParent] = useState<string | null>(from)
  const [typed, setTyped] = useState('')
  const name = useSettled(typed.trim())
  const searching = name !== ''
  const query = searching ? { name } : parent === null ? {} : { parent }
  const found = useRead(places.children, { query })
  const here = searching ? null : (found.data?.parent ?? null)
  const above = searching ? [] : (found.data?.path ?? []).slice(0, -1)

  const choose = (place: ListedPlace) => {
    if (place.level === 'village') {
      onPick({ code: place.code, name: place.name })
      return
    }
    setTyped('')
    setParent(place.code)
  }
  return (
    <View className="stack">
      <TextInput kind="search" label="按名字找" placeholder="输入村名，比如 宅群" maxLength={20} value={typed} onChange={setTyped} />
      {above.map((step) => (
        <Button key={step.code} narrow kind="quiet" icon="back" label={`回到${step.name}`} onPress={() => setParent(step.code)}>
          {step.name}
        </Button>
      ))}
      {anyLevel && here !== null && <Button onPress={() => onPick({ code: here.code, name: here.name })}>{`看${here.name}全部`}</Button>}
      {found.isPending && <Loading />}
      {found.error !== null && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.data !== undefined && <PlaceList items={found.data.items} searched={searching} onChoose={choose} />}
      {found.data?.items.length === 0 && (
        <Empty icon="search" title={searching ? `没有找到“${name}”` : '下面没有更小的地方了'} note="换一两个字再找，或者回上一级选。" />
      )}
    </View>
  )
}
