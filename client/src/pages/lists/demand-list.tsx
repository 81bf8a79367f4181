import { orders } from '@shared/contract'
import { momentWords } from '@shared/time/words'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { usePages } from '@/api'
import { Card } from '@/design'
import { OrderStateChip } from '@/order-parts'
import { type Filters, queryOf } from './filters'
import { ListRows } from './list-rows'

/** What people of a place asked for and what became of it: service, village, date, team, state; never a person. */
export function DemandList({ filters, onWiden }: { filters: Filters; onWiden: (() => void) | null }) {
  const query = { ...queryOf(filters), ...(filters.show === 'all' ? {} : { state: filters.show }) }
  const list = usePages(orders.demand, { query })
  return (
    <ListRows
      list={list}
      nothing="这里还没有需求"
      onWiden={onWiden}
      row={({ code, state, title, category, village, team, at }) => (
        <Card
          key={code}
          title={title}
          aside={<OrderStateChip state={state} />}
          note={[
            village.name,
            ...(category === null ? [] : [CATEGORY_LABELS[category]]),
            ...(team === null ? [] : [team]),
            momentWords(Date.parse(at), Date.now()),
          ].join(' · ')}
        />
      )}
    />
  )
}
