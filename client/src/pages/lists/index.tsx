import { View } from '@tarojs/components'
import { useState } from 'react'
import { guarded, Page, Tabs } from '@/design'
import { useVillage } from '@/pages/place/village'
import { DemandList } from './demand-list'
import { FilterBar } from './filter-bar'
import { countyOf, type Filters, isNarrowed, type ListName } from './filters'
import './index.scss'
import { ProjectList } from './project-list'

const TABS = [
  { key: 'demand', text: '需求清单' },
  { key: 'projects', text: '项目清单' },
] as const

/** Where nobody has picked a place here yet, the county of the village that the other pages are about. */
type Chosen = Omit<Filters, 'place'> & { place: string | null | 'own_county' }

const WIDE = { category: null, text: '', show: 'all' } as const

function Lists() {
  const village = useVillage()
  const [list, setList] = useState<ListName>('demand')
  const [chosen, setChosen] = useState<Chosen>({ place: 'own_county', ...WIDE })
  /** The bar keeps what is being typed; widening begins it anew. */
  const [widened, setWidened] = useState(0)

  const county = village === null ? null : countyOf(village.code)
  const filters: Filters = { ...chosen, place: chosen.place === 'own_county' ? county : chosen.place }
  const change = ({ place, ...others }: Filters) =>
    setChosen({ ...others, place: chosen.place === 'own_county' && place === county ? 'own_county' : place })
  const narrowed = isNarrowed(list === 'demand' ? filters : { ...filters, show: 'all' })
  const widen = () => {
    setChosen({ ...chosen, ...WIDE })
    setWidened((count) => count + 1)
  }
  return (
    <Page title="清单" tab="lists" id="lists">
      <View className="stack">
        <Tabs<ListName> items={TABS} value={list} onChange={setList} label="清单" />
        <FilterBar key={widened} list={list} filters={filters} onChange={change} />
        {list === 'demand' ? (
          <DemandList filters={filters} onWiden={narrowed ? widen : null} />
        ) : (
          <ProjectList filters={filters} onWiden={narrowed ? widen : null} />
        )}
      </View>
    </Page>
  )
}

export default guarded(Lists)
