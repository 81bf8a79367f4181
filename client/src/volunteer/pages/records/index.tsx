import { records } from '@shared/contract/records'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Empty, Failed, guarded, ListMore, Loading, Notice, Page, Section } from '@/design'
import { useSignedIn } from '@/state/session'
import { IssueForm } from './issue-form'
import './index.scss'
import { RecordCard } from './record-card'

function Records() {
  const signedIn = useSignedIn()
  const list = usePages(records.mine, {}, { enabled: signedIn })
  const [issued, setIssued] = useState(false)
  return (
    <Page id="records" title="志愿服务记录单" signedInFor="登录后开您的志愿服务记录单">
      <View className="stack">
        <IssueForm onIssued={() => setIssued(true)} />
        {issued && <Notice tone="leaf">开好了，在下面第一张。打开就可以转发或打印。</Notice>}
        <Section title="开过的">
          {list.isPending && list.error === null && <Loading cards={2} />}
          {list.items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
          {!list.isPending && list.error === null && list.items.length === 0 && (
            <Empty icon="print" title="还没有开过记录单" note="选好日期，随时可以开，不收钱。" />
          )}
          {list.items.map((record) => (
            <RecordCard key={record.code} record={record} />
          ))}
          <ListMore list={list} />
        </Section>
      </View>
    </Page>
  )
}

export default guarded(Records)
