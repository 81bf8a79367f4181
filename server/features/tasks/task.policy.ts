import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { type Actor, readsSite } from '../people/actor'
import type { SiteTask } from './task.entity'
import { reviewsTasks } from './task.standing'

/** Where tasks are looked at or set. */
export interface TaskScope {
  readonly placeCode: string
}

const reads = (actor: Actor, placeCode: string): boolean => readsSite(actor, placeCode) || reviewsTasks(actor, placeCode)

const placeOf = (subject: TaskScope | SiteTask): string => ('placeCode' in subject ? subject.placeCode : subject.siteCode)

/** `task.read` and `task.review` are asked with a place or a task, `task.act` with the task; what may be done then is the transition table's. */
export const taskPolicies = {
  'task.read': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(reads(actor, placeOf(subject as TaskScope | SiteTask)), 'not_allowed')
  },
  'task.review': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(reviewsTasks(actor, (subject as TaskScope).placeCode), 'not_allowed')
  },
  'task.act': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(reads(actor, (subject as SiteTask).siteCode), 'task_not_found')
  },
} satisfies Partial<Policies>
