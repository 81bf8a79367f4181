import { distanceWords } from '@shared/geo/distance'
import { spanWords } from '@/activity-work/words'
import type { ActivityLine } from './activity-card'

/** '还有 12 个名额', '名额满了，3 人候补', '名额满了，可以排候补'. */
export function roomWords({ placesLeft, waiting }: Pick<ActivityLine, 'placesLeft' | 'waiting'>): string {
  if (placesLeft > 0) return `还有 ${placesLeft} 个名额`
  return waiting > 0 ? `名额满了，${waiting} 人候补` : '名额满了，可以排候补'
}

/** '周日 15:00—17:00 · 宅群村 · 离您的村 3.2 公里 · 青年队'. @param now epoch ms */
export function whenAndWhere({ startsAt, endsAt, village, team, distance }: ActivityLine, now: number): string {
  const far = distance === null ? [] : [`离您的村 ${distanceWords(distance)}`]
  return [spanWords({ startsAt, endsAt }, now), village.name, ...far, team.name].join(' · ')
}
