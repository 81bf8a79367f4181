/** What a team's project of a service says when the team writes nothing of its own. */
export interface UsualProject {
  readonly title: string
  readonly summary: string
  readonly detail: string
  readonly qualification: string
  /** People that one visit serves at most. */
  readonly people: number
  readonly risk: 1 | 2 | 3
}

/** A service of the menu: `code` is its key for good, `about` one line that a villager understands. */
export interface MenuItem {
  readonly code: string
  readonly name: string
  readonly about: string
  readonly usual: UsualProject
}
