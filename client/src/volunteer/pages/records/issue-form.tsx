import { records } from '@shared/contract/records'
import { beijingDate } from '@shared/time/beijing'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Failed, Field } from '@/design'
import { DateInput } from '@/design/date-input'
import { errorAt } from '@/volunteer/field-errors'

/** Before it nobody can have served here. */
const EARLIEST = '2020-01-01'

/** Has a record sheet issued for a span of days: free of charge, at any time. */
export function IssueForm({ onIssued }: { onIssued(): void }) {
  const today = beijingDate(Date.now())
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`)
  const [until, setUntil] = useState(today)
  const issue = useWrite(records.issue, onIssued)
  const backwards = from > until ? '开始的日子要早于结束的日子' : undefined
  return (
    <Card title="开一张" note="写明哪些天、哪些活动、多少时数，带核验码。免费。">
      <View className="stack">
        <View className="halves halves--fields">
          <Field label="从哪天" error={backwards ?? errorAt(issue.error, 'from')}>
            <DateInput label="从哪天" value={from} earliest={EARLIEST} latest={today} onChange={setFrom} />
          </Field>
          <Field label="到哪天" error={errorAt(issue.error, 'until')}>
            <DateInput label="到哪天" value={until} earliest={EARLIEST} latest={today} onChange={setUntil} />
          </Field>
        </View>
        <Button
          id="issue-record"
          kind="primary"
          busy={issue.busy}
          disabled={backwards !== undefined}
          onPress={() => void issue.send({ body: { from, until } })}
        >
          开记录单
        </Button>
        {issue.error !== null && <Failed error={issue.error} />}
      </View>
    </Card>
  )
}
