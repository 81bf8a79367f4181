import { Entity } from 'typeorm'
import { Flag, Json, Key, Moment, Text } from '../../database/columns'

/** A setting that the operator changed; what is not here has the default that stands in code. */
@Entity('setting')
export class Setting {
  @Key(40) name!: string
  @Json() value!: unknown
  @Moment() updatedAt!: Date
}

/** A day that the operator declares working or free, over what the published calendar says. */
@Entity('calendar_day')
export class CalendarDay {
  @Key(10) date!: string
  @Flag() working!: boolean
  @Text(40, { default: '' }) label!: string
}
