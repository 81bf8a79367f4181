/** What a visit takes: people of each team, parts of a day in a row, teams that meet there. */
export interface VisitNeeds {
  readonly helpers: number
  readonly parts: number
  readonly teams: number
}

/** Whether it takes more than one person of one team in one part of a day. */
export const takesMore = ({ helpers, parts, teams }: VisitNeeds): boolean => helpers > 1 || parts > 1 || teams > 1

/** 两支队伍一起来、每支至少 3 人、连着两个时段; of an ordinary visit: 一支队伍来一个时段. */
export function needsWords({ helpers, parts, teams }: VisitNeeds): string {
  const words = [
    ...(teams > 1 ? ['两支队伍一起来'] : []),
    ...(helpers > 1 ? [`${teams > 1 ? '每支' : ''}至少 ${helpers} 人`] : []),
    ...(parts > 1 ? ['连着两个时段'] : []),
  ]
  return words.length === 0 ? '一支队伍来一个时段' : words.join('、')
}

/** The team that comes, or both. */
export const teamsWords = (team: { readonly name: string }, other: { readonly name: string } | null): string =>
  other === null ? team.name : `${team.name}和${other.name}`
