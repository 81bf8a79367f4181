import { View } from '@tarojs/components'
import { guarded, Page } from '@/design'
import { useSignedIn } from '@/state/session'
import { EraseCard } from './erase-card'
import { SessionsCard } from './sessions-card'
import { TakeCard } from './take-card'

/** What one may do with what is known of one: see and take it, see where one is signed in, and be forgotten. */
function MyData() {
  const signedIn = useSignedIn()
  return (
    <Page id="my-data" title="我的信息和登录" signedInFor="登录后看您的信息">
      {signedIn && (
        <View className="stack">
          <TakeCard />
          <SessionsCard />
          <EraseCard />
        </View>
      )}
    </Page>
  )
}

export default guarded(MyData)
