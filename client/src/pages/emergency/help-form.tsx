import { emergencies, session } from '@shared/contract'
import { HELP_KINDS, HELP_LABELS, type HelpKind } from '@shared/vocabulary/emergencies'
import { CONSENT_BASES, CONSENT_BASIS_LABELS, type ConsentBasis } from '@shared/vocabulary/people'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { sendTo } from '@/api/onward'
import { Button, Card, Choice, Failed, Field, PlaceLine, TextInput } from '@/design'
import { useVillage } from '@/pages/place/village'
import { go, goInstead } from '@/platform/navigation'
import { type Self, useSession } from '@/state/session'

const KINDS = HELP_KINDS.map((value) => ({ value, label: HELP_LABELS[value] }))
const BASES = CONSENT_BASES.map((value) => ({ value, label: CONSENT_BASIS_LABELS[value] }))

/** Digits only, as numbers are typed with spaces. */
const digits = (typed: string): string => typed.replace(/\D/g, '')

/** Asking for help in two presses: what, and send. Who is known by name and number is asked for neither. */
export function HelpForm({ code, self }: { code: string; self: Self }) {
  const village = useVillage()
  const renew = useSession((state) => state.renew)
  const places = self.memberships.some(({ role }) => role === 'proxy' || role === 'staff')
  const [what, setWhat] = useState<HelpKind | null>(null)
  const [forOther, setForOther] = useState(false)
  const [address, setAddress] = useState('')
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [basis, setBasis] = useState<ConsentBasis | null>(null)
  const [pressed, setPressed] = useState(false)
  const profile = useWrite(session.profile, renew)
  const asking = useWrite(emergencies.help, (order) => void goInstead('/pages/order/index', { code: order.code }))
  const asksName = forOther || self.name === ''
  const asksPhone = forOther || self.phone === null
  const missing = what === null || (asksName && name.trim() === '') || (asksPhone && digits(phone) === '') || (forOther && basis === null)
  const wrong = { ...detailsOf(profile.error), ...detailsOf(asking.error) }

  const send = async () => {
    setPressed(true)
    if (village === null) return go('/pages/place/index')
    if (self.consentsMissing.length > 0) return sendTo('consent')
    if (missing) return
    const said = { name: name.trim(), phone: digits(phone) }
    if (!forOther && self.name === '') {
      const known = await profile.send({ body: { name: said.name, phone: self.phone ?? said.phone, villageCode: village.code } })
      if (known === null) return
    }
    const whom = forOther && basis !== null ? { ...said, consentBasis: basis } : null
    const own = asksPhone && !forOther ? said.phone : null
    await asking.send({ params: { code }, body: { villageCode: village.code, help: what, text, address, phone: own, whom } })
  }

  return (
    <Card title="要什么帮助" id="help-form">
      <Choice<HelpKind> stacked label="要什么帮助" options={KINDS} value={what} onChange={setWhat} />
      {pressed && what === null && <View className="words-note">请先选要什么帮助</View>}
      {places && (
        <Field label="给谁">
          <Choice
            options={[
              { value: 'self', label: '我自己' },
              { value: 'other', label: '替别人' },
            ]}
            value={forOther ? 'other' : 'self'}
            onChange={(value) => setForOther(value === 'other')}
          />
        </Field>
      )}
      {asksName && (
        <Field label="怎么称呼" error={pressed && name.trim() === '' ? '请填写怎么称呼' : wrong.name}>
          <TextInput value={name} maxLength={20} onChange={setName} />
        </Field>
      )}
      {asksPhone && (
        <Field label="电话" error={pressed && digits(phone) === '' ? '请留一个打得通的电话' : (wrong.phone ?? wrong['whom.phone'])}>
          <TextInput kind="phone" value={phone} maxLength={14} onChange={setPhone} />
        </Field>
      )}
      {forOther && (
        <Field label="对方怎么同意的" error={pressed && basis === null ? '请选一项' : undefined}>
          <Choice<ConsentBasis> stacked options={BASES} value={basis} onChange={setBasis} />
        </Field>
      )}
      <Field label="人在哪里">
        <PlaceLine path={village?.path ?? null} onPress={() => go('/pages/place/index')} />
        <TextInput value={address} maxLength={80} placeholder="比如：祠堂后面第二家" label="哪一家" onChange={setAddress} />
      </Field>
      <Field label="还想说的" optional>
        <TextInput value={text} maxLength={200} onChange={setText} />
      </Field>
      {(asking.error ?? profile.error) !== null && <Failed error={asking.error ?? profile.error} kept="您填的还在。" />}
      <Button id="send-help" kind="primary" icon="warn" busy={asking.busy || profile.busy} onPress={() => void send()}>
        求助
      </Button>
      <View className="words-note">站里 30 分钟内答复，白天黑夜都一样；没人答复会自动转到上一级。</View>
    </Card>
  )
}
