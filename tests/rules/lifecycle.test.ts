import fc from 'fast-check'
import { ACTIVITY_ACTIONS, ACTIVITY_PARTIES, ACTIVITY_STATES, ACTIVITY_TRANSITIONS } from '../../shared/lifecycle/activity'
import {
  HOURS_ENTRY_ACTIONS,
  HOURS_ENTRY_CONDITIONS,
  HOURS_ENTRY_PARTIES,
  HOURS_ENTRY_STATES,
  HOURS_ENTRY_TRANSITIONS,
} from '../../shared/lifecycle/hours-entry'
import { actionsFor, type Transition, transitionFor } from '../../shared/lifecycle/machine'
import { MAKE_UP_ACTIONS, MAKE_UP_CONDITIONS, MAKE_UP_PARTIES, MAKE_UP_STATES, MAKE_UP_TRANSITIONS } from '../../shared/lifecycle/make-up'
import { OFFER_ACTIONS, OFFER_PARTIES, OFFER_STATES, OFFER_TRANSITIONS } from '../../shared/lifecycle/offer'
import {
  isOpenState,
  OPEN_STATES,
  ORDER_ACTIONS,
  ORDER_CONDITIONS,
  ORDER_PARTIES,
  ORDER_STATES,
  ORDER_TRANSITIONS,
} from '../../shared/lifecycle/order'
import { PROJECT_ACTIONS, PROJECT_PARTIES, PROJECT_STATES, PROJECT_TRANSITIONS } from '../../shared/lifecycle/project'
import { SIGN_UP_ACTIONS, SIGN_UP_PARTIES, SIGN_UP_STATES, SIGN_UP_TRANSITIONS } from '../../shared/lifecycle/sign-up'
import { TASK_ACTIONS, TASK_CONDITIONS, TASK_PARTIES, TASK_STATES, TASK_TRANSITIONS } from '../../shared/lifecycle/task'

type Table = readonly Transition<string, string, string, string>[]

/** A table as one reads it aloud: state, action, by whom, under which conditions, where to; one line a state, sorted. */
const spoken = (table: Table): string[] =>
  table
    .flatMap(({ from, action, by, to, when = [] }) =>
      from.map((state) => [state, action, by.join('/'), ...when.map((condition) => `if ${condition}`), `→ ${to}`].join(' ')),
    )
    .toSorted()

/** At these an order changes hands, urgency or words, wherever in its open life it is. */
const wherever = ['submitted', 'needs_info', 'accepted', 'offering', 'assigned', 'serving', 'delivered'].flatMap((state) => [
  `${state} escalate owner/system if has_upper → same`,
  `${state} hand_down owner if has_lower → same`,
  `${state} take_over upper → same`,
  `${state} add_note requester/caller/owner → same`,
  `${state} mark_overdue system → same`,
])

const ORDER_LIFE = [
  'submitted accept owner → accepted',
  'submitted ask owner → needs_info',
  'submitted refuse owner → refused',
  'submitted refer owner → referred',
  'submitted merge owner → merged',
  'submitted withdraw requester/caller → cancelled',
  'submitted set_urgency owner → same',
  'submitted set_needs owner if not_pooled → same',
  'needs_info reply requester/caller → submitted',
  'needs_info lapse system → lapsed',
  'accepted offer owner → offering',
  'accepted offer upper if planned → offering',
  'accepted open_pool owner if not_pooled → same',
  'accepted close_pool owner if pooled → same',
  'accepted take_from_pool any_team if pooled → assigned',
  'accepted self_handle owner → assigned',
  'accepted refuse owner → refused',
  'accepted refer owner → referred',
  'accepted merge owner → merged',
  'accepted withdraw requester/caller → cancelled',
  'accepted set_urgency owner → same',
  'accepted set_needs owner if not_pooled → same',
  'offering offer owner → offering',
  'offering offer upper if planned → offering',
  'offering join invited → same',
  'offering take invited → assigned',
  'offering return_to_owner system → accepted',
  'offering withdraw requester/caller → cancelled',
  'offering set_urgency owner → same',
  'assigned start leader/handler/system → serving',
  'assigned give_back leader/handler/system → accepted',
  'assigned ask_cancel requester/caller if no_cancel_asked → same',
  'assigned agree_cancel owner if cancel_asked → cancelled',
  'assigned decline_cancel owner if cancel_asked → same',
  'serving deliver leader/handler → delivered',
  'serving give_back leader/handler/system → accepted',
  'delivered rate requester/caller if within_rating_window → closed',
  'delivered not_solved requester/caller if within_rating_window if may_reopen_again → accepted',
  'delivered close_unrated system → closed',
  'refused ask_above requester/caller if has_upper if never_asked_above → submitted',
  'lapsed reopen requester/caller → submitted',
]

