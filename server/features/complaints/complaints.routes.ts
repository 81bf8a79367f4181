import { complaints } from '../../../shared/contract'
import type { ComplaintAction } from '../../../shared/lifecycle/complaint'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout, answerPrepared } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { screenText } from '../../screening/screen-text'
import { screenWords } from '../../screening/screen-words'
import { personOf, readsSite, sitesOf } from '../people/actor'
import type { Complaint } from './complaint.entity'
import { complaintLines, presentComplaint } from './complaint.presenter'
import { complaintCounts, complaintsIn, complaintsOf } from './complaint.queries'
import { complaintByNumber, fileComplaint } from './file-complaint'
import { moveComplaint, openComplaintContact } from './move-complaint'

type AboutOne = Pick<Call, 'tx' | 'actor' | 'now' | 'services'> & { readonly params: { readonly code: string }; readonly body: object }

const complaint = async ({ tx, params }: Pick<AboutOne, 'tx' | 'params'>): Promise<Complaint> =>
  demand(await complaintByNumber(tx, params.code), 'complaint_not_found')

/** A step along the transition table with what was written to it, and the complaint as it stands after it. */
const moving = (action: ComplaintAction) => async (call: AboutOne, subject: Complaint) => {
  const { text = '' } = call.body as { text?: string }
  insist(screenWords(text) !== 'blocked', 'text_not_allowed')
  await moveComplaint(call, subject, action, text)
  return presentComplaint(call, subject)
}

export const complaintRoutes: Route[] = [
  answerPrepared(complaints.file, {
    prepare: (call) => {
      const person = personOf(call.actor)
      const author = { openid: person?.openid ?? null, seenAt: person?.seenInWechatAt?.getTime() ?? null }
      return screenText(call.body.text, author, call.services.wechat, call.now.getTime())
    },
    act: async (call, verdict) => {
      insist(verdict !== 'blocked', 'text_not_allowed')
      return presentComplaint(call, await fileComplaint(call, call.body))
    },
  }),
  answer(complaints.mine, async (call) => {
    const { person } = demandConsented(call)
    const { items, next } = pageOf(await complaintsOf(call.tx, person.id, call.query.cursor), ({ id }) => id)
    return { items: await complaintLines(call, items), next }
  }),
  answer(complaints.list, async (call) => {
    const { site, show, cursor } = call.query
    insist(readsSite(call.actor, site), 'not_allowed')
    const asked = { site, own: sitesOf(call.actor, 'staff'), now: call.now }
    const { items, next } = pageOf(await complaintsIn(call.tx, asked, show, cursor), ({ id }) => id)
    return { counts: await complaintCounts(call.tx, asked), items: await complaintLines(call, items), next }
  }),
  answerAbout(complaints.one, complaint, presentComplaint),
  answerAbout(complaints.contact, complaint, openComplaintContact),
  answerAbout(complaints.accept, complaint, moving('accept')),
  answerAbout(complaints.answer, complaint, moving('answer')),
  answerAbout(complaints.satisfied, complaint, moving('satisfied')),
  answerAbout(complaints.notSatisfied, complaint, moving('not_satisfied')),
  answerAbout(complaints.withdraw, complaint, moving('withdraw')),
]
