/** What an administrator can change; each change is a row that says what was before and after. */
export const CHANGE_SUBJECTS = [
  'membership',
  'second_factor',
  'invitation',
  'site',
  'service',
  'setting',
  'calendar_day',
  'places',
] as const
export type ChangeSubject = (typeof CHANGE_SUBJECTS)[number]

/** Those that are values and can be put back; authority that was given or ended is given anew. */
export const UNDOABLE = ['site', 'service', 'setting', 'calendar_day'] as const
export type Undoable = (typeof UNDOABLE)[number]