const OFFER_LIFE = [
  'offered accept leader → accepted',
  'offered decline leader → declined',
  'offered withdraw owner → withdrawn',
  'offered lapse system → lapsed',
  'offered supersede system → superseded',
]

const PROJECT_LIFE = [
  'draft submit leader → reviewing',
  'draft revise leader → same',
  'reviewing list reviewer → listed',
  'reviewing return reviewer → returned',
  'returned submit leader → reviewing',
  'returned revise leader → same',
  'listed pause leader/reviewer → paused',
  'listed retire leader/reviewer → retired',
  'listed revise leader → reviewing',
  'paused resume leader/reviewer → listed',
  'paused retire leader/reviewer → retired',
  'paused revise leader → reviewing',
]

const MAKE_UP_LIFE = [
  'requested confirm leader/officer if not_beneficiary → confirmed',
  'requested reject leader/officer if not_beneficiary → rejected',
  'requested withdraw requester → withdrawn',
  'confirmed approve officer if not_beneficiary if not_confirmer → publicised',
  'confirmed reject officer if not_beneficiary → rejected',
  'confirmed withdraw requester → withdrawn',
  'objected overturn officer if not_beneficiary if not_approver if not_objector → rejected',
  'objected uphold officer if not_beneficiary if not_confirmer if not_approver if not_objector → publicised',
  'publicised object anyone if not_beneficiary → objected',
  'publicised post system → posted',
  'publicised reject officer if not_beneficiary → rejected',
  'publicised reject system → rejected',
  'publicised withdraw requester → withdrawn',
]

const HOURS_ENTRY_LIFE = [
  'pending confirm officer if not_beneficiary if not_involved → posted',
  'pending decline officer if not_beneficiary if not_involved → declined',
  'posted not_me beneficiary if is_posting → frozen',
  'posted reverse officer if not_beneficiary if is_posting → reversed',
  'frozen uphold officer if not_beneficiary if not_involved → posted',
  'frozen overturn officer if not_beneficiary → reversed',
]

const ACTIVITY_LIFE = [
  'draft revise leader → same',
  'draft submit leader → reviewing',
  'draft cancel leader/reviewer → cancelled',
  'returned revise leader → same',
  'returned submit leader → reviewing',
  'returned cancel leader/reviewer → cancelled',
  'reviewing publish reviewer → recruiting',
  'reviewing return reviewer → returned',
  'reviewing cancel leader/reviewer → cancelled',
  'recruiting postpone leader/reviewer → same',
  'recruiting cancel leader/reviewer → cancelled',
  'recruiting begin leader/system → ongoing',
  'ongoing end leader/system → ended',
  'ended settle leader → settled',
  'settled archive reviewer/system → archived',
]

const TASK_LIFE = [
  'todo start owner → doing',
  'doing attach owner → same',
  'returned attach owner → same',
  'doing submit owner if has_evidence → submitted',
  'returned submit owner if has_evidence → submitted',
  'submitted accept reviewer → accepted',
  'submitted return reviewer → returned',
]

const SIGN_UP_LIFE = [
  'applied withdraw volunteer → withdrawn',
  'applied approve leader → approved',
  'applied wait system → waitlisted',
  'applied reject leader/system → rejected',
  'waitlisted withdraw volunteer → withdrawn',
  'waitlisted promote system → approved',
  'waitlisted reject leader/system → rejected',
  'approved withdraw volunteer → withdrawn',
  'approved remove leader/system → removed',
  'approved count_present system → attended',
  'approved count_absent system → no_show',
]

