import { memberships as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { momentWords } from '@shared/time/words'
import { ROLE_LABELS } from '@shared/vocabulary/people'
import { View } from '@tarojs/components'
import { usePages, useWrite } from '@/api'
import { Button, Card, Chip, Empty, Failed, ListMore, Loading } from '@/design'

function InvitationCard({ invitation }: { invitation: ReplyOf<typeof contract.invitations>['items'][number] }) {
  const { id, role, site, team, expiresAt } = invitation
  const where = site?.name ?? team?.name ?? ''
  const withdraw = useWrite(contract.withdraw)
  return (
    <Card
      title={where}
      note={`${momentWords(Date.parse(expiresAt), Date.now())} 前有效`}
      aside={<Chip tone="amber">{`等${ROLE_LABELS[role]}`}</Chip>}
    >
      {withdraw.error !== null && <Failed error={withdraw.error} />}
      <Button
        className="administration-actions"
        busy={withdraw.busy}
        label={`收回${where}${ROLE_LABELS[role]}的邀请`}
        onPress={() => void withdraw.send({ params: { id } })}
      >
        收回
      </Button>
    </Card>
  )
}

/** Invitations that nobody has accepted yet. Their codes are nowhere: one that was lost is withdrawn and made anew. */
export function InvitationList({ under }: { under: string }) {
  const list = usePages(contract.invitations, { query: { under } })
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="send" title="没有在等的邀请" note="点「请一个人来」，发一个邀请码给对方。" />
  return (
    <View className="stack">
      <View className="words-note">邀请码只在发的时候显示一次。对方没记住的，收回来再发一个。</View>
      <View className="administration-rows">
        {list.items.map((invitation) => (
          <InvitationCard key={invitation.id} invitation={invitation} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}
