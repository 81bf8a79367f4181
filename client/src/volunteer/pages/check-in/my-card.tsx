import { View } from '@tarojs/components'
import { useState } from 'react'
import { cardOf } from '@/check-in'
import { Button, Card } from '@/design'
import { QrCode } from '@/design/qr-code'

/** The other way round: the leader scans this person's card. It needs no signal here. */
export function MyCard({ code, name }: { code: string; name: string }) {
  const [shown, setShown] = useState(false)
  return (
    <Card title="或者让队长扫我的码" note="队长扫了就算签到、签退，您这边不用做别的。">
      <View className="stack">
        {shown && (
          <View>
            <QrCode id="my-card" large content={cardOf(code)} label={`${name}的志愿者码，编号 ${code.split('').join(' ')}`} />
            <View className="check-in__code">{code}</View>
            <View className="words-note">只有编号，没有您的名字和电话。队长扫不了，可以照着念编号。</View>
          </View>
        )}
        <Button id="show-card" icon="person" onPress={() => setShown(!shown)}>
          {shown ? '收起' : '出示我的码'}
        </Button>
      </View>
    </Card>
  )
}
