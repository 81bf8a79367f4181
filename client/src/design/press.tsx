import { View } from '@tarojs/components'
import { classNames } from './class-names'
import type { PressProps } from './press-props'
import { spoken } from './spoken'

/** Whatever can be pressed is made of this: it is large enough, answers to the keyboard, and says what it is. */
export function Press({ id, className, children, label, role = 'button', chosen, current, disabled, onPress }: PressProps) {
  const said = spoken({
    role,
    ...(label === undefined ? {} : { label }),
    ...(chosen === undefined ? {} : role === 'tab' ? { selected: chosen } : { checked: chosen }),
    ...(current === undefined ? {} : { selected: current }),
    ...(disabled ? { disabled } : {}),
  })
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={classNames('kapok-press', disabled && 'kapok-press--disabled', className)}
      hoverClass={disabled ? 'none' : 'kapok-press--down'}
      hoverStopPropagation
      onClick={() => {
        if (!disabled) onPress()
      }}
      {...said}
    >
      {children}
    </View>
  )
}
