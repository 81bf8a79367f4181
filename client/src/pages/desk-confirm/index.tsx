import { session as contract } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Refusal, useWrite } from '@/api'
import { Button, Card, Empty, Fact, Failed, guarded, Notice, Page } from '@/design'
import { goBack, useParameters } from '@/platform/navigation'
import { useSession } from '@/state/session'
import { FindCode } from './find-code'
import { grantCodeIn } from './grant-code'
import './index.scss'

const hasEnded = (error: unknown): boolean => error instanceof Refusal && error.code === 'desk_grant_ended'

/** Says who will be signed in, and where, before it is confirmed. */
function WhatFollows({ code }: { code: string }) {
  const self = useSession((state) => state.self)
  return (
    <Card title="要在电脑上登录吗？">
      <Fact label="用谁的身份">{self?.name ?? ''}</Fact>
      <Fact label="登录码（和电脑屏幕上的一样才确认）">
        <View className="words-huge desk-confirm__code">{code}</View>
      </Fact>
      <View className="words-note">确认后，那台电脑能做您能做的事。不是您自己在登录，请不要确认。</View>
    </Card>
  )
}

function DeskConfirm() {
  const { grant } = useParameters<'grant'>()
  const [code, setCode] = useState<string | null>(grant === undefined ? null : grantCodeIn(grant))
  const [confirmed, setConfirmed] = useState(false)
  const confirm = useWrite(contract.confirmDesk, () => setConfirmed(true))
  const ended = hasEnded(confirm.error)
  const again = () => {
    confirm.clear()
    setCode(null)
  }
  const asks = code !== null && !confirmed && !ended
  return (
    <Page
      title="登录电脑端"
      id="desk-confirm"
      signedInFor="先在手机上登录，再确认电脑端"
      foot={
        asks && (
          <>
            <Button onPress={goBack}>不登录</Button>
            <Button id="confirm-desk" kind="primary" busy={confirm.busy} onPress={() => void confirm.send({ body: { grant: code } })}>
              确认登录
            </Button>
          </>
        )
      }
    >
      <View className="stack">
        {confirmed && (
          <>
            <Notice tone="leaf">已经确认。电脑上会自己进入收件箱。</Notice>
            <Button onPress={goBack}>返回</Button>
          </>
        )}
        {code === null && <FindCode onFound={setCode} />}
        {asks && <WhatFollows code={code} />}
        {ended && (
          <Empty
            icon="desk"
            title="这个登录码已经失效"
            note="请在电脑上刷新登录页，再扫新的码。"
            action={{ text: '重新扫码', onPress: again }}
          />
        )}
        {confirm.error !== null && !ended && <Failed error={confirm.error} kept="电脑上还没有登录。" />}
      </View>
    </Page>
  )
}

export default guarded(DeskConfirm)
