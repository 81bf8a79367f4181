import { desk as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { levelOf } from '@shared/vocabulary/places'
import { create } from 'zustand'
import { useRead } from '@/api'
import { useSession } from '@/state/session'

/** A site as a membership names it. */
export interface DeskSite {
  code: string
  name: string
}

/** The site chosen by somebody who sits at several desks; kept while the program is open. */
const useChosenSite = create<{ code: string | null; choose(code: string): void }>()((set) => ({
  code: null,
  choose: (code) => set({ code }),
}))

/** The city has no site of its own that orders could come to: who supervises it looks at what is open everywhere. */
export const hasInbox = ({ code }: DeskSite): boolean => levelOf(code) !== 'city'

export interface Desk {
  /** Sites whose inbox this person reads. */
  sites: DeskSite[]
  /** Sites within which this person may place an order for somebody else. */
  placing: DeskSite[]
  /** The site at whose desk one sits; null where there is none. */
  site: DeskSite | null
  /** Whether one supervises that site's place. */
  supervises: boolean
  counts: ReplyOf<typeof contract.inbox>['counts'] | null
  choose(code: string): void
}

const unique = (sites: readonly DeskSite[]): DeskSite[] =>
  sites.filter((site, place) => sites.findIndex(({ code }) => code === site.code) === place)

/**
 * The desks of the signed-in person and what waits at the chosen one. Memberships say only which doors to show; what may be done with one
 * thing is in its own `actions`.
 */
export function useDesk(): Desk {
  const memberships = useSession((state) => state.self?.memberships) ?? []
  const { code, choose } = useChosenSite()
  const ofSites = memberships.flatMap(({ role, site }) => (site === null ? [] : [{ role, site }]))
  const sites = unique(ofSites.filter(({ role }) => role === 'staff' || role === 'supervisor').map(({ site }) => site))
  const site = sites.find((one) => one.code === code) ?? sites[0] ?? null
  const inbox = useRead(contract.inbox, { query: { site: site?.code ?? '' } }, { enabled: site !== null && hasInbox(site) })
  return {
    sites,
    placing: unique(ofSites.filter(({ role }) => role !== 'administrator').map((one) => one.site)),
    site,
    supervises: site !== null && ofSites.some(({ role, site: own }) => role === 'supervisor' && site.code.startsWith(own.code)),
    counts: inbox.data?.counts ?? null,
    choose,
  }
}
