import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** An item of OWASP ASVS 5.0 (level 2 unless said), what it asks for, and the test that holds it: its file and words of its name. */
type Item = readonly [item: string, asks: string, file: string, name: string]

const V2: readonly Item[] = [
  ['2.2.1', 'all input is validated against what is expected', 'trust/hostile', 'whatever is sent, the server neither fails'],
  ['2.2.1', 'no endpoint without a schema', 'trust/start', 'is stopped by an endpoint without %s'],
  ['2.2.3', 'related fields are consistent', 'api/activities', 'invalid_request'],
  ['2.3.1', 'steps only in their order', 'api/refusals', 'a step that the table does not have is refused'],
  ['2.3.2', 'business limits hold', 'races/team-booking', 'of 128 at once for a slot of capacity 3 exactly 3 get it'],
  ['2.3.3', 'all of a step or nothing of it', 'api/attachments', 'and then nothing is linked'],
  ['2.3.4', 'what is scarce cannot be taken twice', 'races/sign-ups', 'are more than 50 with a place where the post is read first'],
  ['2.4.1', 'protected against automation', 'trust/sign-in', 'is told to wait, by person where signed in and by address where not'],
]

const V8: readonly Item[] = [
  ['8.2.1', 'access to functions', 'trust/permissions', '%s answers each kind of person as its policy says'],
  ['8.2.2', 'access to objects', 'trust/permissions', '%s answers each kind of person as its policy says'],
  ['8.2.3', 'access to fields', 'trust/permissions', 'carries nothing of others that they may not read'],
  ['8.3.1', 'decided on the server', 'trust/permissions', '%s answers each kind of person as its policy says'],
  ['8.3.2 (L3)', 'a change of authority works at once', 'trust/permissions', 'works no longer at the very next request'],
  ['8.4.1', 'no crossing from one tenant to another', 'trust/permissions', '%s answers each kind of person as its policy says'],
]

const V14: readonly Item[] = [
  ['14.1.1', 'personal data is classified', 'trust/permissions', 'carries nothing of others that they may not read'],
  ['14.2.1', 'nothing personal in an address', 'api/privacy', 'is not found by searching the public demand list'],
  ['14.2.7 (L3)', 'kept no longer than needed', 'trust/personal-columns', 'what is kept too long is taken away'],
  ['14.2.8 (L3)', 'photos lose their metadata', 'api/attachments', 'comes back made anew'],
]

const V16: readonly Item[] = [
  ['16.2.1', 'who, what, where, when', 'trust/audit', 'leaves one entry: who, what, on which object, when'],
  ['16.2.5', 'no secret in a log', 'trust/erasure', 'in no table, no file, no log'],
  ['16.3.1', 'signing in and its failures are logged', 'trust/sign-in', 'is locked after five wrong codes in a row'],
  ['16.3.2', 'refused authorisations are logged', 'trust/audit', 'is a security event, with who, which endpoint, on what'],
  ['16.4.2', 'the audit cannot be changed unseen', 'trust/audit', 'shows one flipped byte of its %s'],
  ['16.5.1', 'an error tells nothing of the inside', 'trust/hostile', 'nor tells what it must not'],
]

it.each([...V2, ...V8, ...V14, ...V16])('ASVS %s, %s: %s has “%s”', (_item, _asks, file, name) => {
  const place = path.join(__dirname, '..', `${file}.test.ts`)
  expect(existsSync(place)).toBe(true)
  expect(readFileSync(place, 'utf8')).toContain(name)
})
