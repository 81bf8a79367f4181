import { View } from '@tarojs/components'
import './page-head.scss'
import type { PageHeadProps } from './page-head-props'

/** WeChat draws title and "back" itself; what else the head holds stands below. */
export function PageHead({ heading, aside }: PageHeadProps) {
  if (heading === undefined && aside === undefined) return null
  return (
    <View className="kapok-head">
      <View className="kapok-head__heading">{heading}</View>
      <View className="kapok-head__aside">{aside}</View>
    </View>
  )
}
