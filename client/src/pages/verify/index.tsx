import type { ReplyOf } from '@shared/contract/endpoint'
import { records, verificationCode } from '@shared/contract/records'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Card, Failed, Field, guarded, Loading, Notice, Page, TextInput, type Tone } from '@/design'
import { useParameters } from '@/platform/navigation'

type Standing = ReplyOf<typeof records.verify>['standing']

const SAID: Record<Standing, readonly [tone: Tone, sentence: string]> = {
  genuine: ['leaf', '是真的：这张志愿服务记录单由本系统开出，现在有效。请再核对纸上的内容有没有改动。'],
  revoked: ['amber', '已经撤销：这张记录单是本系统开出的，但上面有时数后来更正了，不能再用。请对方重新开一张。'],
  unknown: ['kapok', '查无此单：本系统没有开过这张记录单。请核对核验码，大小写要一样。'],
}

const codeIn = (text: string): string | null => {
  const code = text.replace(/\s/g, '')
  return verificationCode.safeParse(code).success ? code : null
}

function Answer({ code }: { code: string }) {
  const read = useRead(records.verify, { params: { verification: code } })
  if (read.error !== null) return <Failed error={read.error} onRetry={() => void read.refetch()} />
  if (read.data === undefined) return <Loading cards={1} />
  const [tone, sentence] = SAID[read.data.standing]
  return (
    <Notice id="verification" tone={tone}>
      {sentence}
    </Notice>
  )
}

/** Whether a paper is genuine; it says nothing of anybody. */
function Verify() {
  const { code: asked = '' } = useParameters<'code'>()
  const [typed, setTyped] = useState(asked)
  const [code, setCode] = useState(() => codeIn(asked))
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const check = () => {
    const found = codeIn(typed)
    setCode(found)
    setWrong(found === null ? '核验码是 16 位字母和数字，大小写要一样' : undefined)
  }
  return (
    <Page id="verify" title="核验记录单">
      <View className="stack">
        {code !== null && <Answer key={code} code={code} />}
        <Card title="志愿服务记录单的核验码" note="在记录单的右下角，也可以直接扫记录单上的码。">
          <Field label="核验码" error={wrong}>
            <TextInput value={typed} onChange={setTyped} maxLength={24} placeholder="16 位字母和数字" onConfirm={check} />
          </Field>
          <Button id="check-record" icon="shield" onPress={check}>
            核验
          </Button>
        </Card>
        <View className="words-note">这里只说真假，不显示任何人的姓名和时数。</View>
      </View>
    </Page>
  )
}

export default guarded(Verify)
