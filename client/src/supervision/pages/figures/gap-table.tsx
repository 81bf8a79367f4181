import { View } from '@tarojs/components'
import { Button, Card, Press, Section } from '@/design'
import { useWide } from '@/platform/wide'
import { type Figures, toOrders } from './figures-page'

type Gap = Figures['gap'][number]

interface Column {
  code: string
  name: string
}

/** Shades of the table, the lightest first; the number stands in each cell as well. */
const SHADES = 4

const shadeOf = (unmet: number, most: number): number => (unmet === 0 ? 0 : Math.max(1, Math.ceil((unmet / most) * SHADES)))

/** The places that have a gap, in the order of their codes; a village is its own column. */
function columnsOf({ gap, children, place }: Figures): Column[] {
  const used = new Set(gap.flatMap(({ cells }) => cells.flatMap((cell) => (cell.unmet > 0 ? [cell.place] : []))))
  const places = children.length === 0 ? [place] : children.map((child) => child.place)
  return places.filter(({ code }) => used.has(code))
}

const unmetAt = (gap: Gap, { code }: Column): number => gap.cells.find(({ place }) => place === code)?.unmet ?? 0

const labelOf = (gap: Gap, { name }: Column, unmet: number): string => `${name}，${gap.service.name}，${unmet} 张没人接`

interface RowProps {
  gap: Gap
  columns: readonly Column[]
  data: Figures
}

function Row({ gap, columns, data, most }: RowProps & { most: number }) {
  return (
    <View className="gap-table__row">
      <View className="gap-table__name">{gap.service.name}</View>
      {columns.map((column) => {
        const unmet = unmetAt(gap, column)
        const shade = `gap-table__cell gap-table__cell--${shadeOf(unmet, most)}`
        if (unmet === 0)
          return (
            <View key={column.code} className={shade}>
              ·
            </View>
          )
        return (
          <Press
            key={column.code}
            role="link"
            className={shade}
            label={labelOf(gap, column, unmet)}
            onPress={() => toOrders(data, column.code, 'unmet', 'part', gap.service.code)}
          >
            {unmet}
          </Press>
        )
      })}
    </View>
  )
}

/** The same on a phone, where no table fits: each service with its places. */
function ServiceCard({ gap, columns, data }: RowProps) {
  return (
    <Card title={gap.service.name} note={`收到 ${gap.received} 张，${gap.unmet} 张没人接`}>
      <View className="station-buttons not-printed">
        {columns.map((column) => {
          const unmet = unmetAt(gap, column)
          if (unmet === 0) return null
          return (
            <Button
              key={column.code}
              narrow
              label={labelOf(gap, column, unmet)}
              onPress={() => toOrders(data, column.code, 'unmet', 'part', gap.service.code)}
            >
              {`${column.name} ${unmet} 张`}
            </Button>
          )
        })}
      </View>
    </Card>
  )
}

/** Which service is missing where: services by the places one level down, the darker the more; each number leads to its orders. */
export function GapTable({ data }: { data: Figures }) {
  const wide = useWide()
  const columns = columnsOf(data)
  if (data.gap.length === 0) return null
  const most = Math.max(1, ...data.gap.flatMap(({ cells }) => cells.map(({ unmet }) => unmet)))
  if (!wide)
    return (
      <Section title="哪里缺哪种服务" id="figures-gap">
        <View className="words-note">还没有人接、或没有力量办的单，按服务分；点地方，看是哪些单。</View>
        {data.gap.map((gap) => (
          <ServiceCard key={gap.service.code} gap={gap} columns={columns} data={data} />
        ))}
      </Section>
    )
  return (
    <Section title="哪里缺哪种服务" id="figures-gap">
      <View className="words-note">格子里是还没有人接、或没有力量办的单，颜色越深越多。点数字，看是哪些单。</View>
      <View className="gap-table">
        <View className="gap-table__row">
          <View className="gap-table__name" />
          {columns.map(({ code, name }) => (
            <View key={code} className="gap-table__head">
              {name}
            </View>
          ))}
        </View>
        {data.gap.map((gap) => (
          <Row key={gap.service.code} gap={gap} columns={columns} most={most} data={data} />
        ))}
      </View>
    </Section>
  )
}
