import type * as z from 'zod/mini'
import type { place, site } from '../../../shared/contract/places'
import { levelOf, type PlaceLevel } from '../../../shared/vocabulary/places'
import type { Site } from './site.entity'

/** A place as the contract shows it. */
export const placePresented = ({ code, level, name }: { code: string; level: PlaceLevel; name: string }): z.output<typeof place> => ({
  code,
  level,
  name,
})

/** A practice site as the contract shows it: whom to call, and when somebody is there. */
export function sitePresented({ code, name, phone, hours, facilities, demonstration }: Site): z.output<typeof site> {
  const level = levelOf(code)
  if (level === null) throw new Error(`Site ${code} is of no level`)
  return { code, level, name, phone, hours, facilities, demonstration }
}
