import { callbacks } from '../../../shared/contract/callbacks'
import type { Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { readsSite } from '../people/actor'
import { Callback } from './callback.entity'
import { callbacksPresented } from './callback.presenter'
import { callbackKey, callbacksLeft, callbacksOf } from './callback.queries'
import { finishCallback } from './finish-callback'

export const callbackRoutes: Route[] = [
  answer(callbacks.list, async (call) => {
    insist(readsSite(call.actor, call.query.site), 'not_allowed')
    const rows = await callbacksOf(call.services.database, call.query.site, call.query.cursor)
    const { items, next } = pageOf(rows, callbackKey)
    return { items: await callbacksPresented(call, items), next }
  }),

  answerAbout(
    callbacks.finish,
    async (call) => demand(await call.tx.findOneBy(Callback, { id: call.params.id }), 'not_found'),
    async (call, callback) => {
      await finishCallback(call, callback, call.body)
      return { left: await callbacksLeft(call.tx, callback.siteCode) }
    },
  ),
]
