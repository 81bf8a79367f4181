import { type ChosenVillage, usePreferences } from '@/state/preferences'
import { useSession } from '@/state/session'

/** A village as a person says it, with what holds it in front: 开平市 · 塘口镇 · 宅群村. */
export const villageWords = (path: string, name: string): string => (path === '' ? name : `${path} · ${name}`)

/** The village that pages are about: the one chosen on this device, else the signed-in person's own; null while neither is known. */
export function useVillage(): ChosenVillage | null {
  const chosen = usePreferences((state) => state.village)
  const own = useSession((state) => state.self?.village ?? null)
  if (chosen !== null) return chosen
  return own === null ? null : { code: own.code, name: own.name, path: villageWords(own.path, own.name) }
}
