import { places } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Chips, Choice, Icon, Press, Sheet, TextInput } from '@/design'
import { type ActivityWhen, CATEGORY_OPTIONS, type DemandShow, type Filters, type ListName, SHOW_OPTIONS, WHEN_OPTIONS } from './filters'
import { PlaceWalk } from './place-walk'

interface FilterBarProps {
  list: ListName
  filters: Filters
  onChange(filters: Filters): void
}

const SOUGHT: Record<ListName, string> = { demand: '找服务或地方', projects: '找服务或地方', activities: '找活动或地方' }

function PlaceFilter({ place, onPick }: { place: string | null; onPick(code: string | null): void }) {
  const [open, setOpen] = useState(false)
  const known = useRead(places.one, { params: { code: place ?? '' } }, { enabled: place !== null })
  const words = place === null ? '全市' : (known.data?.place.name ?? '所选的地方')
  const pick = (code: string | null) => {
    setOpen(false)
    onPick(code)
  }
  return (
    <>
      <Press className="lists__place" id="choose-place" label={`现在看${words}，换一个地方`} onPress={() => setOpen(true)}>
        <Icon name="place" size="text" colour="kapok" />
        <View className="lists__place-name">{words}</View>
        <Icon name="down" size="text" colour="soft" />
      </Press>
      <Sheet open={open} title="看哪里的" onClose={() => setOpen(false)} foot={<Button onPress={() => pick(null)}>看全市</Button>}>
        <PlaceWalk from={place} anyLevel onPick={({ code }) => pick(code)} />
      </Sheet>
    </>
  )
}

/** Which part of the list is shown: where, what kind, how far it is, and words of the service or the place. */
export function FilterBar({ list, filters, onChange }: FilterBarProps) {
  const [typed, setTyped] = useState(filters.text)
  const search = () => onChange({ ...filters, text: typed.trim() })
  return (
    <View className="stack">
      <PlaceFilter place={filters.place} onPick={(place) => onChange({ ...filters, place })} />
      <View className="beside">
        <TextInput
          kind="search"
          label={SOUGHT[list]}
          placeholder={SOUGHT[list]}
          maxLength={20}
          value={typed}
          onChange={setTyped}
          onConfirm={search}
        />
        <Button narrow id="search" icon="search" onPress={search}>
          找
        </Button>
      </View>
      <Chips
        label="类别"
        options={CATEGORY_OPTIONS}
        values={filters.category === null ? [] : [filters.category]}
        onChange={(values) => onChange({ ...filters, category: values.find((value) => value !== filters.category) ?? null })}
      />
      {list === 'demand' && (
        <Choice<DemandShow>
          label="办到哪一步"
          options={SHOW_OPTIONS}
          value={filters.show}
          onChange={(show) => onChange({ ...filters, show })}
        />
      )}
      {list === 'activities' && (
        <Choice<ActivityWhen>
          label="什么时候"
          options={WHEN_OPTIONS}
          value={filters.when}
          onChange={(when) => onChange({ ...filters, when })}
        />
      )}
    </View>
  )
}
