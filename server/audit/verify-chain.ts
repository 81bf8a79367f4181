import type { Database } from '../database/database'
import { select } from '../database/select'
import { GENESIS, sealOf } from './chain'
import { type Head, idsBefore, SETTLES_WITHIN_MS } from './seal-entries'

const PAGE = 5000

const LINKS = `select s.seq, s.entryId, s.hash, e.id, e.at, e.personId, e.endpoint, e.object, e.idempotencyKey
  from audit_seal s left join audit_entry e on e.id = s.entryId where s.seq > ? order by s.seq limit ${PAGE}`

const LINK_SHAPE = {
  seq: 'whole',
  entryId: 'text',
  hash: 'text',
  id: 'text?',
  at: 'iso?',
  personId: 'text?',
  endpoint: 'text?',
  object: 'text?',
  idempotencyKey: 'text?',
} as const

const UNSEALED = `select e.id from audit_entry e left join audit_seal s on s.entryId = e.id where s.entryId is null order by e.id`

/** What is wrong with the chain at one place. */
export interface Fault {
  readonly seq: number | null
  readonly entry: string
  readonly fault: 'changed' | 'removed' | 'seal_removed' | 'never_sealed' | 'head_differs'
}

export interface Verdict {
  readonly sealed: number
  /** Entries whose turn to be sealed has not come yet. */
  readonly waiting: number
  readonly head: Head
  readonly faults: readonly Fault[]
}

/**
 * Goes over the whole chain and recomputes every hash: an entry or a seal that was changed, moved or removed shows at its place.
 * @param known an end of the chain as it was written to the log earlier: without it nobody could tell that the chain's last links are gone,
 * or that somebody made all of it anew.
 */
export async function verifyChain(database: Database, known?: Head): Promise<Verdict> {
  const faults: Fault[] = []
  let head: Head = { seq: 0, hash: GENESIS }
  let newest = ''
  let knownHash = known?.seq === 0 ? GENESIS : ''
  for (;;) {
    const links = await select(database, LINKS, LINK_SHAPE, [head.seq])
    for (const { seq, entryId, hash, id, at, personId, endpoint, object, idempotencyKey } of links) {
      if (seq !== head.seq + 1) faults.push({ seq: head.seq + 1, entry: '', fault: 'seal_removed' })
      const entry = id === null ? null : { id, at: at ?? '', personId, endpoint: endpoint ?? '', object: object ?? '', idempotencyKey }
      if (entry === null) faults.push({ seq, entry: entryId, fault: 'removed' })
      else if (sealOf(head.hash, seq, entry) !== hash) faults.push({ seq, entry: entryId, fault: 'changed' })
      // On from what is written, so that one fault is told once.
      head = { seq, hash }
      if (entryId > newest) newest = entryId
      if (seq === known?.seq) knownHash = hash
    }
    if (links.length < PAGE) break
  }
  if (known !== undefined && knownHash !== known.hash) faults.push({ seq: known.seq, entry: '', fault: 'head_differs' })
  const unsealed = await select(database, UNSEALED, { id: 'text' }, [])
  const settled = newest === '' ? '' : idsBefore(newest, SETTLES_WITHIN_MS)
  for (const { id } of unsealed) if (id < settled) faults.push({ seq: null, entry: id, fault: 'never_sealed' })
  return { sealed: head.seq, waiting: unsealed.filter(({ id }) => id >= settled).length, head, faults }
}
