import path from 'node:path'
import { readSettings, UnsafeSettings } from '../../server/settings'

const wechat = { WECHAT_APP_ID: 'wx0123456789', WECHAT_SECRET: 'secret' }
const production = { NODE_ENV: 'production', SECOND_FACTOR_KEYS: Buffer.alloc(32, 1).toString('base64'), ...wechat }

test('without any variable the demonstration starts on port 3000 with SQLite in the data folder', () => {
  const settings = readSettings({})
  expect(settings).toMatchObject({
    production: false,
    port: 3000,
    host: '0.0.0.0',
    signIn: 'demonstration',
    wechat: null,
    trustProxy: false,
  })
  expect(settings.database).toEqual({ file: path.resolve('data', 'hongmian.sqlite') })
})

test('production signs in by WeChat alone', () => {
  expect(readSettings(production)).toMatchObject({ production: true, signIn: 'wechat' })
  expect(() => readSettings({ ...production, SIGN_IN: 'demonstration' })).toThrow(UnsafeSettings)
  expect(() => readSettings({ ...production, SIGN_IN: 'demonstration' })).toThrow(/SIGN_IN=demonstration/)
})

test.each([{}, { WECHAT_APP_ID: 'wx0123456789' }, { WECHAT_SECRET: 'secret' }])(
  'WeChat sign-in is refused while its application is not named in full: %j',
  (given) => {
    expect(() => readSettings({ NODE_ENV: 'production', ...given })).toThrow(UnsafeSettings)
    expect(() => readSettings({ SIGN_IN: 'wechat', ...given })).toThrow('WECHAT_APP_ID and WECHAT_SECRET')
  },
)

test('WeChat can be tried outside production', () => {
  const settings = readSettings({ SIGN_IN: 'wechat', ...wechat, WECHAT_BASE_URL: 'http://127.0.0.1:9' })
  expect(settings.signIn).toBe('wechat')
  expect(settings.wechat).toEqual({ appId: 'wx0123456789', secret: 'secret', baseUrl: 'http://127.0.0.1:9' })
})

test('a MySQL address takes the place of the SQLite file', () => {
  expect(readSettings({ DATABASE_URL: 'mysql://a:b@db/hongmian' }).database).toEqual({ url: 'mysql://a:b@db/hongmian' })
})

test('a variable that is set to nothing counts as not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', SIGN_IN: '', NODE_ENV: '' })).toEqual(readSettings({}))
})

test.each([
  { PORT: '65536' },
  { PORT: '-1' },
  { PORT: 'http' },
  { NODE_ENV: 'staging' },
  { DATABASE_URL: 'postgres://db/hongmian' },
  { SIGN_IN: 'anybody' },
  { PROXY: 'yes' },
  { LOG_LEVEL: 'loud' },
  { READS_PER_MINUTE: 'many' },
  { WRITES_PER_MINUTE: '-1' },
  { WORKER_EVERY_MS: '2s' },
  { WECHAT_BASE_URL: 'ftp://example' },
])('a value that means nothing stops the start and is named: %j', (given) => {
  expect(() => readSettings(given)).toThrow(UnsafeSettings)
  expect(() => readSettings(given)).toThrow(new RegExp(`${Object.keys(given)[0]}`))
})

test('all wrong values are named at once', () => {
  expect(() => readSettings({ PORT: 'x', PROXY: 'x' })).toThrow(/PORT[\s\S]*PROXY/)
})

test('no message repeats a value, which may be a password', () => {
  const secret = 'postgres://root:hunter2@db/hongmian'
  expect(() => readSettings({ DATABASE_URL: secret })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }))
})

test('limits, port and the worker are what the variables say', () => {
  const settings = readSettings({
    PORT: '0',
    READS_PER_MINUTE: '1',
    WRITES_PER_MINUTE: '2',
    SIGN_INS_PER_MINUTE: '3',
    UPLOADS_PER_MINUTE: '4',
    WORKER_EVERY_MS: '50',
    PROXY: 'trust',
  })
  expect(settings.limits).toEqual({ read: 1, write: 2, sign_in: 3, upload: 4 })
  expect(settings).toMatchObject({ port: 0, workerEveryMs: 50, trustProxy: true })
})

test('production keeps the secrets of authenticators under a key of its own, and takes no short one', () => {
  expect(() => readSettings({ ...production, SECOND_FACTOR_KEYS: '' })).toThrow(/SECOND_FACTOR_KEYS is missing/)
  expect(() => readSettings({ SECOND_FACTOR_KEYS: 'c2hvcnQ=' })).toThrow(/32 bytes in base64/)
  const [newer, older] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((key) => key.toString('base64'))
  expect(readSettings({ SECOND_FACTOR_KEYS: `${newer},${older}` }).factorKeys).toEqual([Buffer.alloc(32, 1), Buffer.alloc(32, 2)])
})

test('a second factor is asked for at the desk in production, whatever is said, and elsewhere only where it is asked for', () => {
  expect(readSettings(production).secondFactor).toBe('desk')
  expect(() => readSettings({ ...production, SECOND_FACTOR: 'off' })).toThrow(/SECOND_FACTOR=off/)
  expect(readSettings({}).secondFactor).toBe('off')
  expect(readSettings({ SECOND_FACTOR: 'desk' }).secondFactor).toBe('desk')
})
