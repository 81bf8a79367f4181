import type { EntityManager } from 'typeorm'
import type { IntegrityLimits, Signal } from '../../../shared/vocabulary/integrity'
import { siteLineIn } from '../orders/order-lines'
import type { PlaceNames } from '../places/place.queries'
import { burstsIn, type Evidence, type EvidenceRow, grouped, keyOf, newestFirst } from './evidence'
import { hoursEntries, orderDeeds, ownCheckIns, ownOrders, servedOrders } from './rows'

export interface Look {
  readonly tx: EntityManager
  readonly place: string
  readonly since: Date
  readonly limits: IntegrityLimits
  readonly names: PlaceNames
}

type Raw = Omit<EvidenceRow, 'kind'>

const rowsAs = (kind: EvidenceRow['kind'], rows: readonly Raw[]): EvidenceRow[] =>
  newestFirst(rows).map(({ code, title, at }) => ({ kind, code, title, at }))

async function ownOrder({ tx, place, since, limits }: Look): Promise<Evidence[]> {
  const groups = grouped(await ownOrders(tx, place, since), ({ personId, teamId }) => `${personId} ${teamId}`)
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows
    if (first === undefined || rows.length < limits.ownOrders) return []
    const { personId, teamId, team } = first
    const key = keyOf('own_order', personId, teamId)
    return [{ signal: 'own_order', key, personId, words: `和${team}`, count: rows.length, rows: rowsAs('order', rows) }]
  })
}

const DEEDS: Readonly<Record<string, string>> = { submit: '点单', rate: '评价', approve: '审批补录' }

async function burst({ tx, place, since, limits }: Look): Promise<Evidence[]> {
  const approvals = (await hoursEntries(tx, place, since)).flatMap(({ approvedBy, code, title, at, kind }) =>
    approvedBy === null || kind !== 'manual' ? [] : [{ code, title, at, personId: approvedBy, deed: 'approve' }],
  )
  const groups = grouped([...(await orderDeeds(tx, place, since)), ...approvals], ({ personId, deed }) => `${personId} ${deed}`)
  return [...groups.values()].flatMap((rows) => {
    const within = burstsIn(rows, limits.burstAmount, limits.burstMinutes)
    const [first] = within
    if (first === undefined) return []
    const { personId, deed } = first
    const kind = deed === 'approve' ? 'activity' : 'order'
    const words = `${DEEDS[deed] ?? deed}，挤在一起的 ${within.length} 次`
    return [{ signal: 'burst', key: keyOf('burst', personId, deed), personId, words, count: within.length, rows: rowsAs(kind, within) }]
  })
}

async function handEntered({ tx, place, since, limits, names }: Look): Promise<Evidence[]> {
  const entries = await hoursEntries(tx, place, since)
  const bySite = grouped(entries, ({ siteCode }) => siteCode)
  const found: Evidence[] = []
  for (const [siteCode, rows] of bySite) {
    const manual = rows.filter(({ kind }) => kind === 'manual')
    if (manual.length < limits.handLeast || manual.length * 100 < limits.handShare * rows.length) continue
    const words = `${siteLineIn(names, siteCode).name}：${rows.length} 笔里补录 ${manual.length} 笔`
    const key = keyOf('hand_entered', siteCode)
    found.push({ signal: 'hand_entered', key, personId: null, words, count: manual.length, rows: rowsAs('activity', manual) })
    // Of one officer of such a site: how many of its make-ups they approved.
    for (const [officer, own] of grouped(manual, ({ approvedBy }) => approvedBy ?? '')) {
      if (officer === '' || own.length < limits.handLeast || own.length * 100 < limits.handShare * rows.length) continue
      const said = `在${siteLineIn(names, siteCode).name}审批的补录 ${own.length} 笔`
      const ownKey = keyOf('hand_entered', siteCode, officer)
      found.push({ signal: 'hand_entered', key: ownKey, personId: officer, words: said, count: own.length, rows: rowsAs('activity', own) })
    }
  }
  return found
}

async function oneDevice({ tx, place, since, limits }: Look): Promise<Evidence[]> {
  const groups = grouped(await ownCheckIns(tx, place, since), ({ device }) => device)
  return [...groups].flatMap(([device, rows]) => {
    const people = new Set(rows.map(({ personId }) => personId)).size
    if (people < limits.devicePeople) return []
    const words = `一部手机上，${people} 个人签到签退 ${rows.length} 次`
    return [
      { signal: 'one_device', key: keyOf('one_device', device), personId: null, words, count: rows.length, rows: rowsAs('activity', rows) },
    ]
  })
}

async function samePair({ tx, place, since, limits }: Look): Promise<Evidence[]> {
  const groups = grouped(await servedOrders(tx, place, since), ({ personId }) => personId)
  return [...groups].flatMap(([personId, rows]) => {
    const [first] = rows
    if (first === undefined || rows.length < limits.pairOrders || rows.some(({ teamId }) => teamId !== first.teamId)) return []
    const words = `的 ${rows.length} 张单，都是${first.team}办的`
    return [
      {
        signal: 'same_pair',
        key: keyOf('same_pair', personId, first.teamId),
        personId,
        words,
        count: rows.length,
        rows: rowsAs('order', rows),
      },
    ]
  })
}

/** How each signal is found. */
export const FINDERS: Readonly<Record<Signal, (look: Look) => Promise<Evidence[]>>> = {
  own_order: ownOrder,
  burst,
  hand_entered: handEntered,
  one_device: oneDevice,
  same_pair: samePair,
}
