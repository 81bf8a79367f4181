import { complaints as contract } from '@shared/contract'
import { bareCase, isCaseNumber } from '@shared/vocabulary/case-number'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Button, Empty, Failed, Field, guarded, ListMore, Loading, Page, Section, TextInput } from '@/design'
import { go } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { ComplaintCard } from '../../complaint-card'
import '../../complaints.scss'

function List() {
  const list = usePages(contract.mine)
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0)
    return <Empty icon="letters" title="您还没有提过" note="不满意的、想改进的，都可以说。交给上一级的站点来查，有编号，有期限。" />
  return (
    <View className="stack">
      {list.items.map((line) => (
        <ComplaintCard key={line.code} line={line} />
      ))}
      <ListMore list={list} />
    </View>
  )
}

/** Opens a case by its number; one that was misheard is told before anybody is asked. */
function Finder() {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const find = () => {
    const code = bareCase(typed)
    const good = isCaseNumber(code)
    setWrong(good ? undefined : '编号不对，请再核对一遍：九个数字')
    if (good) go('/complaints/pages/case/index', { code })
  }
  return (
    <Field label="按编号查" hint="九个数字，中间有没有空格都行。" error={wrong}>
      <TextInput kind="number" value={typed} onChange={setTyped} maxLength={13} onConfirm={find} />
      <Button onPress={find}>查</Button>
    </Field>
  )
}

function MinePage() {
  const signedIn = useSignedIn()
  return (
    <Page id="complaints" title="投诉建议" signedInFor="登录后投诉、提建议">
      {signedIn && (
        <View className="stack">
          <Button kind="primary" icon="plus" onPress={() => go('/complaints/pages/file/index')}>
            我要投诉或提建议
          </Button>
          <Section title="我提过的">
            <List />
          </Section>
          <Finder />
        </View>
      )}
    </Page>
  )
}

export default guarded(MinePage)
