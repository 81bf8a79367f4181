import { returnVisits as contract } from '@shared/contract'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Card, Fact, Failed, Notice } from '@/design'
import { Working } from '@/station/working'
import { type DrawInFull, periodWords, sampleWords } from '../../visit-words'

/** Draws the same sample again, and says whether it is the same. */
function Again({ code }: { code: string }) {
  const [asked, setAsked] = useState(false)
  const read = useRead(contract.again, { params: { code } }, { enabled: asked })
  const { data } = read
  return (
    <View className="stack not-printed">
      <View className="station-buttons">
        <Button narrow icon="check" busy={asked && read.isFetching} onPress={() => (asked ? void read.refetch() : setAsked(true))}>
          照样再抽一遍
        </Button>
      </View>
      <Working busy={asked && read.isFetching}>正在重抽</Working>
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {data?.same === true && <Notice tone="leaf">{`再抽一遍，还是这 ${data.codes.length} 张单，一张不差，先后也一样。`}</Notice>}
      {data !== undefined && !data.same && (
        <Notice tone="kapok">{`再抽一遍不一样：那时办完的单现在数出来是 ${data.finished} 张。请报给管理员查。`}</Notice>
      )}
      {data !== undefined && <View className="words-note">{`单号依次是：${data.codes.join('、')}`}</View>}
    </View>
  )
}

/** Everything that is needed to draw the same sample again, and how that is done. */
export function HowDrawn({ draw }: { draw: DrawInFull }) {
  const now = Date.now()
  return (
    <Card title="怎么抽的" id="how-drawn">
      <Fact label="从哪里">{`${draw.place.name}，${periodWords(draw)}`}</Fact>
      <Fact label="截至">{`${momentWords(Date.parse(draw.frozenAt), now)}已经办完的；那以后的变化都不算`}</Fact>
      <Fact label="抽多少">{sampleWords(draw)}</Fact>
      <Fact label="种子">{draw.seed}</Fact>
      <Fact label="谁抽的">{`${draw.drawnBy}，${momentWords(Date.parse(draw.drawnAt), now)}`}</Fact>
      {draw.earlier > 0 && <Notice tone="amber">{`同样的地方、同样的日子，之前已经抽过 ${draw.earlier} 次。`}</Notice>}
      <View className="words-note">
        {'自己核对的办法：每张单算一次 SHA-256（种子、英文冒号、单号连在一起），从小到大排，取最前面的。谁来算都一样。'}
      </View>
      <Again code={draw.code} />
    </Card>
  )
}
