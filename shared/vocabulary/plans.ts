/**
 * `proposed`: to be sent. `kept`: it was offered to this team before and stays so. `sent`: sent from this plan. `unserved`: no team could
 * come. `pooled`: open to whoever takes it, so the plan leaves it alone.
 */
export const PLAN_LINE_STATES = ['proposed', 'kept', 'sent', 'unserved', 'pooled'] as const
export type PlanLineState = (typeof PLAN_LINE_STATES)[number]

/** Lines that one request may send: a screen sends a long plan piece by piece and shows how far it is. */
export const LINES_AT_ONCE = 25
