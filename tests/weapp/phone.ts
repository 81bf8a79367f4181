import { Activity } from './activity'
import { AppPackage } from './app-package'
import { Modules } from './modules'
import { type OpenPage, PageStack, queryOf } from './page-stack'
import { messageOf, Problems } from './problems'
import { type ConsoleLine, Realm } from './realm'
import { Units } from './units'
import { type SetDataRecord, View } from './view'
import { type ApiCall, isRecord, WxApi } from './wx/api'
import { defineDevice, networkType } from './wx/device'
import { defineInteraction, Interaction } from './wx/interaction'
import { defineNavigation } from './wx/navigation'
import { Network, type RequestRecord } from './wx/network'
import { defineRequest } from './wx/request'
import { defineStorage } from './wx/storage'
import { defineUpload } from './wx/upload'

export interface PhoneOptions {
  /** Folder of the compiled mini-program. */
  readonly dist: string
  /** The hosts that the app may reach over https, each with the base address of a local server that answers for it. */
  readonly requestHosts: Readonly<Record<string, string>>
  /** The lowest base library that the app admits: it decides which built-ins the phone lacks. */
  readonly libVersion: string
  /** Run as on iOS 15 and older, where the callbacks of a promise are tasks. */
  readonly macrotaskPromise?: boolean
  /** The code that wx.login gives. */
  readonly loginCode?: string | (() => string)
  /** JSON text by key; give it to a second simulator and the app starts where the first left off. */
  readonly storage?: Map<string, string>
  readonly online?: boolean
  /** Overrides of what the phone says of itself, such as `{ fontSizeSetting: 23 }`. */
  readonly device?: Readonly<Record<string, unknown>>
}

/** What an API answers: fields for `success`, or a function of the call's options that gives them; what it throws goes to `fail`. */
export type ScriptedAnswer = Readonly<Record<string, unknown>> | ((options: Readonly<Record<string, unknown>>) => unknown)

interface Patience {
  /** Milliseconds after which waiting fails. */
  readonly timeout?: number
  /** Timers longer than this, in milliseconds, are not waited for. */
  readonly slack?: number
}

/** A phone with one compiled mini-program on it: what it runs, what it records, and how the world answers it. */
export class Phone {
  readonly files = new Map<string, Uint8Array>()
  readonly storage: Map<string, string>
  private readonly problemLog = new Problems()
  private readonly activity = new Activity(this.problemLog)
  private readonly interaction = new Interaction()
  private readonly realm: Realm
  private readonly app: AppPackage
  protected readonly view: View
  private readonly units: Units
  protected readonly pages: PageStack
  private readonly network: Network
  private readonly api: WxApi
  protected launchOptions: unknown

  /** @throws When the folder holds no mini-program. */
  constructor(options: PhoneOptions) {
    const {
      dist,
      requestHosts,
      libVersion,
      macrotaskPromise = false,
      loginCode = 'simulated-login-code',
      device = {},
      online = true,
    } = options
    const problems = this.problemLog
    this.storage = options.storage ?? new Map()
    this.app = new AppPackage(dist)
    this.realm = new Realm({ libVersion, macrotaskPromise, problems, activity: this.activity })
    this.view = new View(this.realm, this.app, problems)
    this.units = new Units(this.realm, this.app, new Modules(this.realm, this.app), this.view, problems)
    this.pages = new PageStack(this.realm, this.app, this.units, this.view, problems, this.activity)
    this.network = new Network(requestHosts, problems, this.activity, online)
    this.api = new WxApi(this.realm, problems, this.activity)
    defineRequest(this.api, this.network)
    defineUpload(this.api, this.network, this.files)
    defineStorage(this.api, this.storage)
    defineNavigation(this.api, this.pages)
    defineInteraction(this.api, this.interaction)
    defineDevice(this.api, { libVersion, loginCode, information: device, launchOptions: () => this.launchOptions }, this.network)
    this.api.refuseTheRest()
  }

  /** Everything that went wrong; a healthy run has none. */
  get problems(): readonly string[] {
    return this.problemLog.list
  }

