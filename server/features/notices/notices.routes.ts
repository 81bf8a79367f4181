import { notices } from '../../../shared/contract/notices'
import type { Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { answer } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { grantMessages, templatesFor } from './grant-messages'
import { noticePresented } from './notice.presenter'
import { noticesOf, unreadOf } from './notice.queries'
import { readNotices } from './read-notices'

export const noticeRoutes: Route[] = [
  answer(notices.list, async (call) => {
    const { person } = demandConsented(call)
    const rows = await noticesOf(call.services.database, person.id, call.query.cursor)
    const { items, next } = pageOf(rows, (row) => row.id)
    return { items: items.map(noticePresented), next, unread: await unreadOf(call.tx, person.id) }
  }),

  answer(notices.read, async (call) => {
    const { person } = demandConsented(call)
    await readNotices(call.tx, person.id, call.body.ids, call.now)
    return { unread: await unreadOf(call.tx, person.id) }
  }),

  answer(notices.templates, async (call) => {
    const { person } = demandConsented(call)
    return { items: await templatesFor(call.tx, call.services.settings.templates, person.id) }
  }),

  answer(notices.grant, async (call) => {
    const { person } = demandConsented(call)
    await grantMessages(call.tx, call.services.settings.templates, { personId: person.id, answers: call.body.answers, now: call.now })
    return { done: true as const }
  }),
]
