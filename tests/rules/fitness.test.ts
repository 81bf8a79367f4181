import fc from 'fast-check'
import { type Asked, type Asking, ageOn, isMinor, misfit, obstacleTo } from '../../server/features/sign-ups/fitness'
import { ACTIVITY_STATES } from '../../shared/lifecycle/activity'
import { SIGN_UP_OBSTACLE_CODES, SIGN_UP_OBSTACLES } from '../../shared/vocabulary/activities'
import { ERRORS } from '../../shared/vocabulary/errors'

const now = new Date('2026-11-24T02:00:00.000Z')

const asked = (change: Partial<Asked> = {}): Asked => ({
  state: 'recruiting',
  startsAt: new Date('2026-12-03T01:00:00.000Z'),
  opensAt: now,
  closesAt: new Date('2026-12-03T01:00:00.000Z'),
  rescue: false,
  risk: 1,
  leastAge: null,
  mostAge: null,
  skill: null,
  credential: null,
  ...change,
})

const asking = (change: Partial<Asking> = {}): Asking => ({
  consented: true,
  signedUp: false,
  turnedAway: null,
  clashes: false,
  guardian: null,
  birthDate: null,
  skills: [],
  credentials: new Map(),
  ...change,
})

test.each([
  ['2008-12-03', '2026-12-03', 18],
  ['2008-12-04', '2026-12-03', 17],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['2026-12-03', '2026-12-03', 0],
])('born on %s one is on %s %i years old', (born, date, years) => {
  expect(ageOn(born, date)).toBe(years)
})

test.each([
  ['nothing', {}, {}, null],
  ['no agreement to the privacy text', {}, { consented: false, signedUp: true }, 'consent_needed'],
  ['a sign-up that lives', { state: 'ongoing' }, { signedUp: true }, 'already_signed_up'],
  ['a rejection by the leader', {}, { turnedAway: 'rejected' }, 'rejected_before'],
  ['a place taken back by the leader', {}, { turnedAway: 'removed' }, 'removed_before'],
  ['a beginning', { state: 'ongoing' }, {}, 'started'],
  ['a beginning that the clock has not seen yet', { startsAt: now }, {}, 'started'],
  ['an end of signing up', { closesAt: now }, {}, 'closed'],
  ['an opening that is still to come', { opensAt: new Date(now.getTime() + 1) }, {}, 'not_open_yet'],
  ['an age asked for and not told', { mostAge: 70 }, {}, 'birth_date_needed'],
  ['risk, and an age not told', { risk: 2 }, {}, 'birth_date_needed'],
  ['the least age, a day short of it', { leastAge: 60 }, { birthDate: '1966-12-04' }, 'too_young'],
  ['the least age, reached', { leastAge: 60 }, { birthDate: '1966-12-03' }, null],
  ['the most age, reached', { mostAge: 60 }, { birthDate: '1965-12-04' }, null],
  ['the most age, passed', { mostAge: 60 }, { birthDate: '1965-12-03' }, 'too_old'],
  [
    'rescue for a minor with a guardian there',
    { rescue: true },
    { birthDate: '2010-01-01', guardian: { present: true } },
    'minors_excluded',
  ],
  ['17 without a guardian', {}, { birthDate: '2009-01-01' }, 'guardian_consent_needed'],
  ['14 with a guardian who stays at home', {}, { birthDate: '2012-12-03', guardian: { present: false } }, null],
  ['13 with a guardian who stays at home', {}, { birthDate: '2012-12-04', guardian: { present: false } }, 'guardian_presence_needed'],
  ['13 with a guardian who comes', {}, { birthDate: '2012-12-04', guardian: { present: true } }, null],
  ['a skill', { skill: 'opera' }, { skills: ['cooking'] }, 'skill_needed'],
  ['a paper', { credential: 'nurse' }, { credentials: new Map([['doctor', null]]) }, 'credential_needed'],
  ['a paper on its last day', { credential: 'nurse' }, { credentials: new Map([['nurse', '2026-12-03']]) }, null],
  ['a paper after its last day', { credential: 'nurse' }, { credentials: new Map([['nurse', '2026-12-02']]) }, 'credential_expired'],
  ['a paper that does not expire', { credential: 'nurse' }, { credentials: new Map([['nurse', null]]) }, null],
  ['a skill, before a guardian is asked', { skill: 'opera' }, { birthDate: '2012-12-04' }, 'skill_needed'],
  ['another activity at the time', {}, { clashes: true }, 'clashes'],
] as const)('%s', (_what, post, person, expected) => {
  expect(obstacleTo(asked(post as Partial<Asked>), asking(person as Partial<Asking>), now)).toBe(expected)
})

test('nobody may take anything of an activity that does not recruit', () => {
  for (const state of ACTIVITY_STATES) {
    if (state !== 'recruiting') expect(obstacleTo(asked({ state }), asking(), now)).toBe(state === 'ongoing' ? 'started' : 'closed')
  }
})

test('a minor never gets past without a guardian, whatever else is true', () => {
  const day = fc
    .date({ min: new Date('2008-12-04'), max: new Date('2026-11-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, fc.boolean(), fc.constantFrom(1 as const, 2 as const, 3 as const), (birthDate, rescue, risk) => {
      expect(isMinor(birthDate, asked().startsAt)).toBe(true)
      expect(misfit(asked({ rescue, risk }), asking({ birthDate }))).not.toBeNull()
    }),
  )
})

test('every obstacle can be refused with, in its own words, and says what to do next', () => {
  for (const code of SIGN_UP_OBSTACLE_CODES) {
    const [sentence, next] = SIGN_UP_OBSTACLES[code]
    expect(ERRORS[code][1]).toBe(sentence)
    expect(next).toMatch(/[\u4e00-\u9fff]/)
  }
})
