import type { Direction } from '@shared/vocabulary/check-ins'
import { UNRECORDED_ANSWERS } from '@shared/vocabulary/check-ins'
import { clockWords } from '@/activity-work/words'
import type { CheckEvent, KeptEvent, Told } from '@/check-in'
import { whichWay } from '@/check-in'
import type { Tone } from '@/design'

export const DIRECTION_WORDS: Record<Direction, string> = { in: '签到', out: '签退' }

/** '签到 09:05', for a leader '签到 09:05 · 方小妹'. */
export function eventWords(event: CheckEvent, who: string): string {
  const way = whichWay(event)
  const verb = way === null ? '扫码' : DIRECTION_WORDS[way.direction]
  return [`${verb} ${clockWords(event.localAt)}`, ...(who === '' ? [] : [who])].join(' · ')
}

/** The activity's title as far as the phone knows it, else its number. */
export const whereWords = ({ event, about }: Pick<KeptEvent, 'event' | 'about'>): string =>
  about.activity === '' ? `活动 ${whichWay(event)?.activity ?? ''}` : about.activity

const CLEAN: readonly string[] = ['ok', 'already_in', 'already_out']

type Standing = 'recorded' | 'to_check' | 'unrecorded'

const LOOK: Record<Standing, readonly [words: string, tone: Tone]> = {
  recorded: ['已记', 'leaf'],
  to_check: ['待核对', 'amber'],
  unrecorded: ['没记', 'kapok'],
}

/** Written down as it should be; written down for the leader to look at; not written down. */
function standingOf({ answer }: Told): Standing {
  if (UNRECORDED_ANSWERS.includes(answer.answer)) return 'unrecorded'
  return CLEAN.includes(answer.answer) ? 'recorded' : 'to_check'
}

export const recordWords = (told: Told): string => LOOK[standingOf(told)][0]
export const toneOf = (told: Told): Tone => LOOK[standingOf(told)][1]
