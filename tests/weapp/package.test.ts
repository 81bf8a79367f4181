import { join } from 'node:path'
import { AppPackage } from './app-package'
import { BUDGET, overBudget } from './budget'
import { checkCompiles } from './compile-check'
import { checkPackage, measurePackage } from './static-checks'

/** The mini-program as `npm run build:weapp` leaves it, or another one that the environment names. */
const DIST = process.env.WEAPP_DIST ?? join(__dirname, '../../client/dist/weapp')

/** The lowest base library that the app admits; oldest phones: iOS 13, Chrome 86. */
const LIB_VERSION = '3.3.0'

const TOLERATED_NAMES = { tt: "Taro asks for another vendor's host object, in a branch that WeChat's build never takes" }

let app: AppPackage

beforeAll(() => {
  app = new AppPackage(DIST)
})

test('the built mini-program has no fault that can be told without running it', () => {
  expect(checkPackage(app, { libVersion: LIB_VERSION, toleratedNames: TOLERATED_NAMES })).toEqual([])
})

test("WeChat's own compilers accept every template and style", () => {
  expect(checkCompiles(app)).toEqual([])
})

test('the main package, each sub-package and all of them together stay within their budgets', () => {
  const sizes = measurePackage(app)
  process.stdout.write(`${JSON.stringify({ weappPackage: { bytes: sizes, budget: BUDGET } })}\n`)
  expect(overBudget(sizes)).toEqual([])
})
