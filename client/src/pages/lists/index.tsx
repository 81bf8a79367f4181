import { View } from '@tarojs/components'
import { useState } from 'react'
import { guarded, Page, Tabs } from '@/design'
import { useVillage } from '@/pages/place/village'
import { ActivityList } from './activity-list'
import { DemandList } from './demand-list'
import { FilterBar } from './filter-bar'
import { countyOf, type Filters, isNarrowed, type ListName } from './filters'
import './index.scss'
import { ProjectList } from './project-list'
import { useShownList } from './shown'

const TABS = [
  { key: 'demand', text: '需求清单' },
  { key: 'projects', text: '项目清单' },
  { key: 'activities', text: '活动清单' },
] as const

/** Where nobody has picked a place here yet, the county of the village that the other pages are about. */
type Chosen = Omit<Filters, 'place'> & { place: string | null | 'own_county' }

const WIDE = { category: null, text: '', show: 'all' } as const

const LISTS = { demand: DemandList, projects: ProjectList, activities: ActivityList } as const

function Lists() {
  const village = useVillage()
  const { list, show } = useShownList()
  const [chosen, setChosen] = useState<Chosen>({ place: 'own_county', ...WIDE, when: 'coming' })
  /** The bar keeps what is being typed; widening begins it anew. */
  const [widened, setWidened] = useState(0)

  const county = village === null ? null : countyOf(village.code)
  const filters: Filters = { ...chosen, place: chosen.place === 'own_county' ? county : chosen.place }
  const change = ({ place, ...others }: Filters) =>
    setChosen({ ...others, place: chosen.place === 'own_county' && place === county ? 'own_county' : place })
  const narrowed = isNarrowed(list, filters)
  const List = LISTS[list]
  const widen = () => {
    setChosen({ ...chosen, ...WIDE })
    setWidened((count) => count + 1)
  }
  return (
    <Page title="清单" tab="lists" id="lists">
      <View className="stack">
        <Tabs<ListName> items={TABS} value={list} onChange={show} label="清单" />
        <FilterBar key={widened} list={list} filters={filters} onChange={change} />
        <List filters={filters} onWiden={narrowed ? widen : null} />
      </View>
    </Page>
  )
}

export default guarded(Lists)
