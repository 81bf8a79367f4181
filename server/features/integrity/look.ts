import { uuidv7 } from 'uuidv7'
import type { BodyOf, ReplyOf } from '../../../shared/contract/endpoint'
import type { integrity } from '../../../shared/contract/integrity'
import { INTEGRITY_DAYS, INTEGRITY_LIMITS, type IntegrityLimits, SIGNALS } from '../../../shared/vocabulary/integrity'
import type { Call } from '../../http/call'
import { demand } from '../../http/refusal'
import { settingNow } from '../administration/settings.queries'
import { maskedName } from '../orders/masking'
import { personOf } from '../people/actor'
import { peopleByIds } from '../people/person.queries'
import { placeNames } from '../places/place.queries'
import { IntegrityClearance } from './clearance.entity'
import type { Evidence } from './evidence'
import { FINDERS } from './signals'

type Work = Pick<Call, 'tx' | 'actor' | 'now' | 'services'>
type Looked = ReplyOf<typeof integrity.look>

/** Rows shown of one piece of evidence, the newest. */
const SHOWN = 20
const DAY_MS = 86_400_000

async function limitsNow({ tx }: Work): Promise<IntegrityLimits> {
  const setting = await settingNow(tx, 'integrity_limits')
  return setting.name === 'integrity_limits' ? setting.value : INTEGRITY_LIMITS
}

/** Everything that may be worth a look in a place, cleared or not. */
async function found(work: Work, place: string): Promise<{ limits: IntegrityLimits; evidence: Evidence[] }> {
  const limits = await limitsNow(work)
  const since = new Date(work.now.getTime() - INTEGRITY_DAYS * DAY_MS)
  const look = { tx: work.tx, place, since, limits, names: await placeNames(work.services.database) }
  const evidence: Evidence[] = []
  for (const signal of SIGNALS) evidence.push(...(await FINDERS[signal](look)))
  return { limits, evidence }
}

const newestOf = ({ rows }: Evidence): Date => rows[0]?.at ?? new Date(0)

/** Whether all of the evidence was there when it was cleared: one more, or a newer one, shows it again. */
const covers = (cleared: IntegrityClearance | undefined, evidence: Evidence): cleared is IntegrityClearance =>
  cleared !== undefined && evidence.count <= cleared.count && newestOf(evidence) <= cleared.newestAt

/** The last clearance of each piece of evidence. */
async function clearances({ tx }: Work, evidence: readonly Evidence[]): Promise<Map<string, IntegrityClearance>> {
  if (evidence.length === 0) return new Map()
  const rows = await tx
    .createQueryBuilder(IntegrityClearance, 'c')
    .where('c.evidenceKey in (:...keys)', { keys: evidence.map(({ key }) => key) })
    .orderBy('c.id', 'ASC')
    .getMany()
  return new Map(rows.map((row) => [row.evidenceKey, row]))
}

/** What may be worth a look in a place: each signal with its evidence, and what was checked and found in order. Nobody is judged by it. */
export async function lookAtIntegrity(work: Work, place: string): Promise<Looked> {
  const { limits, evidence } = await found(work, place)
  const cleared = await clearances(work, evidence)
  const people = await peopleByIds(work.tx, [
    ...evidence.flatMap(({ personId }) => (personId === null ? [] : [personId])),
    ...[...cleared.values()].map(({ clearedBy }) => clearedBy),
  ])
  const nameOf = (id: string): string => maskedName(people.get(id)?.name ?? '')
  const wordsOf = ({ personId, words }: Evidence): string => (personId === null ? words : `${nameOf(personId)}${words}`)
  return {
    code: place,
    days: INTEGRITY_DAYS,
    limits: { ...limits },
    signals: SIGNALS.map((signal) => {
      const own = evidence.filter((each) => each.signal === signal)
      return {
        signal,
        evidence: own
          .filter((each) => !covers(cleared.get(each.key), each))
          .map((each) => ({
            ...{ key: each.key, words: wordsOf(each), count: each.count, newestAt: newestOf(each).toISOString() },
            rows: each.rows.slice(0, SHOWN).map((row) => ({ ...row, at: row.at.toISOString() })),
          })),
        cleared: own.flatMap((each) => {
          const last = cleared.get(each.key)
          if (!covers(last, each)) return []
          return [{ words: wordsOf(each), said: last.said, by: nameOf(last.clearedBy), at: last.at.toISOString() }]
        }),
      }
    }),
  }
}

/**
 * Somebody checked it and found it in order: the evidence is hidden as far as it goes now.
 * @throws Refusal evidence_gone where there is nothing of the kind any more.
 */
export async function clearEvidence(work: Work, { site, signal, key, said }: BodyOf<typeof integrity.clear>): Promise<void> {
  const { evidence } = await found(work, site)
  const it = demand(
    evidence.find((each) => each.signal === signal && each.key === key),
    'evidence_gone',
  )
  const clearedBy = demand(personOf(work.actor), 'sign_in_needed').id
  const what = { signal, evidenceKey: key, placeCode: site, count: it.count, newestAt: newestOf(it) }
  await work.tx.insert(IntegrityClearance, { id: uuidv7(), ...what, said, clearedBy, at: work.now })
}
