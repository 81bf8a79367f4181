import type { ReplyOf } from '@shared/contract/endpoint'
import { records } from '@shared/contract/records'
import { momentWords } from '@shared/time/words'
import { HOURS_KIND_LABELS } from '@shared/vocabulary/hours'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { minutesWords } from '@/activity-work/words'
import { download } from '@/api'
import { Button, Card, Chip, Failed, Notice } from '@/design'
import { showPdf } from '@/platform/document'

type RecordSheet = ReplyOf<typeof records.mine>['items'][number]

/** Printed in groups of four. */
const grouped = (code: string): string => (code.match(/.{1,4}/g) ?? []).join(' ')

/** A record sheet that was issued: what is on it, the code by which anybody can check it, and the paper itself. */
export function RecordCard({ record }: { record: RecordSheet }) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [trouble, setTrouble] = useState('')
  const { code, from, until, totals, entries, verification, issuedAt, revokedAt } = record
  const open = async () => {
    setBusy(true)
    setError(null)
    setTrouble('')
    try {
      const outcome = await showPdf(await download(records.pdf, { code }))
      if (!outcome.ok) setTrouble(outcome.sentence)
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }
  return (
    <Card
      id={`record-${code}`}
      title={`${from} 到 ${until}`}
      aside={<Chip tone={revokedAt === null ? 'leaf' : 'grey'}>{revokedAt === null ? '有效' : '已撤销'}</Chip>}
      note={`${momentWords(Date.parse(issuedAt), Date.now())}开的 · ${entries} 笔`}
    >
      <View className="stack">
        <View>{`${HOURS_KIND_LABELS.timed} ${minutesWords(totals.timedMinutes)}；${HOURS_KIND_LABELS.manual} ${minutesWords(totals.manualMinutes)}`}</View>
        <View className="words-note">
          核验码 <Text className="records__code">{grouped(verification)}</Text>
        </View>
        {revokedAt !== null && <Notice tone="amber">上面有一笔时数后来更正了，这张就作废。请重新开一张。</Notice>}
        {revokedAt === null && (
          <Button icon="print" busy={busy} busyText="正在取…" label={`打开记录单，${from} 到 ${until}`} onPress={() => void open()}>
            打开记录单
          </Button>
        )}
        {trouble !== '' && <Notice tone="amber">{trouble}</Notice>}
        {error !== null && <Failed error={error} onRetry={() => void open()} />}
      </View>
    </Card>
  )
}
