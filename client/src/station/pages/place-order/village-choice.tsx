import { places } from '@shared/contract'
import { isWithin, levelOf } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Choice, Failed, Field, Loading, Press, TextInput } from '@/design'
import type { DeskSite } from '@/station/desk'

export interface Village {
  code: string
  name: string
}

interface VillageChoiceProps {
  /** Sites within which one may place. */
  scopes: readonly DeskSite[]
  village: Village | null
  onChange(village: Village | null): void
}

/** Down from a site to one of its villages, or by name. */
function Search({ scopes, onChoose }: { scopes: readonly DeskSite[]; onChoose(village: Village): void }) {
  const [parent, setParent] = useState((scopes.find(({ code }) => levelOf(code) !== 'village') ?? scopes[0])?.code ?? '')
  const [name, setName] = useState('')
  const [asked, setAsked] = useState('')
  const scope = scopes.find(({ code }) => isWithin(parent, code)) ?? scopes[0]
  const read = useRead(
    places.children,
    { query: { parent, ...(asked === '' ? {} : { name: asked }) } },
    { enabled: parent !== '', fresh: 600_000 },
  )
  const items = read.data?.items.filter(({ code }) => isWithin(code, scope?.code ?? '')) ?? []
  const search = () => setAsked(name.trim())
  const open = (place: { code: string; name: string }) => {
    if (levelOf(place.code) === 'village') return onChoose(place)
    setAsked('')
    setName('')
    setParent(place.code)
  }
  return (
    <View className="stack">
      {scopes.length > 1 && (
        <Choice
          stacked
          label="哪个站点"
          options={scopes.map(({ code, name: label }) => ({ value: code, label }))}
          value={scope?.code ?? null}
          onChange={(code) => open({ code, name: scopes.find((one) => one.code === code)?.name ?? '' })}
        />
      )}
      <View className="beside">
        <TextInput
          kind="search"
          label="按名字找村"
          placeholder="按名字找村"
          maxLength={20}
          value={name}
          onChange={setName}
          onConfirm={search}
        />
        <Button narrow icon="search" onPress={search}>
          找
        </Button>
      </View>
      {read.isPending && <Loading cards={1} />}
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {parent !== scope?.code && scope !== undefined && (
        <Button kind="quiet" narrow icon="back" onPress={() => setParent(scope.code)}>
          {`回到${scope.name}`}
        </Button>
      )}
      {read.data !== undefined && items.length === 0 && <View className="words-note">没有找到，换个名字再找。</View>}
      <View className="place-order__villages">
        {items.map((place) => (
          <Press key={place.code} className="place-order__village" onPress={() => open(place)}>
            {asked === '' ? place.name : place.path}
          </Press>
        ))}
      </View>
    </View>
  )
}

/** A site's village under its own name, where the place can be read. */
function VillageName({ village }: { village: Village }) {
  const read = useRead(places.one, { params: { code: village.code } }, { fresh: 600_000 })
  return <View className="words-strong">{read.data?.place.name ?? village.name}</View>
}

/** The village of the order: the only one there is, or one of those below one's sites. */
export function VillageChoice({ scopes, village, onChange }: VillageChoiceProps) {
  const only = scopes.length > 0 && scopes.every(({ code }) => levelOf(code) === 'village')
  if (only && scopes.length > 1) {
    return (
      <Field label="哪个村">
        <Choice
          stacked
          options={scopes.map(({ code, name }) => ({ value: code, label: name }))}
          value={village?.code ?? null}
          onChange={(code) => onChange(scopes.find((scope) => scope.code === code) ?? null)}
        />
      </Field>
    )
  }
  if (village === null) {
    return (
      <Field label="哪个村">
        <Search scopes={scopes} onChoose={onChange} />
      </Field>
    )
  }
  return (
    <Field label="哪个村">
      <View className="beside">
        <VillageName village={village} />
        {!only && (
          <Button narrow onPress={() => onChange(null)}>
            换一个
          </Button>
        )}
      </View>
    </Field>
  )
}
