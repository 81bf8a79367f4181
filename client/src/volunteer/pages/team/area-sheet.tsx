import { places } from '@shared/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Empty, Failed, Icon, Loading, Press, Sheet, TextInput } from '@/design'
import type { Area } from './arrangement'

interface AreaSheetProps {
  open: boolean
  /** The place whose parts are shown first. */
  from: string | undefined
  /** Already chosen. */
  areas: readonly Area[]
  onAdd(area: Area): void
  onClose(): void
}

/** Finds a place by walking up and down from where the team is at home, or by its name. */
export function AreaSheet({ open, from, areas, onAdd, onClose }: AreaSheetProps) {
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
    <Sheet open={open} title="加上服务的地方" onClose={onClose} foot={<Button onPress={onClose}>选好了</Button>}>
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
        <View className="team__path">
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
            note={searching ? '换一个字试试，或逐级选。' : '可以选上一级。'}
          />
        )}
        {list.data?.items.map((place) => {
          const chosen = areas.some(({ code }) => code === place.code)
          return (
            <View key={place.code} className="beside">
              {place.level === 'village' ? (
                <View>
                  <View>{place.name}</View>
                  {searching && <View className="words-note">{place.path}</View>}
                </View>
              ) : (
                <Press role="link" className="team__deeper" label={`${place.name}，看下一级`} onPress={() => walk(place.code)}>
                  <Text>{place.name}</Text>
                  <Icon name="forward" size="text" colour="soft" />
                </Press>
              )}
              <Button
                narrow
                disabled={chosen}
                label={`${chosen ? '已加上' : '加上'} ${place.name}`}
                onPress={() => onAdd({ code: place.code, name: place.name })}
              >
                {chosen ? '已加上' : '加上'}
              </Button>
            </View>
          )
        })}
      </View>
    </Sheet>
  )
}
