import { append, prepend, replace } from './fixture-copy'
import { withFixture } from './fixture-run'

const HOME = 'pages/home/index.js'
const MARKUP = 'pages/home/index.wxml'

const { start, server } = withFixture()

describe.each([false, true])('a sound mini-program, promises as tasks: %s', (macrotaskPromise) => {
  test('runs through requests, taps, typing, pages and tabs without a problem', async () => {
    const simulator = await start({}, { macrotaskPromise })
    expect(simulator.text()).toContain('你好 水电维修 待接单')

    await simulator.tap('#counter')
    expect(simulator.find('#counted').text).toBe('共 1 次')
    expect(simulator.find('#touches').text).toBe('触 1')

    await expect(simulator.tap('=发送')).rejects.toThrow('disabled')
    await simulator.input('#title', '量血压')
    await simulator.change('picker', { value: 1 })
    expect(simulator.find('picker').text).toBe('紧急')
    await simulator.tap('=发送')
    expect(simulator.find('#touches').text).toBe('触 1')
    expect(simulator.toasts).toEqual(['已提交'])
    expect(simulator.findAll('.card').map((card) => card.text)).toEqual(['水电维修待接单', '量血压待接单'])
    expect(server().arrivals.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['GET', '/orders', ''],
      ['POST', '/orders', '{"title":"量血压"}'],
      ['GET', '/orders', ''],
    ])
    expect(simulator.requests.map(({ method, url, statusCode }) => [method, url, statusCode])).toContainEqual([
      'POST',
      'https://api.hongmian.example/orders',
      200,
    ])

    await simulator.tap('#open')
    expect(simulator.text()).toContain('点单 1')
    await simulator.tap('~收件')
    expect(simulator.stack.map((page) => page.route)).toEqual(['pages/home/index', 'pages/detail/index', 'station/pages/inbox/index'])
    expect(simulator.text()).toBe('3 单待办')
    await simulator.back()
    await simulator.switchTab('/pages/mine/index')
    expect(simulator.stack.map((page) => page.route)).toEqual(['pages/mine/index'])
    await simulator.switchTab('/pages/home/index')
    expect(simulator.findAll('.card')).toHaveLength(2)
    expect(simulator.problems).toEqual([])
  })
})

