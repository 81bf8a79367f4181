import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { orders, session } from '../../../shared/contract'
import type { Endpoint } from '../../../shared/contract/endpoint'
import { clientOf } from '../../support/server'
import { plainOrder } from '../../support/villager'

const BEFORE_ASKING_AGAIN_MS = 20
/** A write that is asked so often, for a minute at least, and never answered stays in `open`; its test fails. */
const MOST_TIMES = 3000
/** Of so many requests one loses its answer on the way: only then has something happened that the phone does not know. */
const ANSWERS_LOST = 1 / 8

/** Somebody's authority, as it was issued before the first kill. */
interface Identity {
  readonly name: string
  readonly villageCode: string
  readonly token: string
}

/** One write that was asked for, until an answer came: what the database must hold of it. */
export interface Entry {
  readonly key: string
  readonly kind: 'submit' | 'add_note' | 'accept' | 'withdraw'
  /** A text that only this write brings into the database; empty where the kind carries none. */
  readonly mark: string
  /** The order that it was about, or that it made. */
  readonly order: string
  /** `done`, or the code of the refusal. */
  readonly answer: string
  /** How often it was asked. */
  readonly times: number
}

type Asked = Omit<Entry, 'key' | 'answer' | 'times' | 'order'> & { readonly order: string | null; readonly who: Identity }

/**
 * Writes one thing after the other, as one person's phone would: each under a key of its own, and again under the same key for as long as
 * nothing definite was answered. What it was answered is its journal.
 */
export class Writer {
  readonly journal: Entry[] = []
  /** Asked and not yet answered: may have happened or not. */
  readonly open = new Set<string>()
  readonly #orders: string[] = []
  #count = 0

  constructor(
    readonly name: string,
    private readonly villager: Identity,
    private readonly staff: Identity,
    /** Where the server is now: it has another port after each kill. */
    private readonly origin: () => string,
    private readonly chance: () => number,
  ) {}

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.#write(this.#next())
  }

  #next(): Asked {
    this.#count += 1
    const mark = `${this.name}第${this.#count}句`
    const order = this.#orders.at(-1)
    const roll = this.chance()
    if (order === undefined || roll < 0.5) return { kind: 'submit', mark, order: null, who: this.villager }
    if (roll < 0.75) return { kind: 'add_note', mark, order, who: this.villager }
    if (roll < 0.9) return { kind: 'accept', mark: '', order, who: this.staff }
    return { kind: 'withdraw', mark: '', order, who: this.villager }
  }

  async #write(asked: Asked): Promise<void> {
    const key = randomUUID()
    this.open.add(key)
    for (let times = 1; times <= MOST_TIMES; times += 1) {
      const isLost = this.chance() < ANSWERS_LOST
      const answer = await this.#ask(asked, key).catch(() => null)
      if (answer === null || isLost || answer.status >= 500 || answer.code === 'still_running') {
        await pause(BEFORE_ASKING_AGAIN_MS)
        continue
      }
      const order = asked.order ?? answer.order
      this.open.delete(key)
      this.journal.push({ key, kind: asked.kind, mark: asked.mark, order, answer: answer.status === 200 ? 'done' : answer.code, times })
      if (asked.kind === 'submit' && answer.status === 200) this.#orders.push(order)
      return
    }
  }

  async #ask({ kind, mark, order, who }: Asked, key: string): Promise<{ status: number; code: string; order: string }> {
    const client = clientOf(this.origin(), who.token)
    const about = { params: { code: order ?? '' }, key }
    const send = async <E extends Endpoint>(endpoint: E, asked: Parameters<typeof client.call<E>>[1]) => {
      const { status, body } = await client.call(endpoint, asked)
      return { status, code: status === 200 ? '' : body.error.code, order: 'code' in body ? String(body.code) : '' }
    }
    if (kind === 'submit') return send(orders.submit, { body: plainOrder(who, mark), key })
    if (kind === 'add_note') return send(orders.addNote, { ...about, body: { text: mark } })
    if (kind === 'accept') return send(orders.accept, { ...about, body: { category: 'culture', text: '' } })
    return send(orders.withdraw, { ...about, body: { text: '' } })
  }
}

async function identityOf(origin: string, name: string): Promise<Identity> {
  const visitor = clientOf(origin, null)
  const code = (await visitor.call(session.people)).body.items.find((person) => person.name === name)?.code ?? ''
  const { token } = (await visitor.call(session.choose, { body: { code } })).body
  const client = clientOf(origin, token)
  const me = await client.call(session.self)
  for (const { purpose, version } of me.body.consentsMissing) await client.call(session.consent, { body: { purpose, version } })
  return { name, villageCode: me.body.village?.code ?? '', token }
}

/** So many writers, in turn of two villagers, whose station's staff member accepts what they order. */
export async function writersAt(signInAt: string, count: number, origin: () => string, chance: () => number): Promise<Writer[]> {
  const [one, other, staff] = await Promise.all(['张伯', '方小妹', '阿莲'].map((name) => identityOf(signInAt, name)))
  if (one === undefined || other === undefined || staff === undefined) throw new Error('the demonstration lacks people')
  return Array.from({ length: count }, (_, index) => new Writer(`第${index + 1}人`, index % 2 === 0 ? one : other, staff, origin, chance))
}
