import { memberships as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { publicCode } from '@shared/contract/fields'
import { momentWords } from '@shared/time/words'
import { ROLE_LABELS } from '@shared/vocabulary/people'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Fact, Failed, Field, guarded, Notice, Page, TextInput } from '@/design'
import { go } from '@/platform/navigation'
import { useSession } from '@/state/session'

type Offered = ReplyOf<typeof contract.look>

function Offer({ code, offered, onRefuse }: { code: string; offered: Offered; onRefuse(): void }) {
  const renew = useSession((state) => state.renew)
  const [accepted, setAccepted] = useState(false)
  const accept = useWrite(contract.accept, (self) => {
    renew(self)
    setAccepted(true)
  })
  if (accepted) {
    return (
      <>
        <Notice tone="leaf">{`您现在是${offered.site?.name ?? offered.team?.name ?? ''}的${ROLE_LABELS[offered.role]}了。`}</Notice>
        <Button kind="primary" onPress={() => go('/pages/me/index')}>
          去看看能做什么
        </Button>
      </>
    )
  }
  return (
    <Card title="请您来做">
      <Fact label="身份">{ROLE_LABELS[offered.role]}</Fact>
      <Fact label="在哪里">{offered.site?.name ?? offered.team?.name ?? ''}</Fact>
      <Fact label="有效到">{momentWords(Date.parse(offered.expiresAt), Date.now())}</Fact>
      {accept.error !== null && <Failed error={accept.error} />}
      <View className="halves">
        <Button onPress={onRefuse}>不接受</Button>
        <Button kind="leaf" busy={accept.busy} onPress={() => void accept.send({ body: { code } })}>
          接受
        </Button>
      </View>
    </Card>
  )
}

function Accept() {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [offered, setOffered] = useState<Offered | null>(null)
  const look = useWrite(contract.look, setOffered)
  const code = typed.replace(/\s/g, '')
  const send = () => {
    const good = publicCode.safeParse(code).success
    setWrong(good ? undefined : '邀请码是 8 位字母和数字，大小写要一样')
    if (good) void look.send({ body: { code } })
  }
  return (
    <Page id="accept-invitation" title="输入邀请码" signedInFor="登录后接受邀请">
      <View className="stack">
        {offered === null ? (
          <Card title="别人给您的邀请码" note="管理员请您做工作人员、网格员、队长或志愿者时，会告诉您 8 位邀请码。">
            <Field label="邀请码" error={wrong}>
              <TextInput value={typed} onChange={setTyped} maxLength={12} onConfirm={send} />
            </Field>
            {look.error !== null && <Failed error={look.error} kept="您输入的还在。" />}
            <Button kind="primary" busy={look.busy} onPress={send}>
              下一步
            </Button>
          </Card>
        ) : (
          <Offer code={code} offered={offered} onRefuse={() => setOffered(null)} />
        )}
      </View>
    </Page>
  )
}

export default guarded(Accept)
