import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import type { ServiceRecord } from './record.entity'

/** A sheet is its person's alone; others are shown it by them, and verify it by its code. */
export const recordPolicies = {
  'record.own': (call, subject) => {
    const { person } = demandConsented(call)
    if (subject !== undefined) insist((subject as ServiceRecord).personId === person.id, 'record_not_found')
  },
} satisfies Partial<Policies>
