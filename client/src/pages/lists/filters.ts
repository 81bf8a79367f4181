import { CATEGORIES, CATEGORY_LABELS, type Category } from '@shared/vocabulary/categories'
import { CODE_LENGTH } from '@shared/vocabulary/places'

export type ListName = 'demand' | 'projects'
export type DemandShow = 'all' | 'open' | 'closed'

/** What both lists are narrowed by; what is null or empty narrows nothing. */
export interface Filters {
  place: string | null
  category: Category | null
  text: string
  /** The demand list's alone. */
  show: DemandShow
}

export const CATEGORY_OPTIONS = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))

export const SHOW_OPTIONS = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '在办' },
  { value: 'closed', label: '已办结' },
] as const

/** The county around a village: wide enough to see what goes on, near enough to matter. */
export const countyOf = (village: string): string => village.slice(0, CODE_LENGTH.county)

/** As both lists take it. */
export const queryOf = ({ place, category, text }: Filters) => ({
  ...(place === null ? {} : { place }),
  ...(category === null ? {} : { category }),
  ...(text === '' ? {} : { text }),
})

export const isNarrowed = ({ category, text, show }: Filters): boolean => category !== null || text !== '' || show !== 'all'
