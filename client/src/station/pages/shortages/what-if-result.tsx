import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Icon, Notice, Press } from '@/design'
import { spoken } from '@/design/spoken'
import { openOrder } from '@/station/order-line'
import type { WhatIf } from './shortage-words'

/** Orders named before more are asked for. */
const FIRST = 8

const widthOf = (served: number, { before, after }: WhatIf): string =>
  `${Math.round((served / Math.max(1, before.served, after.served)) * 100)}%`

/** The difference that it would make: served before and after, and the very orders that would find a team. */
export function WhatIfResult({ result }: { result: WhatIf }) {
  const [all, setAll] = useState(false)
  const { before, after, gained, words } = result
  const shown = all ? gained : gained.slice(0, FIRST)
  return (
    <View id="what-if-result" className="stack">
      <Notice tone={gained.length > 0 ? 'leaf' : 'grey'}>{words}</Notice>
      <View {...spoken({ role: 'img', label: `派得出：现在 ${before.served} 张，多了以后 ${after.served} 张` })}>
        <View className="words-note">{`现在派得出 ${before.served} 张，派不出 ${before.unserved} 张`}</View>
        <View className="what-if__bar what-if__bar--before" style={{ width: widthOf(before.served, result) }} />
        <View className="words-note">{`多了以后派得出 ${after.served} 张，派不出 ${after.unserved} 张`}</View>
        <View className="what-if__bar what-if__bar--after" style={{ width: widthOf(after.served, result) }} />
      </View>
      {gained.length > 0 && (
        <View>
          <View className="words-strong">这些单就有队伍了</View>
          {shown.map(({ order, village, team }) => (
            <Press key={order.code} role="link" className="shortage-order" onPress={() => openOrder(order.code)}>
              <View>
                <View>{order.title}</View>
                <View className="words-note">{`${village.name} · ${team.name}`}</View>
              </View>
              <Icon name="forward" size="text" colour="soft" />
            </Press>
          ))}
          {shown.length < gained.length && (
            <Button narrow onPress={() => setAll(true)}>
              {`其余 ${gained.length - shown.length} 张`}
            </Button>
          )}
        </View>
      )}
    </View>
  )
}
