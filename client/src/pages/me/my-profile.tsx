import { useState } from 'react'
import { Button, Card, Fact, Notice } from '@/design'
import { villageWords } from '@/pages/place/village'
import type { Self } from '@/state/session'
import { ProfileSheet } from './profile-sheet'

/** What is known of the person, as they may see and change it. */
export function MyProfile({ self }: { self: Self }) {
  const [editing, setEditing] = useState(false)
  const [saved, setSaved] = useState(false)
  const edit = () => {
    setSaved(false)
    setEditing(true)
  }
  const finish = () => {
    setEditing(false)
    setSaved(true)
  }
  return (
    <>
      <Card id="my-profile" title={self.name === '' ? '还没有填称呼' : self.name}>
        <Fact label="电话">{self.phone ?? '没有填'}</Fact>
        <Fact label="所在的村（社区）">{self.village === null ? '没有填' : villageWords(self.village.path, self.village.name)}</Fact>
        <Button id="edit-profile" icon="edit" onPress={edit}>
          修改资料
        </Button>
      </Card>
      {saved && <Notice tone="leaf">资料已经保存。</Notice>}
      {editing && <ProfileSheet self={self} onClose={() => setEditing(false)} onDone={finish} />}
    </>
  )
}
