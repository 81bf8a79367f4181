import { CATALOGUE, type Figure } from '@shared/figures/catalogue'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, Section } from '@/design'
import { figureWords } from '@/supervision/figure-words'
import type { Figures } from './figures-page'

/** What is said of each place below: rates, each with the coverage that belongs to it. */
const SAID: readonly Figure[] = ['answered', 'finished', 'rated', 'satisfied', 'unmet']

type Child = Figures['children'][number]

function PlaceCard({ child, onChoose }: { child: Child; onChoose(code: string): void }) {
  const { place, counts } = child
  return (
    <Card title={place.name} note={`收到 ${counts.received} 张单`} label={`看${place.name}`} onPress={() => onChoose(place.code)}>
      {SAID.map((figure) => (
        <View key={figure} className="place-figure">
          <View className="words-note">{CATALOGUE[figure].name}</View>
          <View>{figureWords(figure, counts)}</View>
        </View>
      ))}
    </Card>
  )
}

/** The places one level down in the order of their codes, never by how well they do; those without orders on demand. */
export function PlaceList({ data, onChoose }: { data: Figures; onChoose(code: string): void }) {
  const [all, setAll] = useState(false)
  const withOrders = data.children.filter(({ counts }) => counts.received > 0)
  const shown = all ? data.children : withOrders
  if (data.children.length === 0) return null
  return (
    <Section title="下一级" id="figures-places">
      <View className="words-note">按地区编号排列，不排名。各处加起来等于上面的数；点一处往下看。</View>
      <View className="station-rows">
        {shown.map((child) => (
          <PlaceCard key={child.place.code} child={child} onChoose={onChoose} />
        ))}
      </View>
      {shown.length < data.children.length && (
        <Button onPress={() => setAll(true)}>{`还有 ${data.children.length - shown.length} 处没有收到单`}</Button>
      )}
    </Section>
  )
}
