import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import type { Complaint } from './complaint.entity'
import { isComplainant, readsComplaint } from './complaint.standing'

/** Anybody may complain; one complaint is for its complainant and for the desk, and to all others does not exist. */
export const complaintPolicies = {
  'complaint.file': (call) => {
    demandConsented(call)
  },
  'complaint.act': (call, subject) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    const complaint = subject as Complaint
    insist(isComplainant(actor, complaint) || readsComplaint(actor, complaint), 'complaint_not_found')
  },
} satisfies Partial<Policies>
