import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { sendTo } from '@/api/onward'
import { goBack } from '@/platform/navigation'
import { useElder } from '@/state/preferences'
import { useSignedIn } from '@/state/session'
import { classNames } from './class-names'
import { Empty } from './empty'
import { ErrorBoundary } from './error-boundary'
import { OfflineBanner } from './offline-banner'
import './page.scss'
import { PageHead } from './page-head'
import { type Tab, TabBar } from './tab-bar'

interface PageProps {
  /** In WeChat's title bar, and the page's heading on h5. */
  title: string
  children?: ReactNode
  /** For the four pages of the tab bar: which one this is. */
  tab?: Tab
  heading?: ReactNode
  aside?: ReactNode
  /** Buttons that stay in sight at the bottom. */
  foot?: ReactNode
  /** Nothing here for strangers: says why to sign in, in place of the children. */
  signedInFor?: string
  /** Uses the whole width of a wide screen, instead of a column in its middle. */
  wide?: boolean
  onBack?: () => void
  id?: string
  className?: string
}

/** Whether WeChat's own tab bar was hidden by us; it begins shown. */
let hidden = false

/** WeChat's own tab bar has small words that nothing enlarges: elders get ours. */
function chooseTabBar(elder: boolean): void {
  if (process.env.TARO_ENV !== 'weapp' || hidden === elder) return
  hidden = elder
  const fail = () => {
    hidden = !elder
  }
  if (elder) void Taro.hideTabBar({ fail })
  else void Taro.showTabBar({ fail })
}

/** @returns whether this page draws our own tab bar */
function useTabBar(tab: Tab | undefined, elder: boolean): boolean {
  const onTab = tab !== undefined
  useDidShow(() => {
    if (onTab) chooseTabBar(elder)
  })
  useEffect(() => {
    if (onTab) chooseTabBar(elder)
  }, [onTab, elder])
  return onTab && (elder || process.env.TARO_ENV !== 'weapp')
}

function Invitation({ purpose }: { purpose: string }) {
  return (
    <Empty icon="person" title={purpose} note="只用来办您的事，不会公开。" action={{ text: '登录', onPress: () => sendTo('sign-in') }} />
  )
}

/** The ground of every page: size of words, safe edges, head, what stays in sight below, and what is shown when all else fails. */
export function Page(props: PageProps) {
  const { title, children, tab, heading, aside, foot, signedInFor, wide, onBack = goBack, id, className } = props
  const elder = useElder()
  const signedIn = useSignedIn()
  const ownTabBar = useTabBar(tab, elder)
  useDidShow(() => void Taro.setNavigationBarTitle({ title }))
  useEffect(() => void Taro.setNavigationBarTitle({ title }), [title])
  const stranger = signedInFor !== undefined && !signedIn
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={classNames('kapok-page', elder && 'elder', wide && 'kapok-page--wide', className)}
    >
      <PageHead title={title} heading={heading} aside={aside} onBack={tab === undefined ? onBack : undefined} />
      <OfflineBanner />
      <View className="kapok-page__body">
        <ErrorBoundary>{stranger ? <Invitation purpose={signedInFor} /> : children}</ErrorBoundary>
      </View>
      {foot !== undefined && foot !== null && foot !== false && !stranger && <View className="kapok-page__foot not-printed">{foot}</View>}
      {ownTabBar && tab !== undefined && <TabBar current={tab} />}
    </View>
  )
}
