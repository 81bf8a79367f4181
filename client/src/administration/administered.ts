import { create } from 'zustand'
import { useSession } from '@/state/session'

/** A place as a membership names it. */
export interface AdministeredPlace {
  code: string
  name: string
}

/** The place chosen by somebody who administers several; kept while the program is open. */
const useChosenPlace = create<{ code: string | null; choose(code: string): void }>()((set) => ({
  code: null,
  choose: (code) => set({ code }),
}))

/** The places that the signed-in person administers, and the one looked at; null where there is none. The server decides what they may do. */
export function useAdministered() {
  const memberships = useSession((state) => state.self?.memberships) ?? []
  const { code, choose } = useChosenPlace()
  const places = memberships.flatMap(({ role, site }): AdministeredPlace[] => (role === 'administrator' && site !== null ? [site] : []))
  return { places, place: places.find((one) => one.code === code) ?? places[0] ?? null, choose }
}
