import { ROLE_LABELS, type Role } from '@shared/vocabulary/people'
import { View } from '@tarojs/components'
import { Card, Fact, type IconName } from '@/design'
import { go } from '@/platform/navigation'
import type { Self } from '@/state/session'
import { Door } from './door'

const OFFICE: readonly Role[] = ['staff', 'supervisor']

interface WorkDoor {
  icon: IconName
  text: string
  path: string
  /** Whose work it is; what may be done behind it the server says there. */
  roles: readonly Role[]
}

const DOORS: readonly WorkDoor[] = [
  { icon: 'send', text: '发给队伍的邀请', path: '/volunteer/pages/offers/index', roles: ['leader'] },
  { icon: 'calendar', text: '队伍的活动', path: '/volunteer/pages/lead-activities/index', roles: ['leader'] },
  { icon: 'hands', text: '抢单', path: '/volunteer/pages/pool/index', roles: ['leader'] },
  { icon: 'team', text: '我带的队伍', path: '/volunteer/pages/team/index', roles: ['leader'] },
  { icon: 'lantern', text: '队伍的服务项目', path: '/volunteer/pages/projects/index', roles: ['leader'] },
  { icon: 'inbox', text: '收件箱', path: '/station/pages/inbox/index', roles: OFFICE },
  { icon: 'eye', text: '督办：卡在哪里', path: '/supervision/pages/stuck/index', roles: ['supervisor'] },
  { icon: 'warn', text: '应急预警', path: '/supervision/pages/emergencies/index', roles: OFFICE },
  { icon: 'calendar', text: '站里的活动', path: '/station/pages/activities/index', roles: OFFICE },
  { icon: 'list', text: '站里的任务', path: '/administration/pages/my-tasks/index', roles: ['staff'] },
  { icon: 'check', text: '任务完成情况', path: '/administration/pages/tasks/index', roles: ['supervisor'] },
  { icon: 'edit', text: '代人点单', path: '/station/pages/place-order/index', roles: ['proxy', ...OFFICE] },
  { icon: 'shield', text: '管理辖区', path: '/administration/pages/people/index', roles: ['administrator'] },
  { icon: 'scan', text: '扫码登录电脑', path: '/pages/desk-confirm/index', roles: [...OFFICE, 'administrator'] },
]

/** What a person is here for beside ordering, in words, and the doors to that work; nothing for those who only order. */
export function WorkDoors({ memberships }: Pick<Self, 'memberships'>) {
  const roles = memberships.map(({ role }) => role)
  const doors = DOORS.filter((door) => door.roles.some((role) => roles.includes(role)))
  if (memberships.length === 0) return null
  return (
    <Card id="my-work" title="我的身份">
      {memberships.map(({ role, site, team }) => (
        <Fact key={`${role}.${site?.code ?? ''}${team?.code ?? ''}`} label={ROLE_LABELS[role]}>
          {site?.name ?? team?.name ?? ''}
        </Fact>
      ))}
      <View>
        {doors.map(({ icon, text, path }) => (
          <Door key={path} icon={icon} text={text} onPress={() => go(path)} />
        ))}
      </View>
    </Card>
  )
}
