import { ScrollView, View } from '@tarojs/components'
import { Press, Section } from '@/design'
import { type Figures, toOrders } from './figures-page'

type Gap = Figures['gap'][number]

/** Shades of the table, the lightest first; the number stands in each cell as well. */
const SHADES = 4

const shadeOf = (unmet: number, most: number): number => (unmet === 0 ? 0 : Math.max(1, Math.ceil((unmet / most) * SHADES)))

/** The places that have a gap, in the order of their codes; a village is its own column. */
function columnsOf({ gap, children, place }: Figures): { code: string; name: string }[] {
  const used = new Set(gap.flatMap(({ cells }) => cells.flatMap((cell) => (cell.unmet > 0 ? [cell.place] : []))))
  const places = children.length === 0 ? [place] : children.map((child) => child.place)
  return places.filter(({ code }) => used.has(code))
}

function Row({ gap, columns, most, data }: { gap: Gap; columns: ReturnType<typeof columnsOf>; most: number; data: Figures }) {
  const cells = new Map(gap.cells.map((cell) => [cell.place, cell]))
  return (
    <View className="gap-table__row">
      <View className="gap-table__name">{gap.service.name}</View>
      {columns.map(({ code, name }) => {
        const unmet = cells.get(code)?.unmet ?? 0
        const shade = `gap-table__cell gap-table__cell--${shadeOf(unmet, most)}`
        if (unmet === 0)
          return (
            <View key={code} className={shade}>
              ·
            </View>
          )
        return (
          <Press
            key={code}
            role="link"
            className={shade}
            label={`${name}，${gap.service.name}，${unmet} 张没人接`}
            onPress={() => toOrders(data, code, 'unmet', 'part', gap.service.code)}
          >
            {unmet}
          </Press>
        )
      })}
    </View>
  )
}

/** Which service is missing where: services by the places one level down, the darker the more; each number leads to its orders. */
export function GapTable({ data }: { data: Figures }) {
  const columns = columnsOf(data)
  if (data.gap.length === 0) return null
  const most = Math.max(1, ...data.gap.flatMap(({ cells }) => cells.map(({ unmet }) => unmet)))
  return (
    <Section title="哪里缺哪种服务" id="figures-gap">
      <View className="words-note">格子里是还没有人接、或没有力量办的单，颜色越深越多。点数字，看是哪些单。</View>
      <ScrollView scrollX className="gap-table">
        <View className="gap-table__inner">
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
      </ScrollView>
    </Section>
  )
}
