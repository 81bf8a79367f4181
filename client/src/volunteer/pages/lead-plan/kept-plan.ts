import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Plan } from './plan'

interface Kept {
  person: string
  team: string
  plan: Plan
}

const nameOf = (what: string): string => `activity-plan-${what}`

function read(what: string, person: string): Kept | null {
  try {
    const kept: Kept | '' = Taro.getStorageSync<Kept | ''>(nameOf(what))
    return kept === '' || kept.person !== person ? null : kept
  } catch {
    return null
  }
}

function write(what: string, kept: Kept | null): void {
  try {
    if (kept === null) Taro.removeStorageSync(nameOf(what))
    else Taro.setStorageSync(nameOf(what), kept)
  } catch {
    // A full or forbidden storage: the plan lives as long as the page.
  }
}

/** The team that a plan kept on this device is for, or null where none is kept. */
export const keptTeam = (what: string, person: string): string | null => read(what, person)?.team ?? null

interface KeptPlan {
  plan: Plan
  change(part: Partial<Plan>): void
  /** It goes on from what was typed before and never sent. */
  found: boolean
  /** Begins anew, from what the server has or from nothing. */
  startOver(): void
  /** The server has it: nothing needs to be kept. */
  forget(): void
}

/**
 * The plan of one form, kept on this device until the server has it: a leader may write it where there is no signal.
 * @param what the activity's code, or what a new one is made from until the server has it
 */
export function useKeptPlan(what: string, { person, team }: { person: string; team: string }, begin: () => Plan): KeptPlan {
  const [found, setFound] = useState(() => read(what, person) !== null)
  const [plan, setPlan] = useState<Plan>(() => ({ ...begin(), ...read(what, person)?.plan }))
  const change = (part: Partial<Plan>) =>
    setPlan((before) => {
      const next = { ...before, ...part }
      write(what, { person, team, plan: next })
      return next
    })
  const forget = () => write(what, null)
  const startOver = () => {
    forget()
    setFound(false)
    setPlan(begin())
  }
  return { plan, change, found, startOver, forget }
}
