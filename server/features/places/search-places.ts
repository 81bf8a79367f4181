import type { PlaceLine, PlaceNames } from './place.queries'

/** As many as a person reads through; whoever sees more types another character. */
const MOST = 20

/** How well a name fits what was typed: the name itself, its beginning, a part of it, a part of the official name; null when not at all. */
function rankOf(place: PlaceLine, typed: string): number | null {
  if (place.name === typed) return 0
  if (place.name.startsWith(typed)) return 1
  if (place.name.includes(typed)) return 2
  return place.officialName.includes(typed) ? 3 : null
}

/**
 * The places below the city, and below `scope` where one is given, whose names fit; the best fitting first, at most 20. Chinese names have
 * no cases and no spaces, so characters are compared as they are.
 */
export function searchPlaces(names: PlaceNames, typed: string, scope: string): PlaceLine[] {
  const fitting: PlaceLine[][] = [[], [], [], []]
  for (const place of names.values()) {
    if (place.level === 'city' || place.code === scope || !place.code.startsWith(scope)) continue
    const rank = rankOf(place, typed)
    if (rank !== null) fitting[rank]?.push(place)
  }
  return fitting.flat().slice(0, MOST)
}
