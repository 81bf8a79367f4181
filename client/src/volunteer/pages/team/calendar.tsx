import { PARTS, partWords } from '@shared/time/slot'
import { Text, View } from '@tarojs/components'
import { classNames, Icon, Press } from '@/design'
import { type Arrangement, isOpen, openingName, toggled, WEEKDAYS, weekdayName } from './arrangement'

interface CalendarProps {
  weekly: Arrangement['weekly']
  onChange(weekly: Arrangement['weekly']): void
}

/** The parts of a usual week in which the team can go out: a mark and a word, each pressed on and off. */
export function Calendar({ weekly, onChange }: CalendarProps) {
  return (
    <View className="team__calendar">
      {WEEKDAYS.map((weekday) => (
        <View key={weekday} className="team__day">
          <Text className="team__day-name">{weekdayName(weekday)}</Text>
          {PARTS.map((part) => {
            const open = isOpen(weekly, weekday, part)
            return (
              <Press
                key={part}
                role="checkbox"
                chosen={open}
                label={openingName(weekday, part)}
                className={classNames('team__part', open && 'team__part--open')}
                onPress={() => onChange(toggled(weekly, weekday, part))}
              >
                {open && <Icon name="check" size="text" colour="leaf" />}
                <Text>{partWords(part)}</Text>
              </Press>
            )
          })}
        </View>
      ))}
    </View>
  )
}
