import { places } from '@shared/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Empty, Failed, Icon, Loading, Press, Sheet, TextInput } from '@/design'
import './place-sheet.scss'

export interface NamedPlace {
  code: string
  name: string
}

interface PlaceSheetProps {
  open: boolean
  title: string
  /** What a press on a place does, and what is said once it was done: 加上, 已加上. */
  verb: string
  done: string
  /** Leaves the sheet. */
  leave: string
  /** Only villages may be chosen; larger places lead to theirs. */
  onlyVillages?: boolean
  /** The place whose parts are shown first. */
  from: string | undefined
  /** Codes of those already chosen. */
  chosen: readonly string[]
  onChoose(place: NamedPlace): void
  onClose(): void
}

/** Finds a place by walking up and down from where the team is at home, or by its name. */
export function PlaceSheet(props: PlaceSheetProps) {
  const { open, title, verb, done, leave, onlyVillages = false, from, chosen: codes, onChoose, onClose } = props
  const [parent, setParent] = useState(from)
  const [typed, setTyped] = useState('')
  const [name, setName] = useState('')
  const searching = name !== ''
  const list = useRead(places.children, { query: searching ? { name } : { parent } }, { enabled: open })
  const search = () => setName(typed.trim())
  const walk = (code: string | undefined) => {
    setTyped('')
    setName('')
    setParent(code)
  }
  return (
    <Sheet open={open} title={title} onClose={onClose} foot={<Button onPress={onClose}>{leave}</Button>}>
      <View className="stack">
        <View className="beside">
          <TextInput
            kind="search"
            label="按名字找村(社区)"
            placeholder="村(社区)的名字"
            maxLength={20}
            value={typed}
            onChange={setTyped}
            onConfirm={search}
          />
          <Button narrow icon="search" onPress={search}>
            找
          </Button>
        </View>
        <View className="place-sheet__path">
          {searching ? (
            <Button narrow onPress={() => walk(from)}>
              不找了，逐级选
            </Button>
          ) : (
            list.data?.path.map((place) => (
              <Button key={place.code} kind="quiet" narrow label={`回到${place.name}`} onPress={() => walk(place.code)}>
                {place.name}
              </Button>
            ))
          )}
        </View>
        {list.isPending && <Loading cards={2} />}
        {list.error !== null && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        {list.data?.items.length === 0 && (
          <Empty
            icon="place"
            title={searching ? '没有找到这个名字的地方' : '下面没有更小的地方了'}
            note={searching || onlyVillages ? '换一个字试试，或逐级选。' : '可以选上一级。'}
          />
        )}
        {list.data?.items.map((place) => {
          const chosen = codes.includes(place.code)
          return (
            <View key={place.code} className="beside">
              {place.level === 'village' ? (
                <View>
                  <View>{place.name}</View>
                  {searching && <View className="words-note">{place.path}</View>}
                </View>
              ) : (
                <Press role="link" className="place-sheet__deeper" label={`${place.name}，看下一级`} onPress={() => walk(place.code)}>
                  <Text>{place.name}</Text>
                  <Icon name="forward" size="text" colour="soft" />
                </Press>
              )}
              {(place.level === 'village' || !onlyVillages) && (
                <Button
                  narrow
                  disabled={chosen}
                  label={`${chosen ? done : verb} ${place.name}`}
                  onPress={() => onChoose({ code: place.code, name: place.name })}
                >
                  {chosen ? done : verb}
                </Button>
              )}
            </View>
          )
        })}
      </View>
    </Sheet>
  )
}
