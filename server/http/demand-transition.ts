import { type Standing, type Transition, transitionFor } from '../../shared/lifecycle/machine'
import { Refusal } from './refusal'

/**
 * The row of a transition table that this action follows.
 * @throws Refusal not_allowed when it is somebody else's to take, transition_not_allowed when the state does not let anybody.
 */
export function demandTransition<State extends string, Action extends string, Who extends string>(
  table: readonly Transition<State, Action, Who>[],
  state: State,
  is: ReadonlySet<Who>,
  action: Action,
): Transition<State, Action, Who> {
  const standing: Standing<State, Who, never> = { state, is, holds: new Set<never>() }
  const row = transitionFor(table, standing, action)
  if (row !== undefined) return row
  const theirs = table.some((each) => each.action === action && each.by.some((party) => is.has(party)))
  throw new Refusal(theirs ? 'transition_not_allowed' : 'not_allowed')
}
