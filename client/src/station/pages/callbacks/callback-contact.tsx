import { orders } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { useDidHide } from '@tarojs/taro'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Failed } from '@/design'
import { ContactLines } from '@/order-parts'

/** The number to call, opened on demand; each opening is logged, and it is covered again when the page is left. */
export function CallbackContact({ code }: { code: string }) {
  const [opened, setOpened] = useState<ReplyOf<typeof orders.reveal> | null>(null)
  const reveal = useWrite(orders.reveal, setOpened)
  useDidHide(() => setOpened(null))
  if (opened === null) {
    return (
      <>
        <Button
          icon="phone"
          busy={reveal.busy}
          label={`查看单 ${code} 的电话`}
          onPress={() => void reveal.send({ params: { code }, body: { what: 'contact' } })}
        >
          查看电话
        </Button>
        {reveal.error !== null && <Failed error={reveal.error} />}
      </>
    )
  }
  const { requester, beneficiary } = opened
  return (
    <>
      {requester !== null && <ContactLines label="点单的人" name={requester.name} number={requester.phone} masked={false} />}
      {(requester === null || beneficiary.phone !== requester.phone) && (
        <ContactLines label="服务对象" name={beneficiary.name} number={beneficiary.phone} masked={false} />
      )}
    </>
  )
}
