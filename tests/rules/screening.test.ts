import { foldText } from '../../server/screening/fold-text'
import { screenText } from '../../server/screening/screen-text'
import { screenWords } from '../../server/screening/screen-words'
import * as words from '../../server/screening/words'
import { WechatHttpGateway } from '../../server/wechat/gateway'
import { type FakeWechat, startFakeWechat } from '../support/fake-wechat'

describe('the word list', () => {
  it.each([
    '想请人上门给我妈理发,她八十六岁,走不动',
    '家里水龙头漏水,求助水电维修,明天上午方便',
    '请来村里讲一讲防诈骗,老人家老是接到推销电话',
    '办一场反诈宣讲:识破刷单、保本高息和以房养老项目的骗局',
    '抵制地下六合彩,远离赌博,请百姓宣讲团来讲',
    '想学贷款政策和农业补贴',
    '电话 0750-6123456,或者打我儿子的 13800000000',
    '旧电器、废物回收,志愿者帮忙搬一下',
    '关注村公众号可以看到通知',
    '孩子想学乐器,也想读书;我要加班,没人接送',
    '老人需要按摩和量血压,最好请医生上门',
    '村里有群众反映路灯坏了',
    '党员走进群众,增加群众文化活动',
    '志愿者支援交通劝导',
    '粉刷单元楼的外墙',
    '教老人做广播操,你妈妈也可以来',
    '独特码头的故事,请百姓宣讲团来讲',
    '预约炮竹清运',
    '陪他妈去医院,他妈的腿脚不好',
    '今天生日,你妈妈想请人来照相',
    '',
  ])('lets a decent text pass: %s', (text) => {
    expect(screenWords(text)).toBe('pass')
  })

  it.each([
    '刷单赚钱,加微信 abc123',
    '无抵押贷款秒下款,私聊我',
    '免费领鸡蛋,扫码入群',
    '祖传秘方包治百病 VX号 laozhongyi',
    '六合彩特码 www.example.com',
    '網上賭場,掃碼入羣',
    '操你妈',
    '你个冚家铲',
    '同城约炮',
  ])('blocks advertising, fraud, gambling, abuse and sex for sale: %s', (text) => {
    expect(screenWords(text)).toBe('blocked')
  })

  it.each(['稳赚不赔的好项目', '有事加微信找我女儿', '那个仆街又不来', '防诈骗讲座报名请进群,会讲刷单', '看这里 https://example.com'])(
    'leaves what may be meant well to a person: %s',
    (text) => {
      expect(screenWords(text)).toBe('review')
    },
  )

  it.each([
    ['spaces', '操 你 妈'],
    ['signs', '操。你、—妈'],
    ['emoji', '操😀你❤️妈'],
    ['invisible marks', '操\u200b你\u2060\ufeff妈'],
    ['line breaks', '操\n你\r\n妈'],
    ['traditional characters', '操你媽'],
    ['marks on top', '操\u0336你\u0336妈\u0336'],
  ])('finds a word that is hidden by %s', (_, text) => {
    expect(screenWords(text)).toBe('blocked')
  })

  it.each([
    ['full-width letters', '刷单+VX：abc'],
    ['capital letters', '刷单 加Vx abc'],
    ['circled letters', '刷单加ⓥⓧ'],
    ['a plus sign', '刷單+微.信 abc'],
    ['a plus emoji', '刷单➕v信'],
    ['mathematical letters', '刷单 加𝐐𝐐'],
  ])('finds a contact that is hidden by %s', (_, text) => {
    expect(screenWords(text)).toBe('blocked')
  })

  it('holds only terms that folded text can contain, each once', () => {
    const terms = Object.values(words).flat()
    expect(terms.filter((term) => foldText(term) !== term)).toEqual([])
    expect(new Set(terms).size).toBe(terms.length)
  })
})

describe('screening with WeChat', () => {
  const credentials = { appId: 'wx0123456789abcdef', secret: 'the-secret' }
  const now = Date.UTC(2026, 10, 24, 1)
  const minute = 60_000
  const author = { openid: 'openid-1', seenAt: now - 5 * minute }
  let wechat: FakeWechat
  let gateway: WechatHttpGateway

  beforeEach(async () => {
    wechat = await startFakeWechat(credentials)
    gateway = new WechatHttpGateway({ ...credentials, baseUrl: wechat.baseUrl, timeoutMs: 1000 })
    wechat.verdict('暗语', 'risky')
    wechat.verdict('含糊', 'review')
  })
  afterEach(async () => {
    await wechat.close()
    await gateway.close()
  })

  it('takes the stricter of WeChat and the list', async () => {
    expect(await screenText('请人理发', author, gateway, now)).toBe('pass')
    expect(await screenText('含糊的话', author, gateway, now)).toBe('review')
    expect(await screenText('暗语', author, gateway, now)).toBe('blocked')
    expect(await screenText('稳赚不赔', author, gateway, now)).toBe('review')
    expect(await screenText('稳赚不赔的暗语', author, gateway, now)).toBe('blocked')
    expect(wechat.checked).toHaveLength(5)
  })

  it('does not send WeChat what the list has blocked already', async () => {
    expect(await screenText('操你妈', author, gateway, now)).toBe('blocked')
    expect(wechat.arrivals).toEqual([])
  })

  it.each([
    ['has no openid', { openid: null, seenAt: now }],
    ['was never seen', { openid: 'openid-1', seenAt: null }],
    ['was last seen two hours ago', { openid: 'openid-1', seenAt: now - 120 * minute }],
  ])('goes by the list alone when the author %s', async (_, stranger) => {
    expect(await screenText('暗语', stranger, gateway, now)).toBe('pass')
    expect(await screenText('稳赚不赔', stranger, gateway, now)).toBe('review')
    expect(wechat.arrivals).toEqual([])
  })

  it('asks WeChat about an author who was seen a minute less than two hours ago', async () => {
    expect(await screenText('暗语', { openid: 'openid-1', seenAt: now - 119 * minute }, gateway, now)).toBe('blocked')
  })

  it('goes by the list alone where there is no WeChat', async () => {
    expect(await screenText('请人理发', author, null, now)).toBe('pass')
    expect(await screenText('稳赚不赔', author, null, now)).toBe('review')
  })

  it.each(['slow', 'server_error', 'truncated', 'other_shape', 45009, 61010, -1] as const)(
    'leaves the text to a person when WeChat should have answered (%s)',
    async (fault) => {
      wechat.fail('/wxa/msg_sec_check', fault, 3)
      expect(await screenText('请人理发', author, gateway, now)).toBe('review')
    },
  )

  it('blocks what the list blocks, though WeChat is down', async () => {
    await wechat.close()
    expect(await screenText('操你妈', author, gateway, now)).toBe('blocked')
    expect(await screenText('请人理发', author, gateway, now)).toBe('review')
  })

  it('hides no mistake of our own behind a verdict', async () => {
    const broken = { ...gateway, checkText: () => Promise.reject(new TypeError('a bug')) } as unknown as WechatHttpGateway
    await expect(screenText('请人理发', author, broken, now)).rejects.toThrow('a bug')
  })
})
