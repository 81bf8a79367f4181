import { CODE_LENGTH, type PlaceLevel } from '../../../shared/vocabulary/places'

/** The codes of a place and of all that hold it, the city's first. */
export const codesDownTo = (code: string): string[] =>
  Object.values(CODE_LENGTH)
    .filter((length) => length <= code.length)
    .map((length) => code.slice(0, length))

/** Which place it is, for a person who knows the city: 开平市 · 塘口镇 for a village there. Takes a path from the city down to the place. */
export const pathWords = (path: readonly { readonly name: string; readonly level: PlaceLevel }[]): string =>
  path
    .slice(0, -1)
    .filter(({ level }) => level !== 'city')
    .map(({ name }) => name)
    .join(' · ')
