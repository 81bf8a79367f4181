import { Text, View } from '@tarojs/components'
import { Badge, Icon, Press } from '@/design'
import { go } from '@/platform/navigation'
import { useElder, usePreferences } from '@/state/preferences'
import { useSignedIn } from '@/state/session'

/** At the right of the head: messages, and large or usual words with one press. */
export function HomeAside({ unread }: { unread: number }) {
  const elder = useElder()
  const signedIn = useSignedIn()
  const chooseElder = usePreferences((state) => state.chooseElder)
  return (
    <View className="home__aside">
      {signedIn && (
        <Press
          role="link"
          className="home__bell"
          label={unread > 0 ? `消息，${unread} 条未读` : '消息'}
          onPress={() => go('/pages/notices/index')}
        >
          <Icon name="bell" colour="soft" />
          {unread > 0 && <Badge count={unread} of="条未读" />}
        </Press>
      )}
      <Press className="home__size" label={elder ? '换成标准版' : '换成长辈版，字更大'} onPress={() => chooseElder(!elder)}>
        <Text>{elder ? '标准版' : '长辈版'}</Text>
      </Press>
    </View>
  )
}
