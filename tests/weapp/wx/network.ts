import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { Activity } from '../activity'
import type { Problems } from '../problems'
import { ApiFailure } from './api'

/** A request that left the mini-program, or would have. */
export interface RequestRecord {
  readonly api: string
  readonly method: string
  readonly url: string
  /** As the mini-program wrote it. */
  readonly header: unknown
  readonly data: unknown
  /** The status of the answer; undefined while there is none. */
  statusCode?: number
}

interface Outgoing {
  readonly record: RequestRecord
  readonly headers: Record<string, string>
  readonly body: string | Uint8Array | undefined
  /** Milliseconds; WeChat's default is 60 seconds. */
  readonly timeout: number
}

interface Answer {
  readonly statusCode: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** An exchange that has been asked for and can be called off. */
export interface Exchange {
  readonly answer: Promise<Answer>
  /** Ends it: `answer` then fails with the reason given. */
  abort(reason: string): void
}

/** WeChat lets ten exchanges run at once; the others wait. */
const CONCURRENT_LIMIT = 10

/** WeChat's number for a network that is not there. */
const NETWORK_ERRNO = 600001

/** The phone's network: the app's list of hosts, each led to a server on this machine, and a switch that cuts it. */
export class Network {
  readonly requests: RequestRecord[] = []
  private readonly underWay = new Set<Exchange>()
  private readonly waiting: (() => void)[] = []
  private running = 0

  /**
   * @param hosts The hosts that the app may reach, each with the base address of a local server.
   * @param online Whether there is a network.
   */
  constructor(
    private readonly hosts: Readonly<Record<string, string>>,
    private readonly problems: Problems,
    private readonly activity: Activity,
    public online: boolean,
  ) {}

  /** Cuts the network or brings it back; a cut ends every exchange under way. */
  setOnline(online: boolean): void {
    this.online = online
    if (online) return
    for (const exchange of [...this.underWay]) exchange.abort('net::ERR_INTERNET_DISCONNECTED')
  }

  send(outgoing: Outgoing): Exchange {
    this.requests.push(outgoing.record)
    const end = this.activity.begin()
    const controller = new AbortController()
    const aborted = new Promise<never>((_resolve, reject) =>
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason)),
    )
    const exchange: Exchange = {
      answer: Promise.race([aborted, this.answer(outgoing, controller.signal)]).finally(() => {
        this.underWay.delete(exchange)
        end()
      }),
      abort: (reason) => controller.abort(new ApiFailure(reason, { errno: NETWORK_ERRNO })),
    }
    this.underWay.add(exchange)
    return exchange
  }

  private async answer(outgoing: Outgoing, signal: AbortSignal): Promise<Answer> {
    const address = this.local(outgoing.record.url)
    await this.takeTurn()
    try {
      if (!this.online) throw new ApiFailure('net::ERR_INTERNET_DISCONNECTED', { errno: NETWORK_ERRNO })
      return await exchangeOver(address, outgoing, signal)
    } finally {
      this.running -= 1
      this.waiting.shift()?.()
    }
  }

  private async takeTurn(): Promise<void> {
    while (this.running >= CONCURRENT_LIMIT) await new Promise<void>((resolve) => this.waiting.push(resolve))
    this.running += 1
  }

  /** The address on this machine for one that the app wrote. @throws ApiFailure when the app may not reach it, which is also a problem. */
  private local(address: string): URL {
    const refuse = (reason: string): never => {
      this.problems.add('network', `${reason}: ${address}`)
      throw new ApiFailure(`${reason}: ${address}`)
    }
    if (!URL.canParse(address)) return refuse('invalid url')
    const url = new URL(address)
    if (url.protocol !== 'https:') return refuse('url not in domain list, https is required')
    const base = this.hosts[url.host]
    if (base === undefined) return refuse('url not in domain list')
    return new URL(`${url.pathname}${url.search}`, base)
  }
}

function exchangeOver(address: URL, { record, headers, timeout, body }: Outgoing, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(new ApiFailure(error.message, { errno: NETWORK_ERRNO }))
    const client = httpRequest(address, { method: record.method, headers, timeout, signal }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', fail)
      response.on('end', () => {
        record.statusCode = response.statusCode
        resolve({ statusCode: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
      })
    })
    client.on('timeout', () => client.destroy(new Error('timeout')))
    client.on('error', fail)
    client.end(body)
  })
}
