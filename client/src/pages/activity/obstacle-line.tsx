import { places } from '@shared/contract'
import type { SignUpObstacle } from '@shared/vocabulary/activities'
import { View } from '@tarojs/components'
import type { Post } from '@/activity-work/activity'
import { useRead } from '@/api'
import { sendTo } from '@/api/onward'
import { Button, Notice } from '@/design'
import { openList } from '@/pages/lists/shown'
import { go } from '@/platform/navigation'
import { phone } from '@/platform/phone'

const openMine = () => go('/volunteer/pages/my-activities/index', { show: 'coming' })
const openOthers = () => openList('activities')
const openProfile = () => go('/volunteer/pages/profile/index')

/** Where the next step is taken; null where there is no other place to go, or where a button of its own takes it. */
const NEXT: Record<SignUpObstacle, 'call_site' | (() => void) | null> = {
  already_signed_up: openMine,
  rejected_before: 'call_site',
  removed_before: openOthers,
  not_open_yet: null,
  closed: openOthers,
  started: openOthers,
  clashes: openMine,
  birth_date_needed: openProfile,
  too_young: null,
  too_old: null,
  minors_excluded: openOthers,
  guardian_consent_needed: null,
  guardian_presence_needed: null,
  skill_needed: openProfile,
  credential_needed: 'call_site',
  credential_expired: 'call_site',
  consent_needed: () => sendTo('consent'),
}

/** The site that sees papers: whom to call. */
function CallSite({ village, words }: { village: string; words: string }) {
  const read = useRead(places.one, { params: { code: village } })
  const site = read.data?.site ?? null
  if (site === null || site.phone === '') return <View>{words}</View>
  return (
    <Button icon="phone" label={`${words}，打电话给${site.name}`} onPress={() => void phone(site.phone)}>
      {`${words} ${site.phone}`}
    </Button>
  )
}

/** Why this person may not take a post now, and what they can do about it. */
export function ObstacleLine({ obstacle, village }: { obstacle: NonNullable<Post['obstacle']>; village: string }) {
  const next = NEXT[obstacle.code]
  return (
    <View className="stack">
      <Notice tone="amber" icon="info">
        {next === null ? `${obstacle.message}${obstacle.next}。` : obstacle.message}
      </Notice>
      {next === 'call_site' && <CallSite village={village} words={obstacle.next} />}
      {typeof next === 'function' && (
        <Button icon="forward" onPress={next}>
          {obstacle.next}
        </Button>
      )}
    </View>
  )
}
