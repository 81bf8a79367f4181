import {
  HOURS_CASE_STATE_LABELS,
  HOURS_CASE_STATES,
  HOURS_ENTRY_STATE_LABELS,
  HOURS_ENTRY_STATES,
} from '../../shared/lifecycle/hours-entry'
import { MAKE_UP_STATE_LABELS, MAKE_UP_STATES } from '../../shared/lifecycle/make-up'
import {
  CHECK_ANSWER_CODES,
  CHECK_ANSWERS,
  CHECK_CHANNEL_LABELS,
  CHECK_CHANNELS,
  CHECK_FLAG_LABELS,
  CHECK_FLAGS,
  UNRECORDED_ANSWERS,
} from '../../shared/vocabulary/check-ins'
import {
  HOURS_KIND_LABELS,
  HOURS_KINDS,
  HOURS_REASON_CODES,
  HOURS_REASONS,
  MAKE_UP_REASON_LABELS,
  MAKE_UP_REASONS,
} from '../../shared/vocabulary/hours'

test.each([
  ['state of an entry', HOURS_ENTRY_STATES, HOURS_ENTRY_STATE_LABELS],
  ['state of a case', HOURS_CASE_STATES, HOURS_CASE_STATE_LABELS],
  ['state of a make-up', MAKE_UP_STATES, MAKE_UP_STATE_LABELS],
  ['kind of hours', HOURS_KINDS, HOURS_KIND_LABELS],
  ['reason of an amount', HOURS_REASON_CODES, HOURS_REASONS],
  ['reason of a make-up', MAKE_UP_REASONS, MAKE_UP_REASON_LABELS],
  ['channel', CHECK_CHANNELS, CHECK_CHANNEL_LABELS],
  ['doubt', CHECK_FLAGS, CHECK_FLAG_LABELS],
  ['answer', CHECK_ANSWER_CODES, CHECK_ANSWERS],
] as const)('every %s has Chinese words of its own', (_what, codes, labels: Readonly<Record<string, string>>) => {
  const words = codes.map((code) => labels[code] ?? '')
  for (const word of words) expect(word).toMatch(/^[\u4e00-\u9fff，。：、\d ]+$/)
  expect(new Set(words).size).toBe(codes.length)
})

test('an answer says that something was noted exactly where something was', () => {
  const notNoted = CHECK_ANSWER_CODES.filter((code) => UNRECORDED_ANSWERS.includes(code))
  const doubtful = ['not_in_yet', 'not_signed_up', 'outside_window', 'already_settled', 'time_in_doubt', 'too_late_upload'] as const
  for (const code of doubtful) expect(CHECK_ANSWERS[code]).toMatch(/记下/)
  for (const code of notNoted) expect(CHECK_ANSWERS[code]).not.toMatch(/记下/)
  expect(notNoted.some((code) => (doubtful as readonly string[]).includes(code))).toBe(false)
})
