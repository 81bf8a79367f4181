import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Attendance, AttendanceLine } from '@/activity-work/activity'
import { AttendanceCard } from '@/activity-work/attendance-card'
import { Button, Empty, ReasonSheet, Section } from '@/design'
import { MakeUpSheet } from '@/volunteer/make-up-sheet'
import type { Closing } from './closing'
import { Recount } from './recount'

interface AttendanceListProps {
  attendance: Attendance
  closing: Closing
  change(part: Partial<Closing>): void
}

interface RowProps {
  attendance: Attendance
  line: AttendanceLine
  /** Why this record is set aside; null where it is vouched for. */
  aside: string | null
  onSetAside(): void
  onVouch(): void
  onMakeUp(): void
}

/** What the leader may do about one person's record. */
function RowActions({ attendance, line, aside, onSetAside, onVouch, onMakeUp }: RowProps) {
  const { name } = line.person
  const short = attendance.earnsHours && line.minutes === 0
  return (
    <View className="lead-close__buttons">
      {attendance.maySettle && aside === null && line.minutes > 0 && (
        <Button kind="quiet" narrow label={`${name}的记录不计`} onPress={onSetAside}>
          这条不计
        </Button>
      )}
      {attendance.maySettle && aside !== null && (
        <Button kind="quiet" narrow label={`${name}的记录照常计`} onPress={onVouch}>
          照常计
        </Button>
      )}
      {short && aside === null && (
        <Button kind="quiet" narrow label={`替${name}申请补录`} onPress={onMakeUp}>
          替他申请补录
        </Button>
      )}
      {line.recount && <Recount activity={attendance.activity.code} line={line} />}
    </View>
  )
}

/** Those whose record wants a look come first: what is doubtful, then who came, then who did not. */
const rank = ({ flags, recount, events }: AttendanceLine): number => (flags.length > 0 || recount ? 0 : events.length > 0 ? 1 : 2)

/** Everybody's attendance as recorded, and what each would get. */
export function AttendanceList({ attendance, closing, change }: AttendanceListProps) {
  const [asking, setAsking] = useState<AttendanceLine | null>(null)
  const [making, setMaking] = useState<AttendanceLine | null>(null)
  const { items, activity } = attendance
  if (items.length === 0) return <Empty icon="people" title="没有人签到，也没有人报名" note="点过名的，连上网以后会出现在这里。" />
  const sorted = [...items].sort((one, other) => rank(one) - rank(other))
  const came = items.filter(({ events }) => events.length > 0).length
  const without = (person: string) => Object.fromEntries(Object.entries(closing.setAside).filter(([code]) => code !== person))
  return (
    <Section title={`到场 ${came} 人，名单 ${items.length} 人`}>
      {sorted.map((line) => {
        const aside = closing.setAside[line.person.code] ?? null
        return (
          <AttendanceCard key={line.person.code} activity={activity} line={line} setAside={aside}>
            <RowActions
              attendance={attendance}
              line={line}
              aside={aside}
              onSetAside={() => setAsking(line)}
              onVouch={() => change({ setAside: without(line.person.code) })}
              onMakeUp={() => setMaking(line)}
            />
          </AttendanceCard>
        )
      })}
      <ReasonSheet
        open={asking !== null}
        title={`${asking?.person.name ?? ''}的记录不计`}
        textLabel="为什么不计"
        textHint="对方会读到原因，也可以到站里申请核实。"
        textMost={100}
        action="不计"
        onSubmit={({ text }) => {
          if (asking !== null) change({ setAside: { ...closing.setAside, [asking.person.code]: text } })
          setAsking(null)
        }}
        onClose={() => setAsking(null)}
      />
      {making !== null && <MakeUpSheet activity={activity} person={making.person} onClose={() => setMaking(null)} />}
    </Section>
  )
}
