import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { readsSite } from '../people/actor'
import type { Emergency } from './emergency.entity'
import { commands, follows } from './emergency.standing'

/** Where an emergency is opened, or where they are looked at. */
export interface EmergencyScope {
  readonly placeCode: string
}

/** Opening and reading a list are asked with a place, all else with the emergency; that there is one, everybody may know. */
export const emergencyPolicies = {
  'emergency.command': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(commands(actor, (subject as EmergencyScope).placeCode), 'not_allowed')
  },
  'emergency.read': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(readsSite(actor, (subject as EmergencyScope).placeCode), 'not_allowed')
  },
  'emergency.follow': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(follows(actor, subject as Emergency), 'not_allowed')
  },
  'emergency.act': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(commands(actor, (subject as Emergency).ownerCode), 'not_allowed')
  },
  'emergency.help': (call) => {
    demandConsented(call)
  },
} satisfies Partial<Policies>
