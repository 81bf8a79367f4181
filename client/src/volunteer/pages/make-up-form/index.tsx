import { activities } from '@shared/contract'
import { View } from '@tarojs/components'
import { useRead } from '@/api'
import { Empty, Failed, guarded, Loading, Page } from '@/design'
import { goInstead, useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { MakeUpForm } from './make-up-form'

function MakeUpPage() {
  const { activity: code = '' } = useParameters<'activity'>()
  const signedIn = useSignedIn()
  const read = useRead(activities.one, { params: { code } }, { enabled: signedIn && code !== '' })
  if (signedIn && read.data !== undefined) return <MakeUpForm key={code} activity={read.data} />
  return (
    <Page id="make-up-form" title="申请补录" signedInFor="登录后申请补录">
      <View className="stack">
        {code === '' && (
          <Empty
            icon="edit"
            title="没有说是哪个活动"
            note="从参加过的活动里申请补录。"
            action={{ text: '看参加过的活动', onPress: () => goInstead('/volunteer/pages/my-activities/index', { show: 'past' }) }}
          />
        )}
        {code !== '' && read.isPending && <Loading />}
        {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      </View>
    </Page>
  )
}

export default guarded(MakeUpPage)
