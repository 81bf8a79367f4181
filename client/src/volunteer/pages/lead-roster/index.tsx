import { Roster } from '@/activity-work/roster'
import { Empty, guarded, Page } from '@/design'
import { goInstead, useParameters } from '@/platform/navigation'

function LeadRoster() {
  const { code = '' } = useParameters<'code'>()
  return (
    <Page id="lead-roster" title="报名名单" signedInFor="登录后看报名的人">
      {code === '' ? (
        <Empty
          icon="people"
          title="没有说是哪一个活动"
          action={{ text: '看队伍的活动', onPress: () => goInstead('/volunteer/pages/lead-activities/index') }}
        />
      ) : (
        <Roster activity={code} />
      )}
    </Page>
  )
}

export default guarded(LeadRoster)
