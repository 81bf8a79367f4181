import type { ReplyOf } from '@shared/contract/endpoint'
import { ownData } from '@shared/contract/own-data'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Fact, Failed, Notice, Section } from '@/design'
import { copyText } from '@/platform/clipboard'

type Taken = ReplyOf<typeof ownData.take>

/** As one would write it down by hand. */
const wordsOf = ({ sections }: Taken): string =>
  sections
    .map(({ title, items }) => [
      `【${title}】`,
      ...items.map((item) => [item.title, ...item.facts.map(({ label, value }) => `${label}：${value}`)].join('\n')),
    ])
    .map((lines) => lines.join('\n\n'))
    .join('\n\n')

/** Everything, on the page to read, and to be copied as words or as JSON. */
function Everything({ taken }: { taken: Taken }) {
  const [said, setSaid] = useState<string | null>(null)
  const copy = async (text: string) => setSaid((await copyText(text)) ? '复制好了，可以粘贴到别处。' : '这台设备不让复制。')
  return (
    <View className="stack">
      <Button id="copy-words" onPress={() => void copy(wordsOf(taken))}>
        复制成文字
      </Button>
      <Button id="copy-json" onPress={() => void copy(JSON.stringify(taken, null, 2))}>
        复制成数据（JSON）
      </Button>
      {said !== null && <Notice tone="leaf">{said}</Notice>}
      {taken.sections.map(({ title, items }) => (
        <Section key={title} title={title}>
          {items.map((item) => (
            <Card key={JSON.stringify(item)} title={item.title}>
              {item.facts.map(({ label, value }) => (
                <Fact key={label} label={label}>
                  {value}
                </Fact>
              ))}
            </Card>
          ))}
        </Section>
      ))}
    </View>
  )
}

export function TakeCard() {
  const [taken, setTaken] = useState<Taken | null>(null)
  const take = useWrite(ownData.take, setTaken)
  return (
    <>
      <Card title="看看、带走我的信息" note="系统里记着您的全部内容：资料、单、报名、时数，还有谁打开过您的联系方式。">
        {take.error !== null && <Failed error={take.error} />}
        <Button id="take-data" kind="primary" busy={take.busy} onPress={() => void take.send()}>
          列出我的信息
        </Button>
      </Card>
      {taken !== null && <Everything taken={taken} />}
    </>
  )
}
