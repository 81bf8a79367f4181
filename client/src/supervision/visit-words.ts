import type { returnVisits } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { LEAST_SAMPLE, percentWords, wilson } from '@shared/figures/wilson'
import { VISIT_STATE_LABELS, VISIT_STATES, type VisitState } from '@shared/lifecycle/return-visit'
import { monthDayWords } from '@shared/time/words'
import type { Tone } from '@/design'
import { shareWords } from './figure-words'
import type { BarPart } from './stacked-bar'

export type Draw = ReplyOf<typeof returnVisits.draws>['items'][number]
export type DrawInFull = ReplyOf<typeof returnVisits.one>

export const VISIT_TONES: Record<VisitState, Tone> = {
  waiting: 'grey',
  calling: 'sky',
  reached: 'leaf',
  not_reached: 'amber',
  refused: 'amber',
  wrong_number: 'kapok',
}

/** 11月1日到11月24日点的单. */
export const periodWords = ({ from, until }: Pick<Draw, 'from' | 'until'>): string =>
  `${monthDayWords(from)}到${monthDayWords(until)}点的单`

/** How it was drawn: 从 320 张里抽了 20 张. */
export const sampleWords = ({ finished, drawn, sizing, amount }: Pick<Draw, 'finished' | 'drawn' | 'sizing' | 'amount'>): string =>
  `${finished} 张办完的单里抽 ${drawn} 张${sizing === 'share' ? `（${amount}%）` : ''}`

/** The states of a draw's calls as the parts of one bar. */
export const stateParts = (states: DrawInFull['figures']['states']): BarPart[] =>
  VISIT_STATES.map((state) => ({ key: state, words: VISIT_STATE_LABELS[state], count: states[state], tone: VISIT_TONES[state] }))

/** The two figures of a draw, each with what must be read beside it. */
export function drawFigures({ drawn, figures }: Pick<DrawInFull, 'drawn' | 'figures'>): { name: string; value: string; beside: string }[] {
  const reached = figures.states.reached
  const satisfied = figures.answers.satisfied.yes
  const interval = wilson(satisfied, reached)
  return [
    { name: '问到的', value: shareWords(reached, drawn), beside: '抽中的单里，电话打通、愿意说的' },
    {
      name: '满意的',
      value: shareWords(satisfied, reached),
      beside:
        interval !== null && reached >= LEAST_SAMPLE
          ? `问到的里面；95% 可信范围 ${percentWords(interval.low)}—${percentWords(interval.high)}。没问到的不算满意，也不算不满意`
          : '问到的里面；没问到的不算满意，也不算不满意',
    },
  ]
}
