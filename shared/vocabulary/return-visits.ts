/** What a return visit (回访) asks, in the order in which it is asked; a deployment reads the same script in every county. */
export const VISIT_QUESTIONS = ['came', 'on_time', 'solved', 'asked_money', 'satisfied'] as const
export type VisitQuestion = (typeof VISIT_QUESTIONS)[number]

export const VISIT_ANSWERS = ['yes', 'no', 'unsure'] as const
export type VisitAnswer = (typeof VISIT_ANSWERS)[number]
export type VisitAnswers = Record<VisitQuestion, VisitAnswer>

export interface ScriptLine {
  /** What the caller reads out. */
  readonly asks: string
  readonly words: Readonly<Record<VisitAnswer, string>>
  /** The answer after which somebody must look at the order again. */
  readonly poor: VisitAnswer
}

/** Paid or pressed service is against the law (Decree 685 art. 21, 37), so it is asked for by name. */
export const VISIT_SCRIPT: Readonly<Record<VisitQuestion, ScriptLine>> = {
  came: { asks: '帮忙的人来了没有？', words: { yes: '来了', no: '没来', unsure: '说不清' }, poor: 'no' },
  on_time: { asks: '是不是按约好的时间来的？', words: { yes: '准时', no: '不准时', unsure: '说不清' }, poor: 'no' },
  solved: { asks: '您要办的事，办好了没有？', words: { yes: '办好了', no: '没办好', unsure: '说不清' }, poor: 'no' },
  asked_money: { asks: '有没有人收钱、要东西，或者推销？', words: { yes: '有', no: '没有', unsure: '说不清' }, poor: 'yes' },
  satisfied: { asks: '总的来说，您满意吗？', words: { yes: '满意', no: '不满意', unsure: '不想说' }, poor: 'no' },
}

/** The answers after which somebody must look at the order again. */
export const poorAnswers = (answers: VisitAnswers): VisitQuestion[] =>
  VISIT_QUESTIONS.filter((question) => answers[question] === VISIT_SCRIPT[question].poor)

/** What can come of a call. */
export const VISIT_RESULTS = ['reached', 'no_answer', 'refused', 'wrong_number'] as const
export type VisitResult = (typeof VISIT_RESULTS)[number]

/** After so many calls that nobody answered it is over: not reached. */
export const MOST_TRIES = 3

/** So many orders, or such a share of them in percent. */
export const SIZINGS = ['count', 'share'] as const
export type Sizing = (typeof SIZINGS)[number]
/** Nobody calls more than this out of one draw. */
export const MOST_DRAWN = 300
/** A draw is made from at most so many orders: a larger place or a longer period is drawn in parts. */
export const MOST_TO_DRAW_FROM = 100_000

/** How many are drawn of so many: a share is rounded up; never more than there are, nor than may be called. */
export function sampleSize(sizing: Sizing, amount: number, finished: number): number {
  const wanted = sizing === 'count' ? amount : Math.ceil((finished * amount) / 100)
  return Math.min(wanted, finished, MOST_DRAWN)
}
