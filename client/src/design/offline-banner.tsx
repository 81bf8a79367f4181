import { Text, View } from '@tarojs/components'
import { useOnline } from '@/api/query-client'
import { Icon } from './icon'
import './offline-banner.scss'
import { spoken } from './spoken'

/** Says that there is no network, for as long as there is none. */
export function OfflineBanner() {
  if (useOnline()) return null
  return (
    <View className="kapok-offline not-printed" {...spoken({ role: 'status' })}>
      <Icon name="offline" size="text" colour="amber" className="kapok-offline__mark" />
      <Text>现在没有网络，看到的可能不是最新的。连上后会自动更新。</Text>
    </View>
  )
}
