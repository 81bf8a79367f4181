import { CATALOGUE, type Figure } from '@shared/figures/catalogue'
import type { Tally } from '@shared/figures/counters'
import { LEAST_SAMPLE, percentWords, wilson } from '@shared/figures/wilson'

/** '83%（25/30）'; of fewer than ten that the sample is too small, of none that there are none yet. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0) return '还没有'
  if (whole < LEAST_SAMPLE) return `${part}/${whole}，样本不足`
  return `${percentWords(part / whole)}（${part}/${whole}）`
}

/** A figure of a place in words. */
export function figureWords(figure: Figure, counts: Tally): string {
  const { part, whole } = CATALOGUE[figure]
  if (whole === null) return `${counts[part]} 位`
  if (figure === 'services') return counts[whole] === 0 ? '还没有' : `${(counts[part] / counts[whole]).toFixed(1)} 次`
  return shareWords(counts[part], counts[whole])
}

/** What must be read beside it: of how many it speaks, and between what it may truly lie. */
export function besideWords(figure: Figure, counts: Tally): string[] {
  const { part, whole, coverage } = CATALOGUE[figure]
  const beside: string[] = []
  if (figure === 'satisfied' && counts.rated >= LEAST_SAMPLE) {
    const interval = wilson(counts[part], counts.rated)
    if (interval !== null) beside.push(`95% 可信范围 ${percentWords(interval.low)}—${percentWords(interval.high)}`)
  }
  if (coverage !== undefined && whole !== null) beside.push(`${coverage.words}：${shareWords(counts[whole], counts[coverage.of])}`)
  if (figure === 'finished') beside.push(`另外：不受理 ${counts.refused} 张，转介 ${counts.referred} 张`)
  if (figure === 'services' && counts.served > 0) beside.push(`${counts.services} 次服务，${counts.served} 位（每人每月算一次）`)
  return beside
}
