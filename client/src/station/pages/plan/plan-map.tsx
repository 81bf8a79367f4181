import { plans as contract } from '@shared/contract'
import { Text, View } from '@tarojs/components'
import { useRead } from '@/api'
import { Card, Failed, Icon, Loading } from '@/design'
import { MapPicture } from '@/station/map-picture'
import { placeOfSite } from '@/station/place-name'
import { type Dot, type Scene, sceneOf } from './map-scene'
import { type Layout, type Looked, labelsOf, layersOf, layoutOf, offDrawing, WIDTH } from './map-shapes'
import type { Plan } from './plan-words'

interface PlanMapProps {
  plan: Plan
  /** The place that is looked at: the whole site, or one place below it. */
  focus: { code: string; name: string }
  looked: Looked | null
}

/** A name gives way to so many rings; where there are more, it would find no room at all. */
const MOST_RINGS = 20

const middle = (spots: readonly { x: number; y: number }[]): { x: number; y: number } => ({
  x: Math.round(spots.reduce((sum, { x }) => sum + x, 0) / spots.length),
  y: Math.round(spots.reduce((sum, { y }) => sum + y, 0) / spots.length),
})

/** Of a whole site the places below it are named, in the middle of their villages; of one place its villages, those first that wait. */
function namesOn(scene: Scene, layout: Layout, places: Plan['places']) {
  const waiting = scene.dots.flatMap(({ unserved }, place) => (unserved > 0 ? [layout.dots[place] ?? { x: 0, y: 0 }] : []))
  const rings = waiting.length > MOST_RINGS ? [] : waiting
  const spots = scene.dots.map((dot, place) => ({ ...dot, spot: layout.dots[place] ?? { x: 0, y: 0 } }))
  const groups = places.flatMap(({ code, name, unserved }) => {
    const own = spots.filter((one) => one.code.startsWith(code)).map(({ spot }) => spot)
    return own.length === 0 ? [] : [{ code, name: placeOfSite(name), unserved, spot: middle(own) }]
  })
  const named = groups.length > 1 ? groups : spots.filter(({ name }) => name !== '')
  return labelsOf(
    [...named].sort((one, other) => other.unserved - one.unserved),
    layout.height,
    rings,
  )
}

const sum = (dots: readonly Dot[], of: 'served' | 'unserved'): number => dots.reduce((total, dot) => total + dot[of], 0)

function Legend({ scene }: { scene: Scene }) {
  const both = scene.dots.some(({ served, unserved }) => served > 0 && unserved > 0)
  return (
    <View className="plan-map__legend">
      <View className="plan-map__key">
        <View className="plan-map__sign plan-map__sign--team" />
        <Text>队伍</Text>
      </View>
      <View className="plan-map__key">
        <View className="plan-map__sign plan-map__sign--served" />
        <Text>都派得出</Text>
      </View>
      <View className="plan-map__key">
        <View className="plan-map__sign plan-map__sign--unserved">
          <Icon name="close" colour="kapok" className="plan-map__cross" />
        </View>
        <Text>派不出</Text>
      </View>
      {both && (
        <View className="plan-map__key">
          <View className="plan-map__sign plan-map__sign--both" />
          <Text>有的派不出</Text>
        </View>
      )}
    </View>
  )
}

/** Villages, teams and who comes where, drawn from our own coordinates. The rows beside it say the same in words. */
export function PlanMapCard({ plan, focus, looked }: PlanMapProps) {
  const map = useRead(contract.map, { params: { code: plan.code } })
  if (map.isPending) return <Loading cards={1} />
  if (map.error !== null && map.data === undefined) return <Failed error={map.error} onRetry={() => void map.refetch()} />
  if (map.data === undefined) return null
  const scene = sceneOf(map.data, focus.code)
  if (scene.dots.length === 0) return null
  const layout = layoutOf(scene)
  const off = offDrawing(layout)
  const teams = scene.marks.length
  const where = placeOfSite(focus.name)
  const label = `${where}的图：${sum(scene.dots, 'served')} 张单派得出，${sum(scene.dots, 'unserved')} 张派不出，${teams} 支队伍有单。`
  return (
    <Card id="plan-map" title={`${where} · ${teams} 支队伍`}>
      <View className="plan-map__ground" style={{ paddingTop: `${layout.height / (WIDTH / 100)}%` }}>
        <MapPicture
          className="plan-map__picture"
          width={WIDTH}
          height={layout.height}
          layers={layersOf(scene, layout, looked)}
          label={label}
        />
        {namesOn(scene, layout, plan.places).map(({ code, words, left, top }) => (
          <Text key={code} className="plan-map__name" style={{ left: `${left}%`, top: `${top}%` }}>
            {words}
          </Text>
        ))}
      </View>
      <Legend scene={scene} />
      {off > 0 && <View className="words-note">{`${off} 支队伍从图外来，只画了来的方向。`}</View>}
    </Card>
  )
}
