import { AppPackage } from './app-package'
import { BUDGET, overBudget } from './budget'
import { checkCompiles } from './compile-check'
import type { Finding } from './finding'
import { append, copyFixture, type Edits, remove, removeCopies, replace } from './fixture-copy'
import { checkPackage, measurePackage } from './static-checks'

const HOME = 'pages/home/index.js'
const MARKUP = 'pages/home/index.wxml'

afterEach(removeCopies)

function check(edits: Edits = {}, toleratedNames: Record<string, string> = {}): Finding[] {
  return checkPackage(new AppPackage(copyFixture(edits)), { libVersion: '3.3.0', toleratedNames })
}

test('a sound mini-program has no findings', () => {
  expect(check()).toEqual([])
  expect(checkCompiles(new AppPackage(copyFixture()))).toEqual([])
})

test.each<[name: string, edits: Edits, file: string, message: RegExp]>([
  ['app.json is not JSON', { 'app.json': append(',') }, 'app.json', /JSON/],
  ['app.json has an unknown key', { 'app.json': replace('"pages"', '"singlePage": {}, "pages"') }, 'app.json', /singlePage/],
  ['app.json gives a key a wrong value', { 'app.json': replace('"black"', '"pink"') }, 'app.json', /window\.navigationBarTextStyle/],
  ['app.json loads all code at once', { 'app.json': replace('requiredComponents', 'all') }, 'app.json', /lazyCodeLoading/],
  ['app.json has no pages', { 'app.json': replace('"pages"', '"page"') }, 'app.json', /^pages/],
  ['a page has no script', { [HOME]: remove }, 'app.json', /pages\/home\/index\.js does not exist/],
  [
    'a page of a sub-package has no template',
    { 'station/pages/inbox/index.wxml': remove },
    'app.json',
    /inbox\/index\.wxml does not exist/,
  ],
  ['a component has no script', { 'parts/counter/index.js': remove }, 'pages/home/index.json', /parts\/counter\/index\.js does not exist/],
  [
    'the JSON of a page gives a key a wrong type',
    { 'pages/home/index.json': replace('"首页"', '1') },
    'pages/home/index.json',
    /navigationBarTitleText/,
  ],
  [
    'a tab is no page',
    { 'app.json': replace('"pagePath": "pages/mine/index"', '"pagePath": "pages/other/index"') },
    'app.json',
    /the tab pages\/other\/index/,
  ],
  [
    'the icon of a tab is missing',
    { 'app.json': replace('"text": "我的"', '"text": "我的", "iconPath": "mine.png"') },
    'app.json',
    /the icon mine\.png/,
  ],
  [
    'the icon of a tab is too large',
    { 'app.json': replace('"text": "我的"', '"text": "我的", "iconPath": "mine.png"'), 'mine.png': () => 'x'.repeat(41_000) },
    'app.json',
    /the icon mine\.png is no PNG or JPEG of at most 40960 bytes/,
  ],
  [
    'the sitemap is missing',
    { 'app.json': replace('"pages"', '"sitemapLocation": "sitemap.json", "pages"') },
    'app.json',
    /sitemap\.json does not exist/,
  ],
  ['a place is asked for without its being named', { [HOME]: append('wx.getLocation({})') }, 'app.json', /getLocation is called but not/],
  [
    'rough and exact places are both named',
    { 'app.json': replace('"pages"', '"requiredPrivateInfos": ["getLocation", "getFuzzyLocation"], "pages"') },
    'app.json',
    /both rough and exact/,
  ],
  ['a script is not JavaScript', { [HOME]: append('}}') }, HOME, /is not JavaScript/],
  ['a script is younger than ES5', { [HOME]: append('var f = () => 1') }, HOME, /the syntax is ES2015, not ES5/],
  ['a script has optional chaining', { [HOME]: append('wx?.login()') }, HOME, /the syntax is ES2020, not ES5/],
  ['a script uses eval', { [HOME]: append('eval("1")') }, HOME, /eval\(\) makes code of a string/],
  ['a script makes code of a string', { [HOME]: append('new Function("a", "return a")') }, HOME, /Function\(\) makes code of a string/],
  ['a regular expression looks behind', { [HOME]: append(';/(?<=a)b/.test("ab")') }, HOME, /the syntax is ES2018, not ES5.*\(\?<=a\)b/],
  ['a regular expression made of a string looks behind', { [HOME]: append('new RegExp("(?<!a)b")') }, HOME, /looks behind/],
  ['a regular expression has a flag that the oldest phone lacks', { [HOME]: append('new RegExp("b", "gd")') }, HOME, /the flags gd/],
  ['a script uses localStorage', { [HOME]: append('localStorage.clear()') }, HOME, /localStorage does not exist/],
  ['a script uses what the oldest phone lacks', { [HOME]: append('BigInt(1)') }, HOME, /BigInt does not exist/],
  ['a script sets a name that nobody declared', { [HOME]: append('(function (a) { b = a })(1)') }, HOME, /b does not exist/],
  ['a template uses an unknown tag', { [MARKUP]: append('<div></div>') }, MARKUP, /<div> is not a tag/],
  ['a template that is imported is missing', { 'cards.wxml': remove }, MARKUP, /\.\.\/\.\.\/cards\.wxml does not exist/],
  ['a script of a template is missing', { 'words.wxs': remove }, MARKUP, /\.\.\/\.\.\/words\.wxs does not exist/],
  ['a style refers to a local picture', { 'app.wxss': append('.a { background: url(a.png) }') }, 'app.wxss', /url\(a\.png\)/],
  ['a style that is imported is missing', { 'app.wxss': append('@import "other.wxss";') }, 'app.wxss', /other\.wxss does not exist/],
])('it is found when %s', (_name, edits, file, message) => {
  expect(check(edits)).toContainEqual({ file, message: expect.stringMatching(message) })
})

