import type { Role } from '@shared/vocabulary/people'
import type { ReactNode } from 'react'
import { Choice, Empty } from '@/design'
import { DeskFrame, type DeskItem } from '@/design/desk-frame'
import { go } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { type AdministeredPlace, useAdministered } from './administered'
import './administration.scss'

export type AdministrationPage = 'people' | 'sites' | 'services' | 'settings' | 'changes' | 'tasks' | 'registers'

const item = (key: AdministrationPage, text: string): DeskItem => ({ key, text, path: `/administration/pages/${key}/index` })

const TASKS = item('tasks', '任务清单')

const ITEMS: readonly DeskItem[] = [
  item('people', '人员和身份'),
  item('sites', '站点和设施'),
  item('services', '服务种类'),
  item('settings', '时限和节假日'),
  item('changes', '改过什么'),
  TASKS,
  { key: 'registers', text: '台账', path: '/supervision/pages/registers/index' },
]

const ADMINISTRATORS: readonly Role[] = ['administrator']
const OVERSEERS: readonly Role[] = ['administrator', 'supervisor']

interface AdministrationFrameProps {
  title: string
  current: AdministrationPage
  id: string
  /** Supervisors are at home here too. */
  forSupervisors?: boolean
  /** The page, for the place that is administered. */
  children(place: AdministeredPlace): ReactNode
}

/** Every page of an administrator: its navigation, the choice of the place where there are several, and what those see who have none. */
export function AdministrationFrame({ title, current, id, forSupervisors = false, children }: AdministrationFrameProps) {
  const signedIn = useSignedIn()
  const { places, place, choose } = useAdministered(forSupervisors ? OVERSEERS : ADMINISTRATORS)
  const administers = useAdministered(ADMINISTRATORS).place !== null
  return (
    <DeskFrame
      id={id}
      title={title}
      current={current}
      items={administers ? ITEMS : [TASKS]}
      site={place?.name ?? ''}
      signedInFor="登录后管理辖区的事"
    >
      {signedIn && place !== null ? (
        <>
          {places.length > 1 && (
            <Choice
              className="administration-places not-printed"
              label="管理哪里"
              options={places.map(({ code, name }) => ({ value: code, label: name }))}
              value={place.code}
              onChange={choose}
            />
          )}
          {children(place)}
        </>
      ) : (
        <Empty
          icon="lock"
          title="这里是管理员用的"
          note="您的账号还不是哪里的管理员。需要的话，请现在的管理员发一个邀请码。"
          action={{ text: '回首页', onPress: () => go('/pages/home/index') }}
        />
      )}
    </DeskFrame>
  )
}
