import { session as contract } from '@shared/contract'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Failed, Field, Sheet, TextInput } from '@/design'
import { PlaceWalk } from '@/pages/lists/place-walk'
import { type Self, useSession } from '@/state/session'

interface ProfileSheetProps {
  self: Self
  onClose(): void
  onDone(): void
}

/** How to call a person, how to reach them, and where they live. */
export function ProfileSheet({ self, onClose, onDone }: ProfileSheetProps) {
  const renew = useSession((state) => state.renew)
  const [name, setName] = useState(self.name)
  const [phone, setPhone] = useState(self.phone ?? '')
  const [village, setVillage] = useState<{ code: string; name: string } | null>(self.village)
  const [walking, setWalking] = useState(false)
  const [pressed, setPressed] = useState(false)
  const profile = useWrite(contract.profile, (renewed) => {
    renew(renewed)
    onDone()
  })
  const wrong = detailsOf(profile.error)
  const save = () => {
    setPressed(true)
    if (name.trim() === '' || village === null) return
    const number = phone.trim()
    void profile.send({ body: { name: name.trim(), phone: number === '' ? null : number, villageCode: village.code } })
  }
  if (walking) {
    return (
      <Sheet open title="您在哪个村" onClose={() => setWalking(false)}>
        <PlaceWalk
          from={village === null ? null : village.code.slice(0, 9)}
          onPick={(place) => {
            setVillage(place)
            setWalking(false)
          }}
        />
      </Sheet>
    )
  }
  return (
    <Sheet
      open
      id="profile-sheet"
      title="我的资料"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" busy={profile.busy} onPress={save}>
            保存
          </Button>
        </>
      }
    >
      <Field label="怎么称呼" error={pressed && name.trim() === '' ? '请写一个称呼' : wrong.name}>
        <TextInput value={name} onChange={setName} maxLength={20} />
      </Field>
      <Field label="电话" optional hint="只给办您的单的人看。" error={wrong.phone}>
        <TextInput kind="phone" value={phone} onChange={setPhone} maxLength={12} />
      </Field>
      <Field label="所在的村（社区）" error={pressed && village === null ? '请选到村' : wrong.villageCode}>
        <Button icon="place" label={village === null ? '选择您的村' : `现在是${village.name}，换一个村`} onPress={() => setWalking(true)}>
          {village?.name ?? '选择您的村'}
        </Button>
      </Field>
      {profile.error !== null && <Failed error={profile.error} kept="您写的还在。" />}
    </Sheet>
  )
}
