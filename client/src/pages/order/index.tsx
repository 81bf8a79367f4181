import { orders } from '@shared/contract'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Empty, Failed, guarded, Loading, Page } from '@/design'
import { go, useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { ActionSheet } from './action-sheet'
import './index.scss'
import { actionsHere, openQuestion, type PageAction, VERBS } from './order-actions'
import { OrderView } from './order-view'

/** More would be too narrow to read side by side; the rest stands at the end of the page. */
const IN_FOOT = 2

function OrderPage() {
  const { code = '' } = useParameters<'code'>()
  const signedIn = useSignedIn()
  const order = useRead(orders.one, { params: { code } }, { enabled: code !== '' && signedIn })
  const [acting, setActing] = useState<PageAction | null>(null)
  const [done, setDone] = useState<string | null>(null)

  const { main, others } = actionsHere(order.data?.actions ?? [])
  const all = main === null ? others : [main, ...others]
  const act = (action: PageAction) => {
    setDone(null)
    setActing(action)
  }
  const finish = (sentence: string) => {
    setActing(null)
    setDone(sentence)
  }
  return (
    <Page
      title="一张单"
      id="order"
      signedInFor="登录后看这张单"
      foot={
        all.length > 0 &&
        all.slice(0, IN_FOOT).map((action) => (
          <Button key={action} id={`act-${action}`} kind={action === main ? 'primary' : 'plain'} onPress={() => act(action)}>
            {VERBS[action]}
          </Button>
        ))
      }
    >
      {code === '' && <Empty title="没有说是哪一张单" action={{ text: '看我的单', onPress: () => go('/pages/orders/index') }} />}
      {code !== '' && order.isPending && <Loading />}
      {order.data === undefined && order.error !== null && <Failed error={order.error} onRetry={() => void order.refetch()} />}
      {order.data !== undefined && <OrderView order={order.data} done={done} further={all.slice(IN_FOOT)} onAct={act} />}
      <ActionSheet
        action={acting}
        code={code}
        question={order.data === undefined ? '' : openQuestion(order.data)}
        onClose={() => setActing(null)}
        onDone={finish}
      />
    </Page>
  )
}

export default guarded(OrderPage)
