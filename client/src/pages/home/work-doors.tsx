import type { orders } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { Card, Chip, Section } from '@/design'
import { go } from '@/platform/navigation'
import { useSession } from '@/state/session'

type Work = ReplyOf<typeof orders.home>['work']

/** Ways to what this person does for others: the team's offers, the site's inbox, ordering for a neighbour. Nothing for those without such work. */
export function WorkDoors({ work }: { work: Work }) {
  const memberships = useSession((state) => state.self?.memberships)
  const holds = (role: string) => memberships?.some((membership) => membership.role === role) ?? false
  const leads = work.offers > 0 || holds('leader')
  const places = holds('proxy')
  const { inbox } = work
  if (!leads && !places && inbox === null) return null
  return (
    <Section title="我的工作">
      {inbox !== null && (
        <Card
          title="站里的收件箱"
          note={inbox.due > 0 ? `${inbox.site.name} · ${inbox.due} 张快到时限` : inbox.site.name}
          aside={<Chip tone={inbox.new > 0 ? 'kapok' : 'leaf'}>{inbox.new > 0 ? `${inbox.new} 张待办` : '都办好了'}</Chip>}
          onPress={() => go('/station/pages/inbox/index')}
        />
      )}
      {leads && (
        <Card
          title="队伍的邀请"
          note="可以接，也可以不接"
          aside={<Chip tone={work.offers > 0 ? 'kapok' : 'grey'}>{work.offers > 0 ? `${work.offers} 份待回复` : '暂时没有'}</Chip>}
          onPress={() => go('/volunteer/pages/offers/index')}
        />
      )}
      {leads && <Card title="队伍的活动" note="发起、签到、结项" onPress={() => go('/volunteer/pages/lead-activities/index')} />}
      {places && <Card title="代人点单" note="替没有手机的老人、来电的人点单" onPress={() => go('/station/pages/place-order/index')} />}
    </Section>
  )
}
