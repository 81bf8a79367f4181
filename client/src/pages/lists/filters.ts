import { CATEGORIES, CATEGORY_LABELS, type Category } from '@shared/vocabulary/categories'
import { CODE_LENGTH } from '@shared/vocabulary/places'

export type ListName = 'demand' | 'projects' | 'activities'
export type DemandShow = 'all' | 'open' | 'closed'
export type ActivityWhen = 'coming' | 'past'

/** What the lists are narrowed by; what is null or empty narrows nothing. */
export interface Filters {
  place: string | null
  category: Category | null
  text: string
  /** The demand list's alone. */
  show: DemandShow
  /** The activity list's alone. */
  when: ActivityWhen
}

export const CATEGORY_OPTIONS = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))

export const SHOW_OPTIONS = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '在办' },
  { value: 'closed', label: '已办结' },
] as const

export const WHEN_OPTIONS = [
  { value: 'coming', label: '近期' },
  { value: 'past', label: '办过的' },
] as const

/** The county around a village: wide enough to see what goes on, near enough to matter. */
export const countyOf = (village: string): string => village.slice(0, CODE_LENGTH.county)

/** As all lists take it. */
export const queryOf = ({ place, category, text }: Filters) => ({
  ...(place === null ? {} : { place }),
  ...(category === null ? {} : { category }),
  ...(text === '' ? {} : { text }),
})

/** Whether a list shows less than there is. Coming and past are two lists, neither is the other narrowed. */
export const isNarrowed = (list: ListName, { category, text, show }: Filters): boolean =>
  category !== null || text !== '' || (list === 'demand' && show !== 'all')
