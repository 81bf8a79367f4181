import { Text } from '@tarojs/components'
import { classNames } from './class-names'
import './button.scss'
import { Icon, type IconName } from './icon'
import type { Colour } from './palette'
import { Press } from './press'

interface ButtonProps {
  /** A verb: 下单, 接单, 撤回. */
  children: string
  onPress(): void
  /** One `primary` a screen; `leaf` accepts; `plain` is as easy to press and the usual one; `quiet` is words alone; `white` and `outline` stand on red. */
  kind?: 'primary' | 'leaf' | 'plain' | 'quiet' | 'white' | 'outline'
  icon?: IconName
  /** What was pressed is under way: it cannot be pressed again, and says so. */
  busy?: boolean
  busyText?: string
  disabled?: boolean
  /** As wide as its words, instead of as its place. */
  narrow?: boolean
  /** Read aloud where the verb alone would not say of what. */
  label?: string
  id?: string
  className?: string
}

const WORDS: Record<NonNullable<ButtonProps['kind']>, Colour> = {
  primary: 'white',
  leaf: 'white',
  plain: 'ink',
  quiet: 'kapok',
  white: 'kapok',
  outline: 'white',
}

/** A button: a verb that does what it says. */
export function Button({
  children,
  onPress,
  kind = 'plain',
  icon,
  busy,
  busyText = '请稍候…',
  disabled,
  narrow,
  label,
  id,
  className,
}: ButtonProps) {
  const idle = !busy && !disabled
  return (
    <Press
      id={id}
      className={classNames(
        'kapok-button',
        `kapok-button--${kind}`,
        narrow && 'kapok-button--narrow',
        !idle && 'kapok-button--idle',
        className,
      )}
      label={label}
      disabled={!idle}
      onPress={onPress}
    >
      {icon !== undefined && !busy && <Icon name={icon} size="text" colour={idle ? WORDS[kind] : 'grey'} className="kapok-button__icon" />}
      <Text>{busy ? busyText : children}</Text>
    </Press>
  )
}
