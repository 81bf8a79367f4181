import { CATEGORIES, type Category } from '../../../shared/vocabulary/categories'
import { CODE_LENGTH, type PlaceLevel } from '../../../shared/vocabulary/places'
import type { Place } from '../../features/places/place.entity'
import { evenings, everyDay, type TeamEntry, type Weekly, weekends, workdays } from '../rosters/roster'
import { menu } from '../services'
import type { Chance } from './chance'

/** How many teams are at home at each level: one in every village, and the rest above. */
const ABOVE: Readonly<Record<Exclude<PlaceLevel, 'village'>, number>> = { town: 560, county: 91, city: 10 }

const NAMES: Readonly<Record<Category, string>> = {
  theory: '宣讲队',
  civics: '邻里帮扶队',
  culture: '文艺队',
  farming: '农技队',
  health: '健康服务队',
}

/** Reach by where a team is at home: a village's team serves its town's near villages, a town's the town, and so on. */
function reachOf(place: Place, chance: Chance): Pick<TeamEntry, 'areas' | 'radiusKm'> {
  if (place.level === 'village') return { areas: [place.code], radiusKm: 4 + chance.below(9) }
  if (place.level === 'town') return { areas: [place.code], radiusKm: 6 + chance.below(15) }
  return { areas: [place.code], radiusKm: 0 }
}

function weekOf(chance: Chance): readonly Weekly[] {
  return chance.some(chance.one([workdays, weekends, [...weekends, ...evenings], everyDay]), 2 + chance.below(5))
}

/** About two thousand invented teams of a whole city: every village has one, and each place above has its share. */
export function cityTeams(places: readonly Place[], chance: Chance): TeamEntry[] {
  const homes = (Object.keys(CODE_LENGTH) as PlaceLevel[]).flatMap((level) => {
    const ofLevel = places.filter((place) => place.level === level)
    return level === 'village' ? ofLevel : Array.from({ length: ABOVE[level] }, (_, index) => ofLevel[index % ofLevel.length] ?? [])
  })
  return homes.flat().map((home, index) => teamAt(home, index, chance))
}

function teamAt(home: Place, index: number, chance: Chance): TeamEntry {
  const category = CATEGORIES[index % CATEGORIES.length] ?? 'civics'
  const services = menu.filter((item) => item.category === category).map(({ code }) => code)
  const number = index + 1
  const perDay = 1 + chance.below(2)
  return {
    name: `${home.name}${NAMES[category]}${number}`,
    kind: category === 'theory' ? 'lecture_group' : 'service_team',
    home: home.code,
    leader: `${number} 号队长`,
    about: `${home.name}的志愿者，服务附近的村。`,
    members: 6 + chance.below(20),
    ...reachOf(home, chance),
    week: weekOf(chance),
    capacity: [1, perDay, perDay + 1 + chance.below(3)],
    offers: chance.some(services, 2 + chance.below(3)).map((service) => ({ service })),
  }
}
