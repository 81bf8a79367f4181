import { projects } from '@shared/contract'
import { CATEGORIES, CATEGORY_LABELS, type Category } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Empty, Failed, guarded, Loading, Page, PlaceLine, Section, Tabs } from '@/design'
import { useVillage } from '@/pages/place/village'
import { go, useParameters } from '@/platform/navigation'
import { type MenuItem, MenuRow } from './menu-row'

type Shown = Category | 'all'

const TABS: readonly { key: Shown; text: string }[] = [
  { key: 'all', text: '全部' },
  ...CATEGORIES.map((category) => ({ key: category, text: CATEGORY_LABELS[category] })),
]

const choosePlace = () => go('/pages/place/index')
const sayIt = () => go('/pages/order-form/index')

function Rows({ items, shown }: { items: readonly MenuItem[]; shown: Shown }) {
  const categories = CATEGORIES.filter((category) => shown === 'all' || shown === category)
  const groups = categories.map((category) => ({ category, rows: items.filter((item) => item.category === category) }))
  const filled = groups.filter(({ rows }) => rows.length > 0)
  if (filled.length === 0) {
    return (
      <Empty
        icon="list"
        title="这一类暂时没有队伍能来"
        note="直接说您的需求，站里会想办法，并且一定答复。"
        action={{ text: '说需求', onPress: sayIt }}
      />
    )
  }
  return filled.map(({ category, rows }) => (
    <Section key={category} title={CATEGORY_LABELS[category]}>
      {rows.map((item) => (
        <MenuRow key={item.code} item={item} />
      ))}
    </Section>
  ))
}

function Menu() {
  const { category } = useParameters<'category'>()
  const village = useVillage()
  const [shown, setShown] = useState<Shown>(() => CATEGORIES.find((known) => known === category) ?? 'all')
  const menu = useRead(projects.menu, { query: { village: village?.code ?? '' } }, { enabled: village !== null })
  return (
    <Page
      title="点服务"
      id="menu"
      foot={
        <Button icon="edit" onPress={sayIt}>
          没有想要的，说需求
        </Button>
      }
    >
      <PlaceLine path={village?.path ?? null} onPress={choosePlace} />
      {village === null ? (
        <Empty
          icon="place"
          title="先选您的村"
          note="各村能来的队伍不一样，选好村才知道有哪些服务。"
          action={{ text: '选择您的村', onPress: choosePlace }}
        />
      ) : (
        <View className="stack">
          <Tabs items={TABS} value={shown} onChange={(key) => setShown(key)} label="服务类别" />
          {menu.isPending && <Loading cards={4} />}
          {menu.error && <Failed error={menu.error} onRetry={() => void menu.refetch()} />}
          {menu.data && <Rows items={menu.data.items} shown={shown} />}
        </View>
      )}
    </Page>
  )
}

export default guarded(Menu)
