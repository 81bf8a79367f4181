import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { go } from '@/platform/navigation'
import { Badge } from './badge'
import { classNames } from './class-names'
import './desk-frame.scss'
import { Flower } from './flower'
import { Page } from './page'
import { Press } from './press'
import { spoken } from './spoken'

export interface DeskItem {
  key: string
  text: string
  /** Full path of the page. */
  path: string
  parameters?: Readonly<Record<string, string>>
  count?: number
}

interface DeskFrameProps {
  /** The page's heading: 收件箱. */
  title: string
  /** The site at whose desk one sits: 塘口镇文明实践所. */
  site: string
  items: readonly DeskItem[]
  /** Key of the item that this page is. */
  current: string
  aside?: ReactNode
  /** The three columns of a wide screen; on a phone they follow each other. Any may be left out. */
  list?: ReactNode
  picture?: ReactNode
  reason?: ReactNode
  /** In place of the columns, the whole width. */
  children?: ReactNode
  foot?: ReactNode
  signedInFor?: string
  onBack?: () => void
  id?: string
}

function Navigation({ site, items, current }: Pick<DeskFrameProps, 'site' | 'items' | 'current'>) {
  return (
    <View className="kapok-desk__side not-printed">
      <View className="kapok-desk__brand">
        <Flower className="kapok-desk__flower" />
        <View>
          <View className="kapok-desk__name">红棉点单</View>
          <View className="kapok-desk__site">{site}</View>
        </View>
      </View>
      <View className="kapok-desk__items" {...spoken({ role: 'group', label: '站里的桌面' })}>
        {items.map(({ key, text, path, parameters, count = 0 }) => (
          <Press
            key={key}
            role="link"
            current={key === current}
            className={classNames('kapok-desk__item', key === current && 'kapok-desk__item--current')}
            onPress={() => {
              if (key !== current) go(path, parameters)
            }}
          >
            <Text>{text}</Text>
            <Badge count={count} of="件待办" />
          </Press>
        ))}
      </View>
    </View>
  )
}

/** The desk of a station: what is to be done, one thing in full, and the reasons, side by side where the screen is wide. Prints on A4. */
export function DeskFrame(props: DeskFrameProps) {
  const { title, site, items, current, aside, list, picture, reason, children, foot, signedInFor, onBack, id } = props
  const columns = [list, picture, reason].filter((column) => column !== undefined && column !== null).length
  return (
    <Page
      wide
      title={title}
      className="kapok-desk"
      heading={<View className="kapok-desk__title">{title}</View>}
      {...(id === undefined ? {} : { id })}
      {...(aside === undefined ? {} : { aside })}
      {...(foot === undefined ? {} : { foot })}
      {...(signedInFor === undefined ? {} : { signedInFor })}
      {...(onBack === undefined ? {} : { onBack })}
    >
      <Navigation site={site} items={items} current={current} />
      <View className="kapok-desk__main">
        {children}
        {columns > 0 && (
          <View className={`kapok-desk__columns kapok-desk__columns--${columns}`}>
            {list !== undefined && list !== null && <View className="kapok-desk__list">{list}</View>}
            {picture !== undefined && picture !== null && <View className="kapok-desk__picture">{picture}</View>}
            {reason !== undefined && reason !== null && <View className="kapok-desk__reason">{reason}</View>}
          </View>
        )}
      </View>
    </Page>
  )
}
