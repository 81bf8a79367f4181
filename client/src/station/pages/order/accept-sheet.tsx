import { orders, projects } from '@shared/contract'
import { CATEGORIES, CATEGORY_LABELS, type Category } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { detailsOf, useRead, useWrite } from '@/api'
import { Choice, Failed, Field, Loading, TextArea } from '@/design'
import type { SheetFor } from './desk-order'
import { StepSheet } from './step-sheet'

const CATEGORY_OPTIONS = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))
/** Stands for "no service of the list fits". */
const NONE = ''

interface SortingProps {
  category: Category | null
  service: string
  error: string | undefined
  onCategory(category: Category): void
  onService(code: string): void
}

/** What a free-text order is about: a category at least, a service where one fits. */
function Sorting({ category, service, error, onCategory, onService }: SortingProps) {
  const services = useRead(projects.services)
  const fitting = services.data?.items.filter((one) => one.category === category) ?? []
  return (
    <>
      <Field label="属于哪一类" error={error} hint="清单上只写类别和服务，不会出现对方的原话。">
        <Choice stacked options={CATEGORY_OPTIONS} value={category} onChange={onCategory} />
      </Field>
      {category !== null && services.isPending && <Loading cards={1} />}
      {services.error !== null && <Failed error={services.error} onRetry={() => void services.refetch()} />}
      {fitting.length > 0 && (
        <Field label="是哪一种服务" optional hint="选了服务，才能按服务找队伍。">
          <Choice
            stacked
            options={[
              ...fitting.map(({ code, name, about }) => ({ value: code, label: name, note: about })),
              { value: NONE, label: '都不是，只定类别' },
            ]}
            value={service}
            onChange={onService}
          />
        </Field>
      )}
    </>
  )
}

/** Takes an order on; one that was told in free words is sorted first. */
export function AcceptSheet({ order, onClose }: SheetFor) {
  const unsorted = order.service === null
  const [category, setCategory] = useState<Category | null>(order.category)
  const [service, setService] = useState(NONE)
  const [text, setText] = useState('')
  const write = useWrite(orders.accept, onClose)
  const details = detailsOf(write.error)
  return (
    <StepSheet
      title="受理这张单"
      verb="受理"
      ready={!unsorted || category !== null}
      busy={write.busy}
      error={write.error}
      onSubmit={() =>
        void write.send({
          params: { code: order.code },
          body: { category: unsorted ? category : null, serviceCode: unsorted && service !== NONE ? service : null, text: text.trim() },
        })
      }
      onClose={onClose}
    >
      {unsorted && order.text !== null && order.text !== '' && <View className="desk-order__quote">{order.text}</View>}
      {unsorted && (
        <Sorting
          category={category}
          service={service}
          error={details.category}
          onCategory={(chosen) => {
            setCategory(chosen)
            setService(NONE)
          }}
          onService={setService}
        />
      )}
      <Field label="给对方的话" optional>
        <TextArea value={text} onChange={setText} maxLength={300} placeholder="例如：收到了，我们这就去请队伍。" />
      </Field>
    </StepSheet>
  )
}
