import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, classNames, Press } from '@/design'
import { placeOfSite } from '@/station/place-name'
import type { Plan } from './plan-words'

/** Places shown before more are asked for: a county's towns, and the beginning of a large town. */
const FIRST = 8

interface PlaceRowsProps {
  plan: Plan
  /** Code of the place looked at; the site's own where the whole is. */
  focus: string
  onFocus(code: string): void
}

const widthOf = (count: number, most: number): string => `${Math.round((count / Math.max(1, most)) * 100)}%`

/** Place by place what is served and what is not: the map in words. Pressed, the map and the lines show that place alone. */
export function PlaceRows({ plan, focus, onFocus }: PlaceRowsProps) {
  const [all, setAll] = useState(false)
  const places = [...plan.places].sort((one, other) => other.unserved - one.unserved || other.served - one.served)
  const waiting = places.filter(({ served, unserved }) => served + unserved > 0)
  if (waiting.length < 2) return null
  const shown = all ? waiting : waiting.slice(0, FIRST)
  const most = Math.max(...waiting.map(({ served, unserved }) => served + unserved))
  const focused = focus !== plan.site.code
  return (
    <Card id="plan-places" title="看哪里" note="点一处，图和下面的单只看那里。">
      {shown.map(({ code, name, served, unserved }) => (
        <Press
          key={code}
          role="radio"
          chosen={code === focus}
          label={`${placeOfSite(name)}：${served} 张派得出，${unserved} 张派不出`}
          className={classNames('plan-place', code === focus && 'plan-place--chosen')}
          onPress={() => onFocus(code === focus ? plan.site.code : code)}
        >
          <View className="plan-place__line">
            <Text className="plan-place__name">{placeOfSite(name)}</Text>
            <Text className="words-note">{unserved > 0 ? `派得出 ${served} · 派不出 ${unserved}` : `派得出 ${served}`}</Text>
          </View>
          <View className="plan-place__bar">
            <View className="plan-place__served" style={{ width: widthOf(served, most) }} />
            <View className="plan-place__unserved" style={{ width: widthOf(unserved, most) }} />
          </View>
        </Press>
      ))}
      <View className="station-buttons not-printed">
        {waiting.length > shown.length && (
          <Button narrow onPress={() => setAll(true)}>
            {`其余 ${waiting.length - shown.length} 处`}
          </Button>
        )}
        {focused && (
          <Button narrow icon="back" onPress={() => onFocus(plan.site.code)}>
            {`看${plan.site.name}全部`}
          </Button>
        )}
      </View>
    </Card>
  )
}
