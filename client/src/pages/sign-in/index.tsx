import { session } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { useRead } from '@/api'
import { Button, Failed, guarded, Loading, Page } from '@/design'
import { goOn, useParameters } from '@/platform/navigation'
import { useSession } from '@/state/session'
import { DeskSignIn } from './desk-sign-in'
import './index.scss'
import { PeopleList } from './people-list'
import { WechatSignIn } from './wechat-sign-in'

type SignedIn = ReplyOf<typeof session.wechat>

const IN_WECHAT = process.env.TARO_ENV === 'weapp'

function SignIn() {
  const { back, as } = useParameters<'back' | 'as'>()
  const keep = useSession((state) => state.signIn)
  const [otherWay, setOtherWay] = useState(!IN_WECHAT)
  const people = useRead(session.people, {}, { enabled: otherWay })

  /** Somebody who was on the way somewhere goes on; else a person of the demonstration begins at their own work. */
  const enter = useCallback(
    (signedIn: SignedIn, opens = '') => {
      keep(signedIn)
      goOn(back ?? (opens === '' ? undefined : opens))
    },
    [keep, back],
  )
  const enterDesk = useCallback((signedIn: SignedIn) => enter(signedIn), [enter])
  const tryOtherWay = useCallback(() => setOtherWay(true), [])
  const demonstration = otherWay && people.data?.demonstration === true

  return (
    <Page title="登录" id="sign-in" className="sign-in">
      <View className="stack">
        {IN_WECHAT && !demonstration && <WechatSignIn onSignedIn={enterDesk} onUnavailable={tryOtherWay} />}
        {otherWay && people.isPending && <Loading />}
        {otherWay && people.error && <Failed error={people.error} onRetry={() => void people.refetch()} />}
        {demonstration && (
          <PeopleList people={people.data?.items ?? []} named={as} onSignedIn={(signedIn, person) => enter(signedIn, person.opens)} />
        )}
        {DeskSignIn !== null && people.data?.demonstration === false && <DeskSignIn onSignedIn={enterDesk} />}
        <Button kind="quiet" onPress={() => goOn(undefined)}>
          先不登录，随便看看
        </Button>
      </View>
    </Page>
  )
}

export default guarded(SignIn)
