import { Text, View } from '@tarojs/components'
import { go, TAB_PAGES } from '@/platform/navigation'
import { classNames } from './class-names'
import { Icon, type IconName } from './icon'
import { Press } from './press'
import './tab-bar.scss'

export type Tab = 'home' | 'lists' | 'orders' | 'me'

const TABS: readonly { tab: Tab; text: string; icon: IconName; path: string }[] = [
  { tab: 'home', text: '首页', icon: 'home', path: TAB_PAGES[0] },
  { tab: 'lists', text: '清单', icon: 'list', path: TAB_PAGES[1] },
  { tab: 'orders', text: '我的单', icon: 'order', path: TAB_PAGES[2] },
  { tab: 'me', text: '我的', icon: 'person', path: TAB_PAGES[3] },
]

/**
 * Our own tab bar: always on h5, and in WeChat for elders, because WeChat's own never grows.
 * Otherwise WeChat's own is used, which stays still while pages change.
 */
export function TabBar({ current }: { current: Tab }) {
  return (
    <View className="kapok-tab-bar not-printed">
      {TABS.map(({ tab, text, icon, path }) => (
        <Press
          key={tab}
          role="link"
          current={tab === current}
          className={classNames('kapok-tab-bar__one', tab === current && 'kapok-tab-bar__one--current')}
          onPress={() => {
            if (tab !== current) go(path)
          }}
        >
          <View className="kapok-tab-bar__mark">
            <Icon name={icon} colour={tab === current ? 'kapok' : 'soft'} />
          </View>
          <Text>{text}</Text>
        </Press>
      ))}
    </View>
  )
}
