import { View } from '@tarojs/components'
import { Choice, Empty, guarded, Page } from '@/design'
import { useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { useAdministered } from '../../administered'
import { TaskList } from '../../task-list'

/** What was set for the sites where this person works. */
function MyTasks() {
  const signedIn = useSignedIn()
  const { places, place, choose } = useAdministered(['staff'])
  const { site } = useParameters<'site'>()
  const shown = places.find(({ code }) => code === site) ?? place
  return (
    <Page id="my-tasks" title="站里的任务" wide signedInFor="登录后看站里的任务">
      <View className="stack">
        {signedIn && places.length > 1 && shown !== null && site === undefined && (
          <Choice
            label="哪个站点"
            options={places.map(({ code, name }) => ({ value: code, label: name }))}
            value={shown.code}
            onChange={choose}
          />
        )}
        {shown === null ? (
          <Empty icon="lock" title="这里是站里工作人员用的" note="您的账号还不是任何站点的工作人员。" />
        ) : (
          <TaskList key={shown.code} under={shown.code} emptyNote="上级布置了「十个一」的任务，会列在这里，也会发消息给您。" />
        )}
      </View>
    </Page>
  )
}

export default guarded(MyTasks)