describe('what a test can see and do', () => {
  test('every setData is measured, those of the first page first', async () => {
    const simulator = await start()
    const [first, second] = simulator.setDatas
    expect(first).toEqual({ route: 'pages/home/index', unit: 'pages/home/index', bytes: 32, keys: ['greeting', 'title'] })
    expect(second?.keys).toEqual(['orders', 'failure'])
    await simulator.tap('#counter')
    expect(simulator.setDatas.at(-1)).toMatchObject({ route: 'pages/home/index' })
    expect(simulator.setDatas.map(({ unit }) => unit)).toContain('parts/counter/index')
  })

  test('storage outlives the run that wrote it', async () => {
    const storage = new Map<string, string>()
    const before = await start({}, { storage })
    await before.input('#title', '量血压')
    const after = await start({}, { storage })
    expect(after.find('#title').attributes.value).toBe('量血压')
    expect(before.find('#send').attributes.disabled).toBe(false)
  })

  test('modals and action sheets get the answers that the test has prepared', async () => {
    const simulator = await start()
    simulator.modalAnswers.push(true, false)
    await simulator.tap('#ask')
    expect(simulator.find('#greeting').text).toBe('已撤回')
    await simulator.tap('#ask')
    expect(simulator.find('#greeting').text).toBe('未撤回')
    simulator.sheetAnswers.push('医疗卫生', 'cancel')
    await simulator.tap('#choose')
    expect(simulator.find('#greeting').text).toBe('选了 1')
    await simulator.tap('#choose')
    expect(simulator.find('#greeting').text).toBe('showActionSheet:fail cancel')
    expect(simulator.questions.map(({ title }) => title)).toEqual(['撤回？', '撤回？', '', ''])
    expect(simulator.problems).toEqual([])
  })

  test('any other API answers, or fails, as the test has scripted it', async () => {
    const simulator = await start()
    simulator.answer('scanCode', { result: '4Kq7mZ2p' })
    await simulator.tap('#scan')
    expect(simulator.find('#greeting').text).toBe('4Kq7mZ2p')
    simulator.answer('scanCode', () => {
      throw new Error('cancel')
    })
    await simulator.tap('#scan')
    expect(simulator.find('#greeting').text).toBe('scanCode:fail cancel')
    expect(simulator.problems).toEqual([])
  })

  test('a file on the phone is uploaded as a form', async () => {
    const simulator = await start()
    simulator.files.set('http://tmp/door.jpg', Buffer.from('picture'))
    await simulator.tap('#photo')
    expect(simulator.find('#greeting').text).toBe('photo-1')
    const arrival = server().arrivals.at(-1)
    expect(arrival?.type).toMatch(/^multipart\/form-data; boundary=/)
    expect(arrival?.body).toMatch(/name="order"\r\n\r\n1\r\n.*name="photo"; filename="door.jpg".*\r\n\r\npicture\r\n/s)
  })

  test('a cut network fails the requests to come, and a restored one serves them', async () => {
    const simulator = await start({}, { online: false })
    expect(simulator.find('#failure').text).toBe('request:fail net::ERR_INTERNET_DISCONNECTED')
    expect(server().arrivals).toEqual([])
    simulator.setOnline(true)
    await simulator.pullDown()
    expect(simulator.find('#failure').text).toBe('')
    expect(simulator.findAll('.card')).toHaveLength(1)
    expect(simulator.problems).toEqual([])
  })

  test('a request without an answer is not waited for without end; a cut network ends it, and the app is told', async () => {
    const told = 'wx.onNetworkStatusChange(function (now) { wx.setStorageSync("connected", now.isConnected) })'
    const simulator = await start(
      { 'app.js': append(told), [HOME]: replace("SERVER + '/orders'", "SERVER + '/silence'") },
      { online: false },
    )
    simulator.setOnline(true)
    const refreshed = simulator.pullDown()
    await expect(simulator.settle({ timeout: 100 })).rejects.toThrow('not idle after 100 ms')
    expect(server().arrivals.map(({ path }) => path)).toEqual(['/silence'])
    simulator.setOnline(false)
    await refreshed
    expect(simulator.find('#failure').text).toBe('request:fail net::ERR_INTERNET_DISCONNECTED')
    expect(simulator.storage.get('connected')).toBe('false')
  })

  test('pages live and die in the order that WeChat has', async () => {
    const simulator = await start()
    const steps = (): string[] => simulator.console.map(({ text }) => text)
    expect(steps()).toEqual(['home onLoad', 'home onShow', 'home onReady'])
    await simulator.tap('#open')
    expect(steps().slice(3)).toEqual(['home onHide', 'detail onLoad', 'detail onShow', 'detail onReady'])
    await simulator.tap('#next')
    expect(steps().slice(7)).toEqual(['detail onUnload', 'detail onLoad', 'detail onShow', 'detail onReady'])
    await simulator.background()
    await simulator.foreground()
    expect(steps().slice(11)).toEqual(['detail onHide', 'detail onShow'])
    await simulator.tap('#choose')
    expect(steps().slice(13)).toEqual(['detail onUnload', 'home onShow'])
    await simulator.switchTab('/pages/mine/index')
    expect(steps().slice(15)).toEqual(['home onHide', 'mine onLoad', 'mine onShow', 'mine onReady'])
    await simulator.switchTab('/pages/home/index')
    expect(steps().slice(19)).toEqual(['mine onHide', 'home onShow'])
    await simulator.navigate('/pages/detail/index?id=3')
    await simulator.tap('#again')
    expect(steps().slice(25).sort()).toEqual([
      'detail onUnload',
      'home onLoad',
      'home onReady',
      'home onShow',
      'home onUnload',
      'mine onUnload',
    ])
    expect(simulator.problems).toEqual([])
  })

  test('a page speaks to the one that opened it', async () => {
    const simulator = await start()
    await simulator.tap('#open')
    await simulator.tap('#choose')
    expect(simulator.page.route).toBe('pages/home/index')
    expect(simulator.find('#greeting').text).toBe('选了 1')
  })

  test('an app is opened at the page and with the query that a card or a code carries', async () => {
    const simulator = await start()
    await simulator.launch('/pages/detail/index?id=7')
    expect(simulator.find('#detail').text).toBe('点单 7')
    expect(simulator.stack).toHaveLength(1)
  })

  test('what the view copes with is a warning and no problem', async () => {
    const simulator = await start({ [HOME]: replace('orders: []', 'orders: true') }, { online: false })
    expect(simulator.warnings).toContainEqual(expect.stringContaining('for-list'))
    expect(simulator.problems).toEqual([])
  })

  test('an element is found inside another one', async () => {
    const simulator = await start()
    const card = simulator.find('#card-1')
    expect(simulator.find('.state', card).text).toBe('待接单')
    expect(() => simulator.find('#greeting', card)).toThrow('nothing matches #greeting on pages/home/index')
  })

  test('an element that has gone cannot be touched', async () => {
    const simulator = await start()
    const [card] = simulator.findAll('.card')
    await simulator.tap('#open')
    await expect(simulator.tap(card ?? '')).rejects.toThrow('no longer on the page')
  })
})

test('a touch that can do nothing is refused', async () => {
  const simulator = await start({ [MARKUP]: replace('<button id="ask"', '<button id="ask" form-type="submit"') })
  await expect(simulator.tap('#deaf')).rejects.toThrow('nothing listens to a tap on <view> "无人理会"')
  await expect(simulator.input('#deaf', '字')).rejects.toThrow('nothing listens to input on <view>')
  await expect(simulator.tap('#ask')).rejects.toThrow('a submit button is not simulated')
})

test('the one kind of code from a string that WeChat allows is no problem', async () => {
  const simulator = await start({ [HOME]: prepend("new Function('return this')().seen = 1") })
  expect(simulator.problems).toEqual([])
})

test('what a younger phone has is there for an app that admits only such phones', async () => {
  const simulator = await start({ [HOME]: prepend('BigInt(1)') }, { libVersion: '3.6.0' })
  expect(simulator.problems).toEqual([])
})
