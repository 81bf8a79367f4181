import { orders } from '@shared/contract'
import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Fact, Failed, ReasonSheet } from '@/design'
import { ContactLines } from './contact-lines'
import type { Order } from './order'

type ContactRevealProps = Pick<Order, 'code' | 'mayReveal' | 'requester' | 'beneficiary' | 'hasHealthNotes'>

type Shown = { name: string; phone: string; masked: boolean; address?: string }

const clear = (person: { name: string; phone: string; address?: string }): Shown => ({ ...person, masked: false })

/** Milliseconds within which a call takes the screen after it was asked for. */
const DIALLING = 15_000

/**
 * Whom an order is for and who asked, masked until somebody who serves or handles it opens them; each opening is logged.
 * What was opened is forgotten when the page is left. Renders nothing for those who may know nothing of them.
 */
export function ContactReveal({ code, mayReveal, requester, beneficiary, hasHealthNotes }: ContactRevealProps) {
  const contact = useWrite(orders.reveal)
  const health = useWrite(orders.reveal)
  const [opened, setOpened] = useState<{ requester: Shown | null; beneficiary: Shown } | null>(null)
  const [notes, setNotes] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const dialledAt = useRef(0)
  useDidHide(() => {
    // A call hides the page for a while, too: who comes back from it has not left.
    if (Date.now() - dialledAt.current < DIALLING) return
    setOpened(null)
    setNotes(null)
  })

  const openContact = async () => {
    const reply = await contact.send({ params: { code }, body: { what: 'contact' } })
    if (reply !== null) setOpened({ requester: reply.requester && clear(reply.requester), beneficiary: clear(reply.beneficiary) })
  }
  const openHealth = async (reason: string) => {
    const reply = await health.send({ params: { code }, body: { what: 'health', reason } })
    if (reply === null) return
    setNotes(reply.healthNotes ?? '没有填写。')
    setAsking(false)
  }

  const forWhom: Shown | null = opened?.beneficiary ?? beneficiary
  const whoAsked: Shown | null = opened?.requester ?? requester
  const onDial = () => {
    dialledAt.current = Date.now()
  }
  const onlyRead = mayReveal.length === 0
  if (forWhom === null && whoAsked === null && mayReveal.length === 0) return null
  const mayOpenContact = mayReveal.includes('contact') && opened === null && (forWhom?.masked !== false || whoAsked?.masked === true)
  const mayOpenHealth = mayReveal.includes('health') && hasHealthNotes && notes === null
  return (
    <Card id="order-contact" title="联系方式">
      {forWhom !== null && (
        <ContactLines
          label="服务对象"
          name={forWhom.name}
          number={forWhom.phone}
          address={forWhom.address ?? ''}
          masked={forWhom.masked}
          onlyRead={onlyRead}
          onDial={onDial}
        />
      )}
      {whoAsked !== null && (
        <ContactLines
          label="点单的人"
          name={whoAsked.name}
          number={whoAsked.phone}
          masked={whoAsked.masked}
          onlyRead={onlyRead}
          onDial={onDial}
        />
      )}
      {notes !== null && <Fact label="健康情况">{notes}</Fact>}
      {mayReveal.length > 0 && (
        <View className="stack">
          {mayOpenContact && (
            <Button id="reveal-contact" icon="eye" busy={contact.busy} onPress={() => void openContact()}>
              查看联系方式
            </Button>
          )}
          {mayOpenHealth && (
            <Button
              id="reveal-health"
              icon="health"
              onPress={() => {
                health.clear()
                setAsking(true)
              }}
            >
              查看健康情况
            </Button>
          )}
          {contact.error !== null && <Failed error={contact.error} />}
          <View className="words-note">每次查看都有记录。离开这一页后会重新遮住。</View>
        </View>
      )}
      <ReasonSheet
        open={asking}
        title="查看健康情况"
        textLabel="为什么要看"
        textHint="只为办好这张单；谁在什么时候看过、为什么看，都有记录。"
        textPlaceholder="如：上门前要知道能不能走动"
        textMost={100}
        action="查看"
        busy={health.busy}
        error={health.error}
        onSubmit={({ text }) => void openHealth(text)}
        onClose={() => setAsking(false)}
      />
    </Card>
  )
}
