import type { ReplyOf } from '@shared/contract/endpoint'
import { security } from '@shared/contract/security'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, Fact, Failed } from '@/design'
import { QrCode } from '@/design/qr-code'
import { CodeForm } from './code-form'
import { useStep } from './use-step'

/** In fours, as one reads it off and types it. */
const spaced = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ')

/** Binds an authenticator: a secret to scan, and a code that proves that it was. */
export function Binding({ onBound }: { onBound(bound: ReplyOf<typeof security.confirm>): void }) {
  const [begun, setBegun] = useState<ReplyOf<typeof security.enrol> | null>(null)
  const enrol = useStep(security.enrol, setBegun)
  const confirm = useStep(security.confirm, onBound)
  if (begun === null) {
    return (
      <Card title="先绑定一个验证器" note="在手机上装任何一种动态口令验证器。绑定一次，以后登录电脑只要输六位数字。">
        {enrol.error !== null && <Failed error={enrol.error} />}
        <Button id="bind" kind="primary" busy={enrol.busy} onPress={() => void enrol.send({})}>
          开始绑定
        </Button>
      </Card>
    )
  }
  return (
    <View className="stack">
      <Card title="用验证器扫这个码" note="扫不了，就把下面的密钥输进去。不要给别人看，也不要拍照留着。">
        <QrCode id="factor-code" large content={begun.uri} label="绑定验证器的二维码" />
        <Fact label="密钥">{spaced(begun.secret)}</Fact>
      </Card>
      <CodeForm
        title="再输入它显示的六位数字"
        note="数字每半分钟换一次。"
        action="完成绑定"
        busy={confirm.busy}
        error={confirm.error}
        onSend={(code) => void confirm.send({ body: { code } })}
      />
    </View>
  )
}
