import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, Field, TextInput, Tick } from '@/design'
import { usePreferences } from '@/state/preferences'
import type { Scanning } from './use-scanning'

/** A browser may not be able to scan: there the text of a code can be put in. */
const CAN_TYPE = process.env.TARO_ENV === 'h5'

function Typed({ onTake }: { onTake(text: string): void }) {
  const [text, setText] = useState('')
  const take = () => {
    if (text.trim() === '') return
    onTake(text)
    setText('')
  }
  return (
    <Field label="这个浏览器扫不了码时，把码的内容贴在这里" optional>
      <View className="beside">
        <TextInput value={text} onChange={setText} maxLength={200} onConfirm={take} />
        <Button narrow id="take-code" onPress={take}>
          记下
        </Button>
      </View>
    </Field>
  )
}

/** Scans the code on the leader's phone, which says by itself whether one comes or goes. */
export function ScanCode({ scanning }: { scanning: Scanning }) {
  const tellPlace = usePreferences((state) => state.tellPlace)
  const chooseTellPlace = usePreferences((state) => state.chooseTellPlace)
  return (
    <Card title="扫队长手机上的码" note="来的时候扫一次，走的时候扫一次。没有信号也能扫。">
      <View className="stack">
        <Button id="scan" kind="primary" icon="scan" onPress={scanning.scan}>
          扫码签到签退
        </Button>
        {CAN_TYPE && <Typed onTake={scanning.take} />}
        <Tick checked={tellPlace} onChange={chooseTellPlace}>
          附上我的位置（可以不选，不附也一样算）。只记离活动地点多远，不记您在哪里。
        </Tick>
      </View>
    </Card>
  )
}
