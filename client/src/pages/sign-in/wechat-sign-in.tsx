import { session } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Refusal, useWrite } from '@/api'
import { Button, Card, Failed, Notice } from '@/design'
import { signInCode } from '@/platform/sign-in-code'

interface WechatSignInProps {
  onSignedIn(signedIn: ReplyOf<typeof session.wechat>): void
  /** The server cannot ask WeChat who this is; a demonstration then lets people be chosen. */
  onUnavailable(): void
}

/** Signing in as the person whose WeChat this is: one press, nothing to type. */
export function WechatSignIn({ onSignedIn, onUnavailable }: WechatSignInProps) {
  const [failed, setFailed] = useState('')
  const wechat = useWrite(session.wechat, onSignedIn)
  const start = async () => {
    setFailed('')
    const code = await signInCode()
    if (code.ok) await wechat.send({ body: { code: code.value } })
    else setFailed(code.sentence)
  }
  const unavailable = wechat.error instanceof Refusal && wechat.error.code === 'sign_in_unavailable'
  useEffect(() => {
    if (unavailable) onUnavailable()
  }, [unavailable, onUnavailable])
  return (
    <View className="stack">
      <Card title="用微信登录" note="只用来认出是您，好答复您、给您看您的单。不要手机号，不要头像。" />
      <Button kind="primary" busy={wechat.busy} busyText="正在登录…" onPress={() => void start()}>
        微信登录
      </Button>
      {failed !== '' && <Notice tone="amber">{failed}</Notice>}
      {wechat.error && <Failed error={wechat.error} onRetry={() => void start()} kept="您填的内容还在。" />}
    </View>
  )
}
