import { readFileSync } from 'node:fs'
import path from 'node:path'
import { licencePage, shippedPackages } from '../support/supply-chain'

const read = (file: string): string => readFileSync(path.resolve(__dirname, '../..', file), 'utf8')

/** Looked at: with each of them the whole may be used, changed and passed on by whoever runs it, if the notices stay. */
const ALLOWED: ReadonlySet<string> = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1'])

/** A library that is linked, in packages of its own: sharp's image library. */
const MAY_BE_LGPL = /^@img\/sharp-/

/** Packages whose install script we know, and do without: one would build from source where no binary fits, one counts its users. */
const KNOWN_SCRIPTS = ['@photostructure/sqlite', '@scarf/scarf']

/** Of `A AND B` both must be allowed, of `A OR B` we take the one that is. */
const isAllowed = (name: string, licence: string): boolean =>
  licence.split(' AND ').every((each) =>
    each
      .replace(/[()]/g, '')
      .split(' OR ')
      .some((one) => ALLOWED.has(one) || (one === 'LGPL-3.0-or-later' && MAY_BE_LGPL.test(name))),
  )

it('every licence of what is shipped has been looked at', () => {
  expect(shippedPackages().filter(({ name, licence }) => !isAllowed(name, licence))).toEqual([])
})

it('the page of licences is that of the lock file: after a change run npm run licences', () => {
  expect(read('server/operations/licences.md')).toBe(licencePage(shippedPackages()))
})

it('nothing fetches or builds anything while it is installed: no script runs, and no unknown one is there', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  expect(read('Dockerfile')).toMatch(/COPY [^\n]*\.npmrc[^\n]*\nRUN npm ci$/m)
  expect(
    shippedPackages()
      .filter(({ runsScript }) => runsScript)
      .map(({ name }) => name),
  ).toEqual(KNOWN_SCRIPTS)
})
