import { places } from '@shared/contract'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useRead } from '@/api'
import { Button, Empty, Failed, guarded, Loading, Page, TextInput } from '@/design'
import { goBack } from '@/platform/navigation'
import { usePreferences } from '@/state/preferences'
import './index.scss'
import { type ListedPlace, PlaceList } from './place-list'
import { useSettled } from './use-settled'
import { villageWords } from './village'

/** A tree with one trunk is opened at its branches: nobody needs to press the only city there is. */
function trunkOf(items: readonly ListedPlace[]): string | null {
  const [only] = items
  return items.length === 1 && only !== undefined && only.level !== 'village' ? only.code : null
}

function Place() {
  const chooseVillage = usePreferences((state) => state.chooseVillage)
  const [parent, setParent] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const name = useSettled(typed.trim())
  const searching = name !== ''
  const found = useRead(places.children, { query: { ...(searching || parent === null ? {} : { parent }), ...(searching ? { name } : {}) } })
  const trunk = searching || parent !== null || found.data === undefined ? null : trunkOf(found.data.items)
  useEffect(() => {
    if (trunk !== null) setParent(trunk)
  }, [trunk])

  const choose = (place: ListedPlace) => {
    if (place.level === 'village') {
      chooseVillage({ code: place.code, name: place.name, path: villageWords(place.path, place.name) })
      goBack()
      return
    }
    setTyped('')
    setParent(place.code)
  }
  const path = searching ? [] : (found.data?.path ?? [])

  return (
    <Page title="选择您的村" id="place">
      <View className="stack">
        <TextInput kind="search" label="按名字找村" placeholder="输入村名，比如 宅群" maxLength={20} value={typed} onChange={setTyped} />
        {path.length > 1 && (
          <View className="place__path">
            {path.slice(0, -1).map((step) => (
              <Button key={step.code} narrow kind="quiet" icon="back" onPress={() => setParent(step.code)}>
                {step.name}
              </Button>
            ))}
          </View>
        )}
        {path.length > 0 && <View className="words-strong">{path[path.length - 1]?.name}，请往下选：</View>}
        {found.isPending && <Loading cards={5} />}
        {found.error && <Failed error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && trunk === null && <PlaceList items={found.data.items} searched={searching} onChoose={choose} />}
        {found.data?.items.length === 0 && (
          <Empty
            icon="search"
            title={searching ? `没有找到“${name}”` : '这里还没有村'}
            note={searching ? '换一两个字再找，或者一级一级往下选。' : '可以回上一级，选别的镇街。'}
          />
        )}
      </View>
    </Page>
  )
}

export default guarded(Place)
