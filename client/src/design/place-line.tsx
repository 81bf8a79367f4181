import { Text, View } from '@tarojs/components'
import { classNames } from './class-names'
import { Icon } from './icon'
import './place-line.scss'
import { Press } from './press'

interface PlaceLineProps {
  /** 开平 · 塘口 · 宅群村; null while none is chosen. */
  path: string | null
  /** Changes the place; without it the line is only read. */
  onPress?: () => void
  id?: string
  className?: string
}

/** Where: which village is shown or meant. */
export function PlaceLine({ path, onPress, id, className }: PlaceLineProps) {
  const words = (
    <>
      <Icon name="place" size="text" colour="kapok" className="kapok-place__pin" />
      <Text className="kapok-place__name">{path ?? '选择您的村'}</Text>
    </>
  )
  if (onPress === undefined) {
    return (
      <View {...(id === undefined ? {} : { id })} className={classNames('kapok-place', className)}>
        {words}
      </View>
    )
  }
  return (
    <Press
      id={id}
      className={classNames('kapok-place', 'kapok-place--pressed', className)}
      label={path === null ? '选择您的村' : `${path},换一个村`}
      onPress={onPress}
    >
      {words}
      <Icon name="down" size="text" colour="soft" className="kapok-place__down" />
    </Press>
  )
}
