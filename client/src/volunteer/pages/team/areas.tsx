import { parentOf } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/design'
import { PlaceSheet } from '@/volunteer/place-sheet'
import type { Area } from './arrangement'

interface AreasProps {
  /** Where the team is at home: places around it are shown first. */
  home: string
  areas: readonly Area[]
  onChange(areas: Area[]): void
}

/** As many as the server keeps. */
const MOST = 60

/** The places the team goes to: a town stands for all its villages. */
export function Areas({ home, areas, onChange }: AreasProps) {
  const [adding, setAdding] = useState(false)
  return (
    <View className="stack">
      {areas.length === 0 && <View className="words-note">还没有指定地方，只按路程算。</View>}
      {areas.map((area) => (
        <View key={area.code} className="beside">
          <View>{area.name}</View>
          <Button narrow label={`去掉 ${area.name}`} onPress={() => onChange(areas.filter(({ code }) => code !== area.code))}>
            去掉
          </Button>
        </View>
      ))}
      {areas.length < MOST && (
        <Button icon="plus" onPress={() => setAdding(true)}>
          加一个地方
        </Button>
      )}
      <PlaceSheet
        open={adding}
        title="加上服务的地方"
        verb="加上"
        done="已加上"
        leave="选好了"
        from={parentOf(home) ?? undefined}
        chosen={areas.map(({ code }) => code)}
        onChoose={(area) => {
          if (areas.length < MOST) onChange([...areas, area])
        }}
        onClose={() => setAdding(false)}
      />
    </View>
  )
}
