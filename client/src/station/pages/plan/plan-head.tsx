import { momentWords, promiseWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { Button, Notice } from '@/design'
import { newsWords, type Plan, tookWords } from './plan-words'
import type { Planning } from './use-planning'

/** How many orders were planned, how fast, whether anything could be better, and whether the facts have moved on since. */
export function PlanHead({ plan, planning, onShowRefused }: { plan: Plan; planning: Planning; onShowRefused(): void }) {
  const { counts, took, proof, news, refused, plannedAt, expiresAt } = plan
  const now = Date.now()
  const all = counts.proposed + counts.kept + counts.sent + counts.unserved + counts.pooled
  return (
    <View className="stack">
      <View>
        <View className="words-title">{`${all} 张单，一次排好`}</View>
        <View className="words-note">{`${momentWords(Date.parse(plannedAt), now)} 排的，${tookWords(took)} · ${proof.words}`}</View>
        <View className="words-note">{`${counts.sent > 0 ? `已发出 ${counts.sent} 张，其余还是草稿` : '只是草稿，没有发给任何人'}；保留到 ${promiseWords(Date.parse(expiresAt), now).replace(/ 前$/, '')}。`}</View>
      </View>
      {news !== null && (
        <Notice tone="amber">
          <View>{`${newsWords(news)}建议重新排一次，您指定和排除的都会保留。`}</View>
          <View className="station-buttons not-printed">
            <Button narrow icon="refresh" busy={planning.busy} onPress={planning.again}>
              重新排
            </Button>
          </View>
        </Notice>
      )}
      {refused > 0 && (
        <Notice tone="amber">
          <View>{`${refused} 张没有发出，原因写在各张单上。`}</View>
          <View className="station-buttons not-printed">
            <Button narrow onPress={onShowRefused}>
              看没有发出的
            </Button>
          </View>
        </Notice>
      )}
    </View>
  )
}