  get requests(): readonly RequestRecord[] {
    return this.network.requests
  }

  /** Every call of setData, in order. */
  get setDatas(): readonly SetDataRecord[] {
    return this.view.setDatas
  }

  /** What the view's framework found odd and coped with. */
  get warnings(): readonly string[] {
    return this.view.warnings
  }

  /** Every call of a function of wx. */
  get calls(): readonly ApiCall[] {
    return this.api.calls
  }

  get console(): readonly ConsoleLine[] {
    return this.realm.consoleLines
  }

  get toasts(): readonly string[] {
    return this.interaction.toasts
  }

  /** Modals and action sheets that were shown. */
  get questions(): Interaction['questions'] {
    return this.interaction.questions
  }

  /** Push the answers to modals to come. */
  get modalAnswers(): Interaction['modalAnswers'] {
    return this.interaction.modalAnswers
  }

  /** Push the choices from action sheets to come. */
  get sheetAnswers(): Interaction['sheetAnswers'] {
    return this.interaction.sheetAnswers
  }

  /** The open pages, the visible one last. */
  get stack(): readonly OpenPage[] {
    return this.pages.pages
  }

  /** The visible page. @throws When there is none. */
  get page(): OpenPage {
    const top = this.pages.top
    if (!top) throw new Error(`no page is open\n${this.problems.join('\n')}`)
    return top
  }

  /** Opens the app at its first page, or at an address as a shared card or a code would. */
  async launch(url = this.app.app.entryPagePath ?? this.app.app.pages[0] ?? ''): Promise<void> {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?')
    this.launchOptions = this.realm.copy({
      path,
      query: queryOf(search),
      scene: 1001,
      shareTicket: '',
      referrerInfo: {},
      apiCategory: 'default',
    })
    this.units.loadApp()
    this.callApp('onLaunch', this.launchOptions)
    this.callApp('onShow', this.launchOptions)
    this.move('launch', () => this.pages.reLaunch(`/${url.replace(/^\//, '')}`))
    await this.settle()
  }

  /** Resolves once nothing is under way any more. @throws When that does not come about in time. */
  async settle({ timeout = 5000, slack = 1000 }: Patience = {}): Promise<void> {
    const end = Date.now() + timeout
    for (let quiet = 0; quiet < 3; ) {
      await new Promise((resolve) => setTimeout(resolve, 4))
      quiet = this.activity.isBusy(slack) ? 0 : quiet + 1
      if (Date.now() > end) throw new Error(`not idle after ${timeout} ms: ${this.activity.describe()}`)
    }
  }

  /** Cuts the network, so that requests fail and those under way end, or brings it back; the app is told. */
  setOnline(online: boolean): void {
    this.network.setOnline(online)
    this.api.notify('NetworkStatusChange', { isConnected: online, networkType: networkType(online) })
  }

  /** Scripts what an asynchronous API answers from now on, such as scanCode or getLocation. */
  answer(api: string, result: ScriptedAnswer): void {
    this.api.defineAsync(api, async (options) => this.copyFields(await (typeof result === 'function' ? result(options) : result)))
  }

  /** Puts a function of the test's own in an API's place, for those that give something at once. */
  replace(api: string, run: (...values: unknown[]) => unknown): void {
    this.api.defineSync(api, run, false)
  }

  /** Ends timers, exchanges and watching. */
  close(): void {
    this.network.setOnline(false)
    this.activity.stop()
    this.realm.release()
  }

  private copyFields(fields: unknown): Record<string, unknown> {
    const copy = this.realm.copy(fields)
    return isRecord(copy) ? copy : {}
  }

  protected move(name: string, action: () => unknown): void {
    try {
      action()
    } catch (error) {
      this.problemLog.add(name, messageOf(error))
    }
  }

  protected callApp(name: string, ...values: unknown[]): void {
    const { app } = this.units
    const method = app?.[name]
    if (typeof method === 'function') this.problemLog.guard(`app ${name}`, () => method.apply(app, values))
  }
}
