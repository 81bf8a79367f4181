import { security } from '@shared/contract/security'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Card, Failed, guarded, Loading, Notice, Page } from '@/design'
import { goOn, useParameters } from '@/platform/navigation'
import { useSession } from '@/state/session'
import { Binding } from './binding'
import { CodeForm } from './code-form'
import { useStep } from './use-step'

/** Gives the code of an authenticator that is bound already. */
function Give({ recoveryLeft, onDone }: { recoveryLeft: number; onDone(token: string): void }) {
  const give = useStep(security.give, ({ token }) => onDone(token))
  return (
    <CodeForm
      title="输入验证器里的数字"
      note={`打开手机上的验证器，找到“红棉点单”，把六位数字填在这里。手机不在身边，可以用一个备用码（还剩 ${recoveryLeft} 个）。`}
      action="继续"
      busy={give.busy}
      error={give.error}
      onSend={(code) => void give.send({ body: { code } })}
    />
  )
}

/** Shown once: whoever loses the phone gets in with one of these. */
function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  return (
    <Card title="绑好了。请抄下备用码" note="手机丢了、换了，用一个备用码也能登录。每个只能用一次，只在这里显示这一次。">
      <View className="stack">
        {codes.map((code) => (
          <View key={code} className="words-strong">
            {code}
          </View>
        ))}
        <Button id="codes-kept" kind="primary" onPress={onDone}>
          抄好了，进入工作台
        </Button>
      </View>
    </Card>
  )
}

/** What stands between a desk of the centre and its work: a code of the authenticator, or binding one at the first time. */
function SecondFactor() {
  const { back } = useParameters<'back'>()
  const rotate = useSession((state) => state.rotate)
  const [fresh, setFresh] = useState<{ token: string; recoveryCodes: string[] } | null>(null)
  const read = useRead(security.factor, {}, { enabled: fresh === null })
  const enter = (token: string) => {
    rotate(token)
    goOn(back)
  }
  return (
    <Page id="second-factor" title="再验证一步" signedInFor="先登录，再输入验证码">
      <View className="stack">
        {fresh !== null && <RecoveryCodes codes={fresh.recoveryCodes} onDone={() => enter(fresh.token)} />}
        {fresh === null && read.isPending && <Loading cards={1} />}
        {fresh === null && read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
        {fresh === null && read.data !== undefined && (
          <>
            <Notice>这台电脑能看到许多人的信息，所以除了扫码，还要验证一步。</Notice>
            {read.data.enrolled ? <Give recoveryLeft={read.data.recoveryLeft} onDone={enter} /> : <Binding onBound={setFresh} />}
          </>
        )}
      </View>
    </Page>
  )
}

export default guarded(SecondFactor)
