import { Text, View } from '@tarojs/components'
import { Card, Section } from '@/design'
import { MapPicture } from '@/station/map-picture'
import { labelsOf, layersOf, layoutOf, WIDTH } from '@/station/pages/plan/map-shapes'
import type { Figures } from './figures-page'

/** Fewer dots than this are no map. */
const LEAST = 3

/** The places one level down, drawn from our own coordinates: where orders came from, and where some found nobody. */
export function FiguresMap({ data }: { data: Figures }) {
  const dots = data.children
    .filter(({ counts }) => counts.received > 0)
    .map(({ place, latE6, lngE6, counts }) => ({
      ...{ code: place.code, name: place.name, latE6, lngE6 },
      served: counts.received - counts.unmet,
      unserved: counts.unmet,
    }))
  if (dots.length < LEAST) return null
  const scene = { dots, marks: [], links: [] }
  const layout = layoutOf(scene)
  const spots = dots.map((dot, place) => ({ ...dot, spot: layout.dots[place] ?? { x: 0, y: 0 } }))
  const rings = spots.filter(({ unserved }) => unserved > 0).map(({ spot }) => spot)
  const labels = labelsOf(
    [...spots].sort((one, other) => other.unserved - one.unserved),
    layout.height,
    rings,
  )
  return (
    <Section title="在哪里" id="figures-map">
      <Card>
        <View className="figures-map" style={{ paddingTop: `${layout.height / (WIDTH / 100)}%` }}>
          <MapPicture
            className="figures-map__picture"
            width={WIDTH}
            height={layout.height}
            layers={layersOf(scene, layout, null)}
            label={`${data.place.name}的示意图：${dots.length} 处有单，其中 ${rings.length} 处有的还没人接`}
          />
          {labels.map(({ code, words, left, top }) => (
            <Text key={code} className="figures-map__name" style={{ left: `${left}%`, top: `${top}%` }}>
              {words}
            </Text>
          ))}
        </View>
        <View className="words-note">绿点：有单的地方。外面有红圈：有的单还没人接。位置是示意的，不是测量的。</View>
      </Card>
    </Section>
  )
}
