import { memberships as contract } from '@shared/contract'
import type { MembershipKind } from '@shared/vocabulary/people'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Button, Empty, Failed, guarded, ListMore, Loading, Notice, Tabs } from '@/design'
import type { AdministeredPlace } from '../../administered'
import { AdministrationFrame } from '../../administration-frame'
import { InvitationList } from './invitation-list'
import { InviteSheet } from './invite-sheet'
import { MemberCard } from './member-card'

type Shown = MembershipKind | 'invitations'

const TABS: readonly { key: Shown; text: string }[] = [
  { key: 'site', text: '站点的人' },
  { key: 'team', text: '队伍的人' },
  { key: 'invitations', text: '在等的邀请' },
]

interface MembersProps {
  under: string
  kind: MembershipKind
  onInvite(team: { code: string; name: string }): void
}

function Members({ under, kind, onInvite }: MembersProps) {
  const list = usePages(contract.list, { query: { under, kind } })
  const [done, setDone] = useState<string | null>(null)
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  return (
    <View className="stack">
      {done !== null && <Notice tone="leaf">{done}</Notice>}
      {list.items.length === 0 && <Empty icon="people" title="这里还没有人" note="点「请一个人来」，发一个邀请码给对方。" />}
      <View className="administration-rows">
        {list.items.map((member) => {
          const { team } = member
          return (
            <MemberCard key={member.id} member={member} onDone={setDone} {...(team === null ? {} : { onInvite: () => onInvite(team) })} />
          )
        })}
      </View>
      <ListMore list={list} />
    </View>
  )
}

function People({ place }: { place: AdministeredPlace }) {
  const [shown, setShown] = useState<Shown>('site')
  const [inviting, setInviting] = useState<{ team: { code: string; name: string } | null } | null>(null)
  return (
    <View className="stack">
      <View className="administration-column">
        <Button kind="primary" icon="plus" onPress={() => setInviting({ team: null })}>
          请一个人来
        </Button>
      </View>
      <Tabs<Shown> label="看哪些人" items={TABS} value={shown} onChange={setShown} />
      {shown === 'invitations' ? (
        <InvitationList key={place.code} under={place.code} />
      ) : (
        <Members key={`${place.code}.${shown}`} under={place.code} kind={shown} onInvite={(team) => setInviting({ team })} />
      )}
      {inviting !== null && <InviteSheet from={place} team={inviting.team} onClose={() => setInviting(null)} />}
    </View>
  )
}

function PeoplePage() {
  return (
    <AdministrationFrame id="administration-people" title="人员和身份" current="people">
      {(place) => <People place={place} />}
    </AdministrationFrame>
  )
}

export default guarded(PeoplePage)
