/** What an administrator can change; each change is a row that says what was before and after. */
export const CHANGE_SUBJECTS = ['membership', 'invitation'] as const
export type ChangeSubject = (typeof CHANGE_SUBJECTS)[number]
