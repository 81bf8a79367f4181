/** One row of a transition table: in one of these states, one of these people may take this action, which leads there. */
export interface Transition<State extends string, Action extends string, Who extends string, Condition extends string = never> {
  readonly from: readonly State[]
  readonly action: Action
  readonly by: readonly Who[]
  /** `same`: the state stays; owner, urgency or a note changes. */
  readonly to: State | 'same'
  /** Named facts that must also hold; the server works them out from the object. */
  readonly when?: readonly Condition[]
}

/** What is true of one object and one person: who they are to it, and which named conditions hold now. */
export interface Standing<State extends string, Who extends string, Condition extends string> {
  readonly state: State
  readonly is: ReadonlySet<Who>
  readonly holds: ReadonlySet<Condition>
}

/** The row that lets this person take this action now, or undefined. */
export function transitionFor<State extends string, Action extends string, Who extends string, Condition extends string>(
  table: readonly Transition<State, Action, Who, Condition>[],
  standing: Standing<State, Who, Condition>,
  action: Action,
): Transition<State, Action, Who, Condition> | undefined {
  return table.find((row) => row.action === action && isOpen(row, standing))
}

/** The actions that this person may take on this object now, in the table's order, each once. */
export function actionsFor<State extends string, Action extends string, Who extends string, Condition extends string>(
  table: readonly Transition<State, Action, Who, Condition>[],
  standing: Standing<State, Who, Condition>,
): Action[] {
  return [...new Set(table.filter((row) => isOpen(row, standing)).map((row) => row.action))]
}

function isOpen<State extends string, Who extends string, Condition extends string>(
  row: Transition<State, string, Who, Condition>,
  standing: Standing<State, Who, Condition>,
): boolean {
  return (
    row.from.includes(standing.state) &&
    row.by.some((who) => standing.is.has(who)) &&
    (row.when ?? []).every((condition) => standing.holds.has(condition))
  )
}
