import { integrity as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { momentWords } from '@shared/time/words'
import { SIGNAL_WORDS } from '@shared/vocabulary/integrity'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Chip, Empty, Failed, guarded, Loading, ReasonSheet, Section } from '@/design'
import { go } from '@/platform/navigation'
import { useDesk } from '@/station/desk'
import { ScopeLine, useScope } from '@/station/site-scope'
import { StationFrame } from '@/station/station-frame'

type Looked = ReplyOf<typeof contract.look>
type Found = Looked['signals'][number]
type Evidence = Found['evidence'][number]

const PAGES = { order: '/station/pages/order/index', activity: '/station/pages/activity/index' } as const

/** One thing to look at, with the way to its very rows. */
function EvidenceCard({ evidence, onClear }: { evidence: Evidence; onClear(): void }) {
  const [open, setOpen] = useState(false)
  const { words, rows, count, newestAt } = evidence
  const now = Date.now()
  return (
    <Card title={words} note={`最近一次 ${momentWords(Date.parse(newestAt), now)}`} aside={<Chip tone="grey">{`${count} 条`}</Chip>}>
      {open &&
        rows.map(({ kind, code, title, at }, place) => (
          <Button key={`${code}.${place}`} narrow kind="quiet" onPress={() => go(PAGES[kind], { code })}>
            {`${title} · ${momentWords(Date.parse(at), now)}`}
          </Button>
        ))}
      {open && rows.length < count && <View className="words-note">{`列出最近的 ${rows.length} 条。`}</View>}
      <View className="station-buttons">
        <Button narrow label={`${words}：${open ? '收起' : '看依据'}`} onPress={() => setOpen(!open)}>
          {open ? '收起' : '看依据'}
        </Button>
        <Button narrow icon="check" label={`${words}：已核实，无问题`} onPress={onClear}>
          已核实，无问题
        </Button>
      </View>
    </Card>
  )
}

function SignalSection({ found, limits, onClear }: { found: Found; limits: Looked['limits']; onClear(evidence: Evidence): void }) {
  const { signal, evidence, cleared } = found
  const { name, how, innocent } = SIGNAL_WORDS[signal]
  return (
    <Section title={`${name}：${evidence.length}`} id={`signal-${signal}`}>
      <View className="words-note">{`怎么数的：${how(limits)}`}</View>
      <View className="words-note">{`也可能很正常：${innocent}`}</View>
      {evidence.map((each) => (
        <EvidenceCard key={each.key} evidence={each} onClear={() => onClear(each)} />
      ))}
      {cleared.map(({ words, said, by, at }) => (
        <View
          key={`${words}.${at}`}
          className="words-note"
        >{`已核实：${words}。${by} ${momentWords(Date.parse(at), Date.now())}：${said}`}</View>
      ))}
    </Section>
  )
}

type Clearing = { signal: Found['signal']; evidence: Evidence }

function Look({ site }: { site: string }) {
  const [looked, setLooked] = useState<Looked | null>(null)
  const [clearing, setClearing] = useState<Clearing | null>(null)
  const { send, ...look } = useWrite(contract.look, setLooked)
  const clear = useWrite(contract.clear, (next) => {
    setLooked(next)
    setClearing(null)
  })
  const [ask] = useState(() => () => send({ body: { site } }))
  useEffect(() => void ask(), [ask])
  if (looked === null) return look.error === null ? <Loading /> : <Failed error={look.error} onRetry={() => void ask()} />
  const nothing = looked.signals.every(({ evidence, cleared }) => evidence.length + cleared.length === 0)
  return (
    <View className="stack">
      {nothing && <Empty icon="check" title="没有要看的" note={`最近 ${looked.days} 天里，没有数到这几种现象。`} />}
      {looked.signals.map((found) => (
        <SignalSection
          key={found.signal}
          found={found}
          limits={looked.limits}
          onClear={(evidence) => setClearing({ signal: found.signal, evidence })}
        />
      ))}
      <ReasonSheet
        open={clearing !== null}
        title="已核实，无问题"
        textLabel="怎么核的"
        textHint="会记下是谁、什么时候、怎么核的。有新的依据，会再出现。"
        textMost={200}
        action="记下"
        actionKind="leaf"
        busy={clear.busy}
        error={clear.error}
        onSubmit={({ text }) => {
          if (clearing !== null) void clear.send({ body: { site, signal: clearing.signal, key: clearing.evidence.key, said: text } })
        }}
        onClose={() => setClearing(null)}
      />
    </View>
  )
}

function IntegrityPage() {
  const desk = useDesk()
  const scope = useScope(desk, undefined)
  return (
    <StationFrame id="integrity" title="诚信核查" current="integrity" desk={desk}>
      {desk.supervises ? (
        <View className="stack">
          <View className="words-note">
            这里列的是值得看一眼的现象和依据，不是结论，不影响谁的评价和排序，也不公开。先想想为什么会这样，再去核实。谁看过这一页，都有记录。
          </View>
          <ScopeLine desk={desk} scope={scope} />
          {scope.code !== '' && <Look key={scope.code} site={scope.code} />}
        </View>
      ) : (
        <Empty icon="lock" title="这里是督导用的" note="需要核实什么，请找上一级的督导。" />
      )}
    </StationFrame>
  )
}

export default guarded(IntegrityPage)
