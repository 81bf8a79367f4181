import * as z from 'zod/mini'
import { SIGNALS } from '../vocabulary/integrity'
import { endpoint } from './endpoint'
import { moment, placeCode, text } from './fields'
import { integrityLimits } from './settings'

/** One thing to look at: who and how much, the very rows behind it, and nothing that judges. */
const evidence = z.object({
  /** Names it for as long as it stands; says nothing of the people. */
  key: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  words: z.string(),
  count: z.int(),
  newestAt: moment,
  /** The newest of them; `count` says how many there are. */
  rows: z.array(z.object({ kind: z.enum(['order', 'activity']), code: z.string(), title: z.string(), at: moment })),
})

const looked = z.object({
  /** The place that was looked at: what the audit keeps of it. */
  code: placeCode,
  days: z.int(),
  limits: integrityLimits,
  signals: z.array(
    z.object({
      signal: z.enum(SIGNALS),
      evidence: z.array(evidence),
      /** Checked by somebody and found in order, with nothing new since. */
      cleared: z.array(z.object({ words: z.string(), said: z.string(), by: z.string(), at: moment })),
    }),
  ),
})

export const integrity = {
  // A read that must leave a trace: so it is a write of the audit, and its reply is kept nowhere.
  look: endpoint({
    method: 'POST',
    path: '/integrity/look',
    summary: '诚信核查：值得看一眼的现象和依据，不是结论；谁看过都有记录',
    policy: 'integrity.look',
    repeat: 'once',
    audit: 'integrity.look',
    body: z.strictObject({ site: placeCode }),
    reply: looked,
  }),
  clear: endpoint({
    method: 'POST',
    path: '/integrity/clear',
    summary: '已核实，无问题：写一句怎么核的；有新的依据会再出现',
    policy: 'integrity.look',
    repeat: 'once',
    audit: 'integrity.clear',
    body: z.strictObject({ site: placeCode, signal: z.enum(SIGNALS), key: z.string().check(z.regex(/^[0-9a-f]{32}$/)), said: text(200) }),
    reply: looked,
  }),
}