const LIVES = [
  {
    name: 'an order',
    table: ORDER_TRANSITIONS as Table,
    life: [...ORDER_LIFE, ...wherever],
    states: ORDER_STATES as readonly string[],
    actions: ORDER_ACTIONS as readonly string[],
    parties: ORDER_PARTIES as readonly string[],
    conditions: ORDER_CONDITIONS as readonly string[],
    first: 'submitted',
  },
  {
    name: 'an offer',
    table: OFFER_TRANSITIONS as Table,
    life: OFFER_LIFE,
    states: OFFER_STATES as readonly string[],
    actions: OFFER_ACTIONS as readonly string[],
    parties: OFFER_PARTIES as readonly string[],
    conditions: [],
    first: 'offered',
  },
  {
    name: 'a project',
    table: PROJECT_TRANSITIONS as Table,
    life: PROJECT_LIFE,
    states: PROJECT_STATES as readonly string[],
    actions: PROJECT_ACTIONS as readonly string[],
    parties: PROJECT_PARTIES as readonly string[],
    conditions: [],
    first: 'draft',
  },
  {
    name: 'a make-up',
    table: MAKE_UP_TRANSITIONS as Table,
    life: MAKE_UP_LIFE,
    states: MAKE_UP_STATES as readonly string[],
    actions: MAKE_UP_ACTIONS as readonly string[],
    parties: MAKE_UP_PARTIES as readonly string[],
    conditions: MAKE_UP_CONDITIONS as readonly string[],
    first: 'requested',
  },
  {
    name: 'an entry of hours',
    table: HOURS_ENTRY_TRANSITIONS as Table,
    life: HOURS_ENTRY_LIFE,
    states: HOURS_ENTRY_STATES as readonly string[],
    actions: HOURS_ENTRY_ACTIONS as readonly string[],
    parties: HOURS_ENTRY_PARTIES as readonly string[],
    conditions: HOURS_ENTRY_CONDITIONS as readonly string[],
    first: 'pending',
  },
  {
    name: 'an activity',
    table: ACTIVITY_TRANSITIONS as Table,
    life: ACTIVITY_LIFE,
    states: ACTIVITY_STATES as readonly string[],
    actions: ACTIVITY_ACTIONS as readonly string[],
    parties: ACTIVITY_PARTIES as readonly string[],
    conditions: [],
    first: 'draft',
  },
  {
    name: 'a sign-up',
    table: SIGN_UP_TRANSITIONS as Table,
    life: SIGN_UP_LIFE,
    states: SIGN_UP_STATES as readonly string[],
    actions: SIGN_UP_ACTIONS as readonly string[],
    parties: SIGN_UP_PARTIES as readonly string[],
    conditions: [],
    first: 'applied',
  },
  {
    name: 'a task',
    table: TASK_TRANSITIONS as Table,
    life: TASK_LIFE,
    states: TASK_STATES as readonly string[],
    actions: TASK_ACTIONS as readonly string[],
    parties: TASK_PARTIES as readonly string[],
    conditions: TASK_CONDITIONS as readonly string[],
    first: 'todo',
  },
]

describe.each(LIVES)('the life of $name', ({ table, life, states, actions, parties, conditions, first }) => {
  it('is this and no other', () => {
    expect(spoken(table)).toEqual(life.toSorted())
  })

  it('uses every action that it names, and reaches every state from its first', () => {
    expect(new Set(table.map((row) => row.action))).toEqual(new Set(actions))
    const reached = new Set([first])
    for (const _ of states) {
      for (const row of table) if (row.to !== 'same' && row.from.some((state) => reached.has(state))) reached.add(row.to)
    }
    expect(reached).toEqual(new Set(states))
  })

  it('offers nothing to somebody who is nothing to it', () => {
    for (const state of states) {
      expect(actionsFor(table, { state, is: new Set(), holds: new Set(conditions) })).toEqual([])
    }
  })

  it('stays within its states whoever takes whatever steps are offered, and every step offered has its row', () => {
    const standing = fc.record({
      is: fc.subarray([...parties], { minLength: 1 }),
      holds: fc.subarray([...conditions]),
      choice: fc.nat(),
    })
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 60 }), (steps) => {
        let state = first
        for (const { is, holds, choice } of steps) {
          const now = { state, is: new Set(is), holds: new Set(holds) }
          const offered = actionsFor(table, now)
          for (const action of actions) expect(transitionFor(table, now, action) !== undefined).toBe(offered.includes(action))
          const action = offered[choice % Math.max(1, offered.length)]
          const row = action === undefined ? undefined : transitionFor(table, now, action)
          if (row === undefined) continue
          expect(row.from).toContain(state)
          expect(row.by.some((who) => is.includes(who))).toBe(true)
          expect((row.when ?? []).every((condition) => holds.includes(condition))).toBe(true)
          state = row.to === 'same' ? state : row.to
          expect(states).toContain(state)
        }
      }),
    )
  })
})

it.each(OPEN_STATES)('an order that is %s can go on even when no condition holds, and can come to an end', (state) => {
  const onward = ORDER_TRANSITIONS.filter((row) => row.from.includes(state) && row.to !== 'same' && row.to !== state && !row.when)
  expect(onward).not.toEqual([])
  const reached = new Set<string>([state])
  for (const _ of ORDER_STATES) {
    for (const row of ORDER_TRANSITIONS)
      if (row.to !== 'same' && !row.when && row.from.some((each) => reached.has(each))) reached.add(row.to)
  }
  expect([...reached].some((each) => ORDER_STATES.some((known) => known === each && !isOpenState(known)))).toBe(true)
})

it('an order that has ended stays so, but for a refusal looked at above and a lapse taken up again', () => {
  const ended = ORDER_STATES.filter((state) => !isOpenState(state))
  const again = ORDER_TRANSITIONS.filter((row) => row.from.some((state) => ended.includes(state)))
  expect(again.map((row) => [...row.from, row.action])).toEqual([
    ['refused', 'ask_above'],
    ['lapsed', 'reopen'],
  ])
})
