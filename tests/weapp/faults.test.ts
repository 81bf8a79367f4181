import { append, type Edits, prepend, remove, replace } from './fixture-copy'
import { withFixture } from './fixture-run'

const HOME = 'pages/home/index.js'
const MARKUP = 'pages/home/index.wxml'

const { start } = withFixture()

/** A fault, and the problem that it is found by. */
type Fault = [name: string, edits: Edits, problem: RegExp]

const faultsAtStart: Fault[] = [
  ['app.js fails', { 'app.js': prepend('null.x') }, /app\.js: TypeError/],
  ['App is never called', { 'app.js': () => '' }, /App\(\) was not called/],
  [
    'the page is not in app.json',
    { 'app.json': replace('"pages/detail/index"', '"pages/other/index"') },
    /page "pages\/detail\/index" is not found/,
  ],
  ['the script of the page is missing', { [HOME]: remove }, /module 'pages\/home\/index\.js' is not defined/],
  ['the script of a component is missing', { 'parts/counter/index.js': remove }, /module 'parts\/counter\/index\.js' is not defined/],
  ['the page does not register itself', { [HOME]: () => '' }, /pages\/home\/index: has not been registered/],
  ['a module that is required is missing', { 'words.js': remove }, /module 'words\.js' is not defined/],
  [
    'the main package requires a module of a sub-package',
    { [HOME]: prepend("require('../../station/waiting')") },
    /may not require station\/waiting\.js/,
  ],
  ['a life-cycle function fails', { [HOME]: replace('this.load()', 'this.fetch()') }, /onLoad: TypeError.*fetch.*pages\/home\/index\.js/],
  ['a render fails', { 'words.wxs': replace('return value', 'return gone.value') }, /gone is not defined/],
  [
    'the framework logs that a render failed',
    { [HOME]: append('console.error(new TypeError("render"))') },
    /console\.error: TypeError: render/,
  ],
  ['window is used', { [HOME]: prepend('window.title = 1') }, /TypeError: Cannot set properties of undefined/],
  ['document is used', { [HOME]: prepend('document.createElement("a")') }, /TypeError: Cannot read properties of undefined/],
  ['process is used', { [HOME]: prepend('process.env.SERVER') }, /process is not defined/],
  ['TextEncoder is used', { [HOME]: prepend('new TextEncoder()') }, /TextEncoder is not defined/],
  ['AbortController is used', { [HOME]: prepend('new AbortController()') }, /AbortController is not defined/],
  ['Intl is used', { [HOME]: prepend('new Intl.NumberFormat()') }, /Intl is not defined/],
  ['BigInt is used', { [HOME]: prepend('BigInt(1)') }, /BigInt is not defined/],
  ['a method is used that the phone lacks', { [HOME]: prepend('[2, 1].toSorted()') }, /toSorted is not a function/],
  ['a regular expression looks behind', { [HOME]: prepend("new RegExp('(?<=a)b')") }, /SyntaxError.*lookbehind/],
  ['a regular expression has a young flag', { [HOME]: prepend("new RegExp('a', 'd')") }, /SyntaxError.*flags/],
  ['eval is used', { [HOME]: prepend('eval("1")') }, /eval is not a function/],
  ['code is made of a string', { [HOME]: prepend('new Function("a", "return a")') }, /new Function is not allowed/],
  [
    'code is made of a string by way of a constructor',
    { [HOME]: prepend('(function () {}).constructor("return 1")') },
    /new Function is not allowed/,
  ],
  ['a template is unknown', { [HOME]: replace("kind: 'card'", "kind: 'cord'") }, /pages\/home\/index\.wxml: template "cord" is not found/],
  ['an imported template has another name', { 'cards.wxml': replace('name="card"', 'name="cards"') }, /template "card" is not found/],
  ['a template is not well formed', { [MARKUP]: append('<view>') }, /pages\/home\/index\.wxml:\d+ missing end tag/],
  [
    'a host is not on the list',
    { [HOME]: replace('api.hongmian.example', 'other.example') },
    /not in domain list: https:\/\/other\.example\/orders/,
  ],
  ['a request is not encrypted', { [HOME]: replace('https://', 'http://') }, /https is required/],
  [
    'setData carries more than 1 MB',
    { [HOME]: replace('words.greeting', "new Array(400000).join('红')") },
    /setData of \d{7} bytes exceeds 1 MB/,
  ],
  ['an API is used that is not simulated', { [HOME]: replace('this.load()', 'wx.getLocation()') }, /wx\.getLocation is not simulated/],
  ['a rejection is not handled', { [HOME]: append("Promise.reject(new Error('lost'))") }, /unhandled rejection: Error: lost/],
  ['a timer fails', { [HOME]: append('setTimeout(function () { null.x }, 10)') }, /timer: TypeError/],
  ['a callback fails', { [HOME]: replace('page.setData({ orders: answer.data', 'page.show({ orders: answer.data') }, /callback: TypeError/],
]

describe('a fault is a problem', () => {
  test.each(faultsAtStart)('when %s', async (_name, edits, problem) => {
    const simulator = await start(edits)
    if (simulator.stack.length > 0 && simulator.problems.length === 0) await simulator.tap('#open')
    expect(simulator.problems).toContainEqual(expect.stringMatching(problem))
  })

  test('when a tap asks for a handler that is not there', async () => {
    const simulator = await start({ [MARKUP]: replace('id="deaf"', 'id="deaf" bindtap="nobody"') })
    await simulator.tap('#deaf')
    expect(simulator.problems).toEqual(['pages/home/index: there is no method "nobody" to handle an event'])
  })

  test('when nobody has prepared an answer to a modal', async () => {
    const simulator = await start()
    await simulator.tap('#ask')
    expect(simulator.problems).toEqual(['showModal: nobody answers "撤回？" 撤回后站里不再安排'])
  })

  test('when a promise that is a polyfill is rejected and nobody handles it', async () => {
    const simulator = await start({ [HOME]: append("Promise.reject(new Error('lost'))") }, { macrotaskPromise: true })
    expect(simulator.problems).toEqual([expect.stringMatching(/^unhandled rejection: Error: lost/)])
  })

  test.each([
    ['goes to a page that does not exist', 'navigate', '/pages/nowhere/index', /navigateTo: page "pages\/nowhere\/index" is not found/],
    ['goes to a tab as if it were a page', 'navigate', '/pages/mine/index', /can not navigateTo a tabbar page/],
    ['switches to a page that is no tab', 'switchTab', '/pages/detail/index', /can not switch to no-tabBar page/],
  ] as const)('when the app %s', async (_name, move, url, problem) => {
    const simulator = await start()
    await simulator[move](url)
    expect(simulator.problems).toEqual([expect.stringMatching(problem)])
    expect(simulator.page.route).toBe('pages/home/index')
  })

  test('when an eleventh page is opened', async () => {
    const simulator = await start()
    for (let pages = 1; pages < 10; pages += 1) await simulator.navigate('/pages/detail/index?id=2')
    expect(simulator.problems).toEqual([])
    await simulator.navigate('/pages/detail/index?id=2')
    expect(simulator.problems).toEqual(['navigateTo: webview count limit exceed'])
  })
})
