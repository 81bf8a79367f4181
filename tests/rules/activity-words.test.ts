import { ACTIVITY_STATE_LABELS, ACTIVITY_STATES } from '../../shared/lifecycle/activity'
import { SIGN_UP_STATE_LABELS, SIGN_UP_STATES } from '../../shared/lifecycle/sign-up'
import {
  CREDENTIAL_LABELS,
  CREDENTIALS,
  earnsHours,
  GUARDIAN_RELATION_LABELS,
  GUARDIAN_RELATIONS,
  NATURE_LABELS,
  NATURES,
  SKILL_LABELS,
  SKILLS,
} from '../../shared/vocabulary/activities'

test.each([
  ['state of an activity', ACTIVITY_STATES, ACTIVITY_STATE_LABELS],
  ['state of a sign-up', SIGN_UP_STATES, SIGN_UP_STATE_LABELS],
  ['nature', NATURES, NATURE_LABELS],
  ['skill', SKILLS, SKILL_LABELS],
  ['paper', CREDENTIALS, CREDENTIAL_LABELS],
  ['guardian', GUARDIAN_RELATIONS, GUARDIAN_RELATION_LABELS],
] as const)('every %s has Chinese words of its own', (_what, codes, labels: Readonly<Record<string, string>>) => {
  const words = codes.map((code) => labels[code] ?? '')
  for (const word of words) expect(word).toMatch(/^[\u4e00-\u9fff、，（）\d 等]+$/)
  expect(new Set(words).size).toBe(codes.length)
})

test('of all that a team may do together, service alone earns hours', () => {
  expect(NATURES.filter(earnsHours)).toEqual(['service'])
})
