import { session } from '@shared/contract'
import { CONSENTS } from '@shared/vocabulary/people'
import { View } from '@tarojs/components'
import { useWrite } from '@/api'
import { Button, Card, Failed, guarded, Page } from '@/design'
import { goInstead, goOn, useParameters } from '@/platform/navigation'
import { useSession } from '@/state/session'

/** Version 1 of the privacy text. Other words mean a new version in the vocabulary, so that everybody is asked again. */
const PARAGRAPHS: readonly { title: string; text: string }[] = [
  {
    title: '记下什么',
    text: '您怎么称呼、电话、所在的村，您点的单和办理过程。替别人点单时，还有对方的称呼、地址和年纪。健康情况、照片、录音都可以不填。',
  },
  { title: '为什么记', text: '只为把您的事办好：站里答复您、队伍找得到您、办完请您评价。不作别的用途，不卖、不打广告。' },
  {
    title: '谁看得到',
    text: '您的站点和它的上级站点看得到您的单。队伍接单以后，才能打开办事要用的联系方式。健康情况要写明原因才能打开。每次打开都有记录。公开的清单只写服务、村、日期、队伍和办到哪一步，没有您的名字。',
  },
  { title: '留多久', text: '办理中一直留着；办结后按档案规定保存，您要求删除时，抹去您的个人信息，只留下没有姓名的办理记录。' },
  { title: '您的权利', text: '您可以查看、更正、导出、删除自己的信息，也可以不再同意。打电话给站里，或到站里办理。' },
  { title: '不满 14 岁', text: '要由监护人同意，并由监护人来点单；上门服务时监护人要在场。' },
]

function Consent() {
  const { back } = useParameters<'back'>()
  const renew = useSession((state) => state.renew)
  const consent = useWrite(session.consent, (self) => {
    renew(self)
    goOn(back)
  })
  const agree = () => void consent.send({ body: { purpose: 'privacy', version: CONSENTS.privacy } })
  return (
    <Page
      title="隐私说明"
      id="consent"
      signedInFor="登录后再看隐私说明"
      foot={
        <>
          <Button onPress={() => goInstead('/pages/lists/index')}>暂不同意</Button>
          <Button kind="primary" busy={consent.busy} onPress={agree}>
            同意
          </Button>
        </>
      }
    >
      <View className="stack">
        <View className="words-note">请花一分钟看看。暂不同意也可以看公开的清单，只是不能点单和办理。</View>
        {PARAGRAPHS.map(({ title, text }) => (
          <Card key={title} title={title}>
            <View>{text}</View>
          </Card>
        ))}
        {consent.error && <Failed error={consent.error} onRetry={agree} />}
      </View>
    </Page>
  )
}

export default guarded(Consent)
