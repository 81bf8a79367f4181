import type { Role } from '@shared/vocabulary/people'
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

/**
 * The places where the signed-in person holds one of these roles, and the one looked at; null where there is none. The server decides what
 * they may do.
 */
export function useAdministered(roles: readonly Role[]) {
  const memberships = useSession((state) => state.self?.memberships) ?? []
  const { code, choose } = useChosenPlace()
  const held = memberships.flatMap(({ role, site }): AdministeredPlace[] => (roles.includes(role) && site !== null ? [site] : []))
  const places = held.filter((one, at) => held.findIndex(({ code: other }) => other === one.code) === at)
  return { places, place: places.find((one) => one.code === code) ?? places[0] ?? null, choose }
}
