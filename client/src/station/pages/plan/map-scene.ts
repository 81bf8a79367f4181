import type { PlanMap } from './plan-words'

/** A village, or the villages of a town together where there are too many to tell apart. */
export interface Dot {
  code: string
  /** Empty where only the code is known. */
  name: string
  latE6: number
  lngE6: number
  served: number
  unserved: number
}

export interface Mark {
  code: string
  name: string
  latE6: number
  lngE6: number
  orders: number
}

/** What the map shows of a place: dots, marks, and which mark comes to which dot for how many orders (positions in the two). */
export interface Scene {
  dots: readonly Dot[]
  marks: readonly Mark[]
  links: readonly { dot: number; mark: number; orders: number }[]
}

/** More dots than this run into one another: then a town's villages are drawn as one. */
const MOST_DOTS = 400
/** Digits of a town's code, with which those of its villages begin. */
const TOWN_DIGITS = 9

/** Villages by the key of what they are drawn as; the place of each is the middle of its villages. */
function together(villages: readonly Dot[], keyOf: (code: string) => string): { dots: Dot[]; dotOf: number[] } {
  const places = new Map<string, number>()
  const dots: Dot[] = []
  const members: number[] = []
  const dotOf = villages.map((village) => {
    const key = keyOf(village.code)
    const known = places.get(key)
    const place = known ?? dots.length
    const dot = dots[place]
    const count = members[place] ?? 0
    if (known === undefined || dot === undefined) {
      places.set(key, dots.length)
      dots.push({ ...village, code: key, name: key === village.code ? village.name : '' })
      members.push(1)
      return place
    }
    dots[place] = {
      ...dot,
      latE6: Math.round((dot.latE6 * count + village.latE6) / (count + 1)),
      lngE6: Math.round((dot.lngE6 * count + village.lngE6) / (count + 1)),
      served: dot.served + village.served,
      unserved: dot.unserved + village.unserved,
    }
    members[place] = count + 1
    return place
  })
  return { dots, dotOf }
}

/** What is drawn of a place and below it, with the teams that come there. @param focus the place's code; its villages begin with it */
export function sceneOf(map: PlanMap, focus: string): Scene {
  const inside = map.villages.map((village, place) => ({ village, place })).filter(({ village }) => village.code.startsWith(focus))
  const crowded = inside.length > MOST_DOTS
  const { dots, dotOf } = together(
    inside.map(({ village }) => village),
    (code) => (crowded ? code.slice(0, TOWN_DIGITS) : code),
  )
  const dotOfVillage = new Map(inside.map(({ place }, at) => [place, dotOf[at] ?? 0]))
  const marks: Mark[] = []
  const markOfTeam = new Map<number, number>()
  const links = new Map<string, { dot: number; mark: number; orders: number }>()
  for (const { village, team, orders } of map.links) {
    const dot = dotOfVillage.get(village)
    const known = map.teams[team]
    if (dot === undefined || known === undefined) continue
    if (!markOfTeam.has(team)) {
      markOfTeam.set(team, marks.length)
      marks.push(known)
    }
    const mark = markOfTeam.get(team) ?? 0
    const key = `${dot}.${mark}`
    links.set(key, { dot, mark, orders: orders + (links.get(key)?.orders ?? 0) })
  }
  return { dots, marks, links: [...links.values()] }
}
