import { Text, View } from '@tarojs/components'
import { classNames } from './class-names'
import { useFieldLabel } from './field'
import { Icon } from './icon'
import { Press } from './press'
import { spoken } from './spoken'
import './stars.scss'

/** What one to five stars mean. */
export const STAR_WORDS = ['很不满意', '不太满意', '一般', '满意', '很满意'] as const

interface StarsProps {
  /** 0 while nothing is chosen, else 1 to 5. */
  value: number
  /** Lets it be chosen; without it the rating is only shown. */
  onChange?: (value: number) => void
  label?: string
  id?: string
  className?: string
}

const wordsOf = (value: number): string => STAR_WORDS[Math.round(value) - 1] ?? '还没有选'

/** How content somebody was, with the words beside the stars. */
export function Stars({ value, onChange, label, id, className }: StarsProps) {
  const said = useFieldLabel(label) ?? '满意度'
  if (onChange === undefined) {
    return (
      <View {...(id === undefined ? {} : { id })} className={classNames('kapok-stars', className)}>
        {STAR_WORDS.map((word, place) => (
          <Icon key={word} name="star" size="text" colour="amber" filled={place < Math.round(value)} className="kapok-stars__shown" />
        ))}
        <Text className="kapok-stars__words">{wordsOf(value)}</Text>
      </View>
    )
  }
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={classNames('kapok-stars kapok-stars--asked', className)}
      {...spoken({ role: 'radiogroup', label: said })}
    >
      {STAR_WORDS.map((word, place) => (
        <Press
          key={word}
          role="radio"
          chosen={value === place + 1}
          label={`${place + 1} 星,${word}`}
          className="kapok-stars__one"
          onPress={() => onChange(place + 1)}
        >
          <Icon name="star" size="large" colour="amber" filled={place < value} />
        </Press>
      ))}
      <Text className="kapok-stars__words">{wordsOf(value)}</Text>
    </View>
  )
}
