import { classNames } from './class-names'
import { Drawn } from './drawn'
import './icon.scss'
import drawings from './icons/drawings.json'
import type { Colour } from './palette'

export type IconName = keyof typeof drawings

const PATHS = Object.fromEntries(Object.entries(drawings).map(([name, lines]) => [name, lines.map((d) => ({ d }))])) as Record<
  IconName,
  { d: string }[]
>

interface IconProps {
  name: IconName
  colour?: Colour
  /** `text` is as large as the words beside it. */
  size?: 'text' | 'medium' | 'large'
  filled?: boolean
  /** Read aloud; leave out where a word stands beside it. */
  label?: string
  className?: string
}

/** One of our own line icons. It never stands without a word, seen or read aloud. */
export function Icon({ name, colour = 'ink', size = 'medium', filled = false, label, className }: IconProps) {
  return (
    <Drawn
      square={24}
      paths={PATHS[name]}
      filled={filled}
      colour={colour}
      className={classNames('kapok-icon', `kapok-icon--${size}`, className)}
      {...(label === undefined ? {} : { label })}
    />
  )
}
