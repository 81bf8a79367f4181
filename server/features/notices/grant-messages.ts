import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { MESSAGE_KINDS } from '../../../shared/contract/notices'
import type { Settings } from '../../settings'
import { grantsLeft, type MessageKind } from './announce'
import { MessageGrant } from './notice.entity'

/** A message kind that WeChat has a template for here. */
export interface Template {
  readonly kind: MessageKind
  readonly templateId: string
}

/** The kinds with a template; none on an installation without WeChat. */
export function templatesIn(templates: Settings['templates']): Template[] {
  return MESSAGE_KINDS.map((kind) => ({ kind, templateId: templates[kind] })).filter((each) => each.templateId !== '')
}

/** The templates that a person may be asked to agree to, each with how many more messages they have agreed to already. */
export async function templatesFor(
  tx: EntityManager,
  templates: Settings['templates'],
  personId: string,
): Promise<(Template & { left: number })[]> {
  const offered = []
  for (const template of templatesIn(templates)) offered.push({ ...template, left: await grantsLeft(tx, personId, template.kind) })
  return offered
}

/** What somebody answered when WeChat asked about one template. */
interface Answer {
  readonly kind: MessageKind
  readonly accepted: boolean
}

/**
 * Enters each consent into the ledger: one consent is one message. A kind counts once, since WeChat asks about a template once at a time;
 * one without a template cannot have been asked for and counts nothing.
 */
export async function grantMessages(
  tx: EntityManager,
  templates: Settings['templates'],
  { personId, answers, now }: { personId: string; answers: readonly Answer[]; now: Date },
): Promise<void> {
  const accepted = new Set(answers.filter((each) => each.accepted).map((each) => each.kind))
  for (const { kind } of templatesIn(templates)) {
    if (accepted.has(kind)) await tx.insert(MessageGrant, { id: uuidv7(), personId, kind, amount: 1, noticeId: null, at: now })
  }
}
