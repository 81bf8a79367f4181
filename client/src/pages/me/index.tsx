import { administration, session as contract } from '@shared/contract'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { KeptNotice } from '@/activity-parts/kept-notice'
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

/** Who answers for the work here. */
function Department() {
  const read = useRead(administration.about, {}, { fresh: 600_000 })
  if (read.data === undefined) return null
  return <View className="words-note">{`主管部门：${read.data.ownerDepartment}`}</View>
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
            <KeptNotice />
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
            <Card id="my-volunteering" title="志愿服务">
              <View>
                <Door
                  icon="calendar"
                  text="志愿活动"
                  note="能参加的、报了名的"
                  onPress={() => go('/volunteer/pages/my-activities/index')}
                />
                <Door icon="scan" text="签到签退" onPress={() => go('/volunteer/pages/check-in/index')} />
                <Door icon="clock" text="我的时数" note="不是我的、要补录的，也在里面" onPress={() => go('/volunteer/pages/hours/index')} />
                <Door icon="hands" text="志愿者资料" onPress={() => go('/volunteer/pages/profile/index')} />
              </View>
            </Card>
            <WorkDoors memberships={self.memberships} />
          </>
        )}
        <WordSize />
        <Card>
          {signedIn && (
            <Door
              id="my-data"
              icon="person"
              text="我的信息和登录"
              note="带走、删除我的信息，看看登录在哪里"
              onPress={() => go('/pages/my-data/index')}
            />
          )}
          {signedIn && (
            <Door icon="letters" text="投诉建议" note="不满意的、想改进的，交给上一级" onPress={() => go('/complaints/pages/mine/index')} />
          )}
          <Door icon="shield" text="隐私说明" note="记下什么、谁看得到" onPress={() => go('/pages/consent/index')} />
          <Door icon="eye" text="补录公示" note="补录的时数，大家都能看" onPress={() => go('/volunteer/pages/publicity/index')} />
          {signedIn && (
            <Door icon="letters" text="输入邀请码" note="管理员请您来做事时给的" onPress={() => go('/administration/pages/accept/index')} />
          )}
          <Door icon="check" text="核验记录单" note="别人给的志愿服务记录单是不是真的" onPress={() => go('/pages/verify/index')} />
        </Card>
        <Department />
        {signedIn && <SignOutButton />}
      </View>
    </Page>
  )
}

export default guarded(Me)
