import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type RunningServer, startServer } from './running-server'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Milliseconds that a page may take to show what is looked for. */
const PATIENCE = 8_000

const DEVICES = {
  phone: { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  narrow: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desk: { viewport: { width: 1280, height: 800 } },
} as const

/** Somebody with a browser of their own. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in this browser so far. */
  readonly troubles: string[]
  /** While a test breaks this browser's network, requests that fail are as they should be. */
  whileBroken(work: () => Promise<void>): Promise<void>
}

/** The server, one browser, and whoever has come in. */
export interface Village {
  readonly server: RunningServer
  /** A stranger's fresh browser, on no page yet. */
  enter(device: keyof typeof DEVICES): Promise<Visitor>
  /** A fresh browser in which this person of the demonstration has signed in and stands on their own first page. */
  signIn(name: string, device: keyof typeof DEVICES): Promise<Visitor>
  /** Everything that went wrong in any browser: it belongs empty. */
  troubles(): string[]
  close(): Promise<void>
}

/** Writes down what a page must never do: fail, complain, lose a request to us, or call anybody else. */
function watch(page: Page, address: string, troubles: string[], broken: () => boolean): void {
  page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !broken()) troubles.push(`console: ${message.text()}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // Reads that nobody waits for any more are given up when the page changes.
    if (!broken() && why !== 'net::ERR_ABORTED') troubles.push(`request failed: ${request.url()} ${why}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${address}/`) && !/^(data|blob):/.test(url)) troubles.push(`left for elsewhere: ${url}`)
  })
}

/** Starts the server, with these settings over the usual ones, and a browser. */
export async function openVillage(settings: Readonly<Record<string, string>> = {}): Promise<Village> {
  const server = await startServer(settings)
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
  const visitors: Visitor[] = []
  const enter: Village['enter'] = async (device) => {
    const context = await browser.newContext({ ...DEVICES[device], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: server.address })
    context.setDefaultTimeout(PATIENCE)
    const page = await context.newPage()
    const troubles: string[] = []
    let broken = false
    watch(page, server.address, troubles, () => broken)
    const whileBroken: Visitor['whileBroken'] = async (work) => {
      broken = true
      await work()
      broken = false
    }
    const visitor = { page, context, troubles, whileBroken }
    visitors.push(visitor)
    return visitor
  }
  return {
    server,
    enter,
    async signIn(name, device) {
      const visitor = await enter(device)
      await visitor.page.goto(server.signInPage(name))
      await visitor.page.waitForURL((url) => !url.pathname.includes('sign-in'))
      return visitor
    },
    troubles: () => visitors.flatMap(({ troubles }) => troubles),
    async close() {
      await browser.close()
      await server.stop()
    },
  }
}
