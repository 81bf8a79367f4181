import { beijingDate } from '@shared/time/beijing'
import { View } from '@tarojs/components'
import { minutesWords } from '@/activity-work/words'
import { Card, Field, TextInput } from '@/design'
import { DateInput } from '@/design/date-input'
import { TimeInput } from '@/design/time-input'
import { type FieldsOfPlan, minutesBetween } from './plan'

/** When it takes place, how long each person is planned for, and when signing up opens and closes. */
export function WhenFields({ plan, change, wrong }: FieldsOfPlan) {
  const today = beijingDate(Date.now())
  const whole = minutesBetween(plan)
  return (
    <Card title="什么时候">
      <Field label="哪一天" error={wrong.startsAt}>
        <DateInput label="哪一天" value={plan.date} earliest={today} onChange={(date) => change({ date })} />
      </Field>
      <View className="halves halves--fields">
        <Field label="几点开始">
          <TimeInput label="几点开始" value={plan.from} onChange={(from) => change({ from })} />
        </Field>
        <Field label="几点结束" error={wrong.endsAt}>
          <TimeInput label="几点结束" value={plan.until} onChange={(until) => change({ until })} />
        </Field>
      </View>
      <Field
        label="每人计划做多少分钟"
        optional
        hint={whole === null ? '不填就是从头到尾。' : `不填就是从头到尾，${minutesWords(whole)}。`}
        error={wrong.minutesPlanned}
      >
        <TextInput kind="number" value={plan.minutes} maxLength={3} onChange={(minutes) => change({ minutes })} />
      </Field>
      <Field label="什么时候开始报名" optional hint="不填，站里一发布就能报名。" error={wrong.opensAt}>
        <View className="lead-plan__moment">
          <DateInput label="开始报名的日子" value={plan.opensDate} earliest={today} onChange={(opensDate) => change({ opensDate })} />
          <TimeInput label="开始报名的时间" value={plan.opensTime} onChange={(opensTime) => change({ opensTime })} />
        </View>
      </Field>
      <Field label="报名到什么时候" optional hint="不填，活动开始前都能报名。" error={wrong.closesAt}>
        <View className="lead-plan__moment">
          <DateInput label="报名截止的日子" value={plan.closesDate} earliest={today} onChange={(closesDate) => change({ closesDate })} />
          <TimeInput label="报名截止的时间" value={plan.closesTime} onChange={(closesTime) => change({ closesTime })} />
        </View>
      </Field>
    </Card>
  )
}
