import { plans as contract } from '@shared/contract'
import type { PlanLineState } from '@shared/vocabulary/plans'
import { useState } from 'react'
import { useRead } from '@/api'

export interface LineFilter {
  show: PlanLineState | null
  place: string | null
  team: string | null
}

/**
 * The lines of a plan, a page at a time: of five thousand only the twenty that are looked at are on the phone. To be mounted anew
 * (by key) with another round or another filter.
 */
export function useTurns(plan: string, { show, place, team }: LineFilter) {
  const [cursors, setCursors] = useState<string[]>([])
  const cursor = cursors[cursors.length - 1]
  const read = useRead(contract.lines, {
    params: { code: plan },
    query: {
      ...(show === null ? {} : { show }),
      ...(place === null ? {} : { place }),
      ...(team === null ? {} : { team }),
      ...(cursor === undefined ? {} : { cursor }),
    },
  })
  const next = read.data?.next ?? null
  return {
    read,
    /** 1 for the first. */
    page: cursors.length + 1,
    forward: next === null ? null : () => setCursors([...cursors, next]),
    back: cursors.length === 0 ? null : () => setCursors(cursors.slice(0, -1)),
  }
}
