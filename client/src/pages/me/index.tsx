import { session as contract } from '@shared/contract'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { useRead } from '@/api'
import { sendTo } from '@/api/onward'
import { Button, Card, Choice, Empty, Failed, guarded, Loading, Page } from '@/design'
import { go } from '@/platform/navigation'
import { useElder, usePreferences } from '@/state/preferences'
import { useSession, useSignedIn } from '@/state/session'
import { Door } from './door'
import './index.scss'
import { MyProfile } from './my-profile'
import { SignOutButton } from './sign-out-button'
import { WorkDoors } from './work-doors'

const SIZES = [
  { value: 'usual', label: '标准版' },
  { value: 'elder', label: '长辈版' },
] as const

function WordSize() {
  const elder = useElder()
  const chooseElder = usePreferences((state) => state.chooseElder)
  return (
    <Card title="字的大小" note="长辈版的字和按钮更大。">
      <Choice<'usual' | 'elder'>
        label="字的大小"
        options={SIZES}
        value={elder ? 'elder' : 'usual'}
        onChange={(size) => chooseElder(size === 'elder')}
      />
    </Card>
  )
}

/** What the session remembers is shown at once; what the server says now takes its place. */
function useSelf() {
  const signedIn = useSignedIn()
  const self = useSession((state) => state.self)
  const renew = useSession((state) => state.renew)
  const read = useRead(contract.self, {}, { enabled: signedIn })
  const { data } = read
  useEffect(() => {
    if (signedIn && data !== undefined) renew(data)
  }, [signedIn, data, renew])
  return { signedIn, self, read }
}

function Me() {
  const { signedIn, self, read } = useSelf()
  return (
    <Page title="我的" tab="me" id="me">
      <View className="stack">
        {!signedIn && (
          <>
            <Empty icon="person" title="还没有登录" note="登录后可以点单，也能看到自己的单办到哪一步。" />
            <Button id="sign-in" kind="primary" onPress={() => sendTo('sign-in')}>
              登录
            </Button>
          </>
        )}
        {signedIn && self === null && read.isPending && <Loading />}
        {signedIn && read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
        {signedIn && self !== null && (
          <>
            <MyProfile self={self} />
            <Card>
              <Door
                id="my-notices"
                icon="bell"
                text="消息"
                count={self.unread}
                countOf="条未读"
                onPress={() => go('/pages/notices/index')}
              />
              <Door icon="order" text="我的单" onPress={() => go('/pages/orders/index')} />
            </Card>
            <WorkDoors memberships={self.memberships} />
          </>
        )}
        <WordSize />
        <Card>
          <Door icon="shield" text="隐私说明" note="记下什么、谁看得到" onPress={() => go('/pages/consent/index')} />
        </Card>
        {signedIn && <SignOutButton />}
      </View>
    </Page>
  )
}

export default guarded(Me)
