import { create } from 'zustand'
import { go } from '@/platform/navigation'
import type { ListName } from './filters'

interface Shown {
  list: ListName
  show(list: ListName): void
}

/** Which of the lists is shown. A page of the tab bar takes no parameters: who leads to a list says so here. */
export const useShownList = create<Shown>()((set) => ({ list: 'demand', show: (list) => set({ list }) }))

/** Opens the page of the lists at one of them. */
export function openList(list: ListName): void {
  useShownList.getState().show(list)
  go('/pages/lists/index')
}
