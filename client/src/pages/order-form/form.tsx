import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { sendTo } from '@/api/onward'
import { Button, Card, Failed, Notice, Page, PlaceLine } from '@/design'
import { useVillage } from '@/pages/place/village'
import { go } from '@/platform/navigation'
import type { Self } from '@/state/session'
import { AttachmentFields } from './attachment-fields'
import { ContactFields } from './contact-fields'
import { emptyDraft } from './draft'
import { useKeptDraft } from './kept-draft'
import { ProjectCard } from './project-card'
import { useAttachments } from './use-attachments'
import { usePlacing } from './use-placing'
import { WhenField } from './when-field'
import { WhomFields } from './whom-fields'
import { WishFields } from './wish-fields'

const PRIVACY = '名字、电话、地址只给办这件事的站里和队伍看，每次打开都有记录；公开的清单里没有您的名字。'

/** Brings the first field that is wrong into sight; where the platform cannot, the words above the button still say so. */
function showField(field: string): void {
  const selector = `#field-${field.replace(/\./g, '-')}`
  Taro.pageScrollTo({ selector, offsetTop: -80, duration: 0 }).catch(() => undefined)
}

/** The order form of a person who is signed in. @param project public code, empty for an order in free words */
export function Form({ project, self }: { project: string; self: Self }) {
  const village = useVillage()
  const { draft, change, forget } = useKeptDraft(project, self.code, () => emptyDraft(self.name, self.phone ?? ''))
  const files = useAttachments()
  const { place, busy, error, wrong } = usePlacing(self, forget)
  const wrongFields = Object.keys(wrong)
  const [firstWrong] = wrongFields
  useEffect(() => {
    if (firstWrong !== undefined) showField(firstWrong)
  }, [firstWrong])

  const choosePlace = () => go('/pages/place/index')
  const consentMissing = self.consentsMissing.length > 0
  const chosen = project !== ''
  const send = () => {
    if (village === null) return choosePlace()
    if (consentMissing) return sendTo('consent')
    void place(draft, { villageCode: village.code, project: chosen ? project : null, attachments: files.codes })
  }

  const foot = (
    <View className="stack">
      {wrongFields.length > 0 && <Notice tone="kapok">{`有 ${wrongFields.length} 处要改，已在上面标出。填好的都还在。`}</Notice>}
      {files.failed && <Notice tone="amber">有照片或录音没有传上去，请再传一次，或者去掉。</Notice>}
      <Button
        kind="primary"
        busy={busy || files.busy}
        busyText={files.busy ? '正在传照片和录音…' : '正在下单…'}
        disabled={files.failed}
        onPress={send}
      >
        {village === null ? '先选村，再下单' : consentMissing ? '先看隐私说明，再下单' : '下单'}
      </Button>
    </View>
  )

  return (
    <Page title={chosen ? '点单' : '说需求'} id="order-form" className="order-form" foot={foot}>
      <View className="stack">
        <PlaceLine path={village?.path ?? null} onPress={choosePlace} />
        {chosen && <ProjectCard code={project} village={village?.code} />}
        {!chosen && (
          <Card>
            <WishFields draft={draft} change={change} wrong={wrong} />
          </Card>
        )}
        <Card>
          <WhomFields draft={draft} change={change} wrong={wrong} ownName={self.name} />
        </Card>
        <Card>
          <WhenField draft={draft} change={change} wrong={wrong} />
        </Card>
        <Card>
          <ContactFields draft={draft} change={change} wrong={wrong} chosen={chosen} />
          <AttachmentFields files={files} />
        </Card>
        <View className="words-note">{PRIVACY}</View>
        {error && wrongFields.length === 0 && <Failed error={error} onRetry={send} kept="您填的都还在，没有丢。" />}
      </View>
    </Page>
  )
}