test.each<[name: string, edits: Edits, message: RegExp]>([
  ['an element is not closed', { [MARKUP]: append('<view>') }, /^wcc: .*view/s],
  ['an expression is not closed', { [MARKUP]: append('<view>{{a</view>') }, /^wcc: /],
  ['a rule is not closed', { 'app.wxss': append('.a { color: red') }, /^wcsc: /],
])("WeChat's compilers refuse it when %s", (_name, edits, message) => {
  expect(checkCompiles(new AppPackage(copyFixture(edits)))).toEqual([{ file: expect.any(String), message: expect.stringMatching(message) }])
})

test.each<[name: string, line: string]>([
  ['the one kind of code from a string that WeChat allows', 'new Function("return this")()'],
  ['a name that is asked for its type first', 'if (typeof localStorage === "object") localStorage.clear()'],
  [
    'names of parameters, functions, variables and caught errors',
    '(function f(a) { try { var b = a; f(b) } catch (e) { arguments[0] = e.window } })()',
  ],
  ['words that are only properties', 'var o = { window: 1 }; o.document = o.window'],
])('%s is no finding', (_name, line) => {
  expect(check({ [HOME]: append(line) })).toEqual([])
})

test('a name with a reason beside it is let pass', () => {
  const edits = { [HOME]: append('BigInt(1)') }
  expect(check(edits, { BigInt: 'never called' })).toEqual([])
})

test('packages are measured each by itself, and one that is too large is named', () => {
  const app = new AppPackage(copyFixture({ 'station/map.json': () => JSON.stringify('x'.repeat(BUDGET.subPackage)) }))
  const sizes = measurePackage(app)
  expect(sizes.total).toBe(sizes.main + (sizes.subPackages.station ?? 0))
  expect(sizes.total).toBe(app.files.reduce((sum, file) => sum + app.size(file), 0))
  expect(overBudget(sizes)).toEqual([expect.stringMatching(/^station: \d+ bytes, of 716800$/)])
  const limits = { main: BUDGET.main, subPackages: { station: BUDGET.subPackage }, total: BUDGET.total }
  expect(overBudget(limits)).toEqual([])
  expect(overBudget({ ...limits, main: BUDGET.main + 1, total: BUDGET.total + 1 })).toEqual([
    expect.stringMatching(/^main package: /),
    expect.stringMatching(/^all packages: /),
  ])
})
