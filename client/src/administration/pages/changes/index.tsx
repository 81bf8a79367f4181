import { administration as contract } from '@shared/contract'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages, useWrite } from '@/api'
import { Button, Card, Chip, ConfirmSheet, Empty, Fact, Failed, guarded, ListMore, Loading, Notice } from '@/design'
import { AdministrationFrame } from '../../administration-frame'
import { afterWords, beforeWords, type Change, nameOf, SUBJECTS } from './change-words'

function ChangeCard({ change, onUndo }: { change: Change; onUndo(): void }) {
  const name = nameOf(change)
  return (
    <Card
      title={name}
      note={[`${change.by} · ${momentWords(Date.parse(change.at), Date.now())}`, ...(change.reason === '' ? [] : [change.reason])].join(
        ' · ',
      )}
      aside={<Chip tone={change.undoes ? 'amber' : 'sky'}>{change.undoes ? '改回去' : SUBJECTS[change.subject]}</Chip>}
    >
      <Fact label="原来">{beforeWords(change)}</Fact>
      <Fact label="改成">{afterWords(change)}</Fact>
      {change.actions.includes('undo') && (
        <Button className="administration-actions" icon="back" label={`把${name}改回去`} onPress={onUndo}>
          改回去
        </Button>
      )}
    </Card>
  )
}

function Changes({ under }: { under: string }) {
  const list = usePages(contract.changes, { query: { under } })
  const [undoing, setUndoing] = useState<Change | null>(null)
  const [done, setDone] = useState(false)
  const undo = useWrite(contract.undo, () => {
    setUndoing(null)
    setDone(true)
  })
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="edit" title="还没有改过什么" note="改了站点、服务或设置，谁在什么时候改的会列在这里。" />
  return (
    <View className="stack">
      {done && <Notice tone="leaf">改回去了，也记了一笔。</Notice>}
      <View className="administration-rows">
        {list.items.map((change) => (
          <ChangeCard
            key={change.id}
            change={change}
            onUndo={() => {
              undo.clear()
              setUndoing(change)
            }}
          />
        ))}
      </View>
      <ListMore list={list} />
      <ConfirmSheet
        open={undoing !== null}
        title={undoing === null ? '' : `把${nameOf(undoing)}改回去`}
        action="改回去"
        busy={undo.busy}
        error={undo.error}
        onConfirm={() => void undo.send({ params: { id: undoing?.id ?? '' } })}
        onClose={() => setUndoing(null)}
      >
        {undoing === null ? '' : `会变成：${beforeWords(undoing)}。原来的记录都留着。`}
      </ConfirmSheet>
    </View>
  )
}

function ChangesPage() {
  return (
    <AdministrationFrame id="administration-changes" title="改过什么" current="changes">
      {({ code }) => <Changes key={code} under={code} />}
    </AdministrationFrame>
  )
}

export default guarded(ChangesPage)
