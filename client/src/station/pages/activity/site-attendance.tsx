import { checkIns } from '@shared/contract/check-ins'
import { View } from '@tarojs/components'
import { AttendanceCard } from '@/activity-work/attendance-card'
import { useRead } from '@/api'
import { Empty, Failed, Loading, Section } from '@/design'

/** Who came and for how long, as the leader sees it too; only the leader settles. */
export function SiteAttendance({ activity }: { activity: string }) {
  const read = useRead(checkIns.attendance, { params: { code: activity } })
  if (read.data === undefined) {
    return read.error === null ? <Loading cards={1} /> : <Failed error={read.error} onRetry={() => void read.refetch()} />
  }
  const { items, activity: shown } = read.data
  const came = items.filter(({ events }) => events.length > 0).length
  return (
    <Section title={`到场 ${came} 人`}>
      {items.length === 0 && <Empty icon="people" title="还没有签到记录" />}
      <View className="stack">
        {items.map((line) => (
          <AttendanceCard key={line.person.code} activity={shown} line={line} setAside={null} />
        ))}
      </View>
    </Section>
  )
}
