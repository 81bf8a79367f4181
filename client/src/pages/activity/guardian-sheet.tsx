import { phone as phoneNumber } from '@shared/contract/fields'
import { GUARDIAN_RELATION_LABELS, GUARDIAN_RELATIONS, type GuardianRelation } from '@shared/vocabulary/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Choice, Field, Sheet, TextInput, Tick } from '@/design'
import { useSession } from '@/state/session'
import type { Guardian } from './use-taking-part'

interface GuardianSheetProps {
  /** Under 14 the guardian must be there. */
  mustBeThere: boolean
  verb: string
  onAgreed(guardian: Guardian): void
  onClose(): void
}

const RELATIONS = GUARDIAN_RELATIONS.map((value) => ({ value, label: GUARDIAN_RELATION_LABELS[value] }))

/** A guardian's word for a minor: who they are, that they agree, and whether they will be there. Nothing is ticked beforehand. */
export function GuardianSheet({ mustBeThere, verb, onAgreed, onClose }: GuardianSheetProps) {
  const minor = useSession((state) => state.self?.name ?? '')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [relation, setRelation] = useState<GuardianRelation | null>(null)
  const [agrees, setAgrees] = useState(false)
  const [present, setPresent] = useState(false)
  const [pressed, setPressed] = useState(false)
  const number = phone.replace(/[\s-]/g, '')
  const wrong = {
    name: name.trim() === '' ? '请写监护人的姓名' : undefined,
    phone: phoneNumber.safeParse(number).success ? undefined : '请写能打通的电话',
    relation: relation === null ? '请选一项' : undefined,
    agrees: agrees ? undefined : '监护人同意以后才能报名',
    present: mustBeThere && !present ? '未满 14 岁，要监护人到场陪同' : undefined,
  }
  const send = () => {
    setPressed(true)
    if (relation === null || Object.values(wrong).some((each) => each !== undefined)) return
    onAgreed({ name: name.trim(), phone: number, relation, present })
  }
  const told = (field: keyof typeof wrong) => (pressed ? wrong[field] : undefined)
  return (
    <Sheet
      open
      id="guardian-sheet"
      title="请监护人填写"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不了</Button>
          <Button kind="primary" onPress={send}>
            {`同意并${verb}`}
          </Button>
        </>
      }
    >
      <View className="words-note">请把手机交给监护人。姓名和电话只给队长和站里看，活动当天好联系。</View>
      <Field label="监护人姓名" error={told('name')}>
        <TextInput value={name} onChange={setName} maxLength={20} />
      </Field>
      <Field label="监护人电话" error={told('phone')}>
        <TextInput kind="phone" value={phone} onChange={setPhone} maxLength={15} />
      </Field>
      <Field label="是他的" error={told('relation')}>
        <Choice<GuardianRelation> stacked options={RELATIONS} value={relation} onChange={setRelation} />
      </Field>
      <Field label="同意" error={told('agrees') ?? told('present')}>
        <Tick checked={agrees} onChange={setAgrees}>
          {`我是监护人，知道活动的内容和风险，同意${minor}参加。`}
        </Tick>
        <Tick checked={present} onChange={setPresent}>
          {mustBeThere ? '我会到场陪同。' : '我会到场陪同（可以不选）。'}
        </Tick>
      </Field>
    </Sheet>
  )
}
