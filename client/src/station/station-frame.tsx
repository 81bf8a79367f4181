import { levelOf } from '@shared/vocabulary/places'
import type { ReactNode } from 'react'
import { Choice, Empty } from '@/design'
import { DeskFrame, type DeskItem } from '@/design/desk-frame'
import { go } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { type Desk, hasInbox } from './desk'
import './station.scss'

export type DeskPage =
  | 'inbox'
  | 'plan'
  | 'shortages'
  | 'callbacks'
  | 'place-order'
  | 'projects'
  | 'activities'
  | 'hours'
  | 'volunteers'
  | 'stuck'
  | 'figures'
  | 'visits'
  | 'complaints'
  | 'integrity'
  | 'emergencies'
  | 'registers'

interface StationFrameProps {
  desk: Desk
  title: string
  current: DeskPage
  id: string
  aside?: ReactNode
  list?: ReactNode
  picture?: ReactNode
  reason?: ReactNode
  children?: ReactNode
  foot?: ReactNode
  /** The page takes those too who only place orders for others. */
  forPlacing?: boolean
}

const pathOf = (page: DeskPage) => `/station/pages/${page}/index`

/** Everything about hours that waits for an officer. */
const hoursToDo = (counts: Desk['counts']): number =>
  counts === null ? 0 : counts.hours.makeUps + counts.hours.pending + counts.hours.cases

function itemsOf({ site, counts, placing, supervises }: Desk): DeskItem[] {
  const place: DeskItem[] = placing.length > 0 ? [{ key: 'place-order', text: '代客点单', path: pathOf('place-order') }] : []
  const lists: DeskItem = { key: 'lists', text: '需求清单', path: '/pages/lists/index' }
  if (site === null) return [...place, lists]
  const planning: DeskItem[] = [
    { key: 'inbox', text: hasInbox(site) ? '收件箱' : '全部在办', path: pathOf('inbox'), count: counts?.new ?? 0 },
    { key: 'plan', text: '统筹派单', path: pathOf('plan') },
    { key: 'shortages', text: '供需缺口', path: pathOf('shortages') },
    { key: 'stuck', text: '卡在哪里', path: '/supervision/pages/stuck/index' },
    { key: 'figures', text: '统计', path: '/supervision/pages/figures/index' },
    { key: 'emergencies', text: '应急预警', path: '/supervision/pages/emergencies/index' },
    { key: 'registers', text: '台账', path: '/supervision/pages/registers/index' },
  ]
  planning.push({ key: 'complaints', text: '投诉建议', path: '/supervision/pages/complaints/index' })
  // A station does not call about its own orders.
  if (levelOf(site.code) !== 'village') planning.push({ key: 'visits', text: '回访抽查', path: '/supervision/pages/visits/index' })
  if (supervises) planning.push({ key: 'integrity', text: '诚信核查', path: '/supervision/pages/integrity/index' })
  // The city has supervisors but no site, and so nothing of its own to do.
  if (!hasInbox(site)) return [...planning, lists]
  return [
    ...planning,
    { key: 'callbacks', text: '要回的电话', path: pathOf('callbacks'), count: counts?.callbacks ?? 0 },
    ...place,
    { key: 'projects', text: '项目审核', path: pathOf('projects') },
    { key: 'activities', text: '活动', path: pathOf('activities'), count: counts?.activities.reviewing ?? 0 },
    { key: 'hours', text: '时数和补录', path: pathOf('hours'), count: hoursToDo(counts) },
    { key: 'volunteers', text: '志愿者证件', path: pathOf('volunteers') },
    lists,
  ]
}

/** Every page of the station: its navigation, the choice of the desk where there are several, and what those see who have none. */
export function StationFrame({
  desk,
  title,
  current,
  forPlacing = false,
  list,
  picture,
  reason,
  children,
  foot,
  ...rest
}: StationFrameProps) {
  const signedIn = useSignedIn()
  const welcome = forPlacing ? desk.placing.length > 0 : desk.site !== null
  const frame = {
    ...rest,
    title,
    current,
    items: itemsOf(desk),
    site: (desk.site ?? desk.placing[0])?.name ?? '',
    signedInFor: '登录后办理站里的事',
  }
  if (!signedIn || !welcome) {
    return (
      <DeskFrame {...frame}>
        <Empty
          icon="lock"
          title="这里是站里工作人员用的"
          note="您的账号还不是任何站点的工作人员。需要的话，请联系镇里的文明实践所。"
          action={{ text: '回首页', onPress: () => go('/pages/home/index') }}
        />
      </DeskFrame>
    )
  }
  return (
    <DeskFrame {...frame} {...{ list, picture, reason, foot }}>
      {!forPlacing && desk.sites.length > 1 && desk.site !== null && (
        <Choice
          className="station-sites not-printed"
          label="哪个站点"
          stacked={desk.sites.length > 2}
          options={desk.sites.map(({ code, name }) => ({ value: code, label: name }))}
          value={desk.site.code}
          onChange={desk.choose}
        />
      )}
      {children}
    </DeskFrame>
  )
}
