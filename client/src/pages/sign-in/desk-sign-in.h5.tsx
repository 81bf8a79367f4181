import { View } from '@tarojs/components'
import { Button, Card, Failed, Loading, Notice } from '@/design'
import { QrCode } from '@/design/qr-code'
import type { DeskSignInProps } from './desk-sign-in-props'
import { useDeskGrant } from './use-desk-grant'

/** Signing in on a computer: a code that the same person confirms in the mini program. */
export function DeskSignIn({ onSignedIn }: DeskSignInProps) {
  const { grant, ended, error, renew } = useDeskGrant(onSignedIn)
  if (error !== null) return <Failed error={error} onRetry={renew} />
  if (grant === null) return <Loading cards={1} />
  return (
    <Card title="用微信小程序扫码登录" note="打开小程序“红棉点单”，在“我的”里点“扫码登录电脑”。">
      {ended ? (
        <View className="stack">
          <Notice tone="amber">这个登录码已经过期，没有人登录。</Notice>
          <Button icon="refresh" onPress={renew}>
            换一个登录码
          </Button>
        </View>
      ) : (
        <View className="sign-in__desk">
          <QrCode content={`hongmian:desk:${grant.grant}`} label={`登录二维码，登录码 ${grant.grant.split('').join(' ')}`} />
          <View className="words-note">扫不了，就在小程序里输入登录码：</View>
          <View className="sign-in__grant">{grant.grant}</View>
          <View className="words-note">确认以后，这里会自己打开。请不要把登录码告诉别人。</View>
        </View>
      )}
    </Card>
  )
}
