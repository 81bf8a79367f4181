import type { ReplyOf } from '@shared/contract/endpoint'
import { hoursCases } from '@shared/contract/hours'
import { momentWords, promiseWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { CASE_TONES, caseStateWords } from '@/activity-parts/hours-words'
import { minutesWords } from '@/activity-work/words'
import { usePages } from '@/api'
import { Card, Chip, Empty, Failed, ListMore, Loading } from '@/design'
import { go } from '@/platform/navigation'

type Case = ReplyOf<typeof hoursCases.mine>['items'][number]

/** What a case is about, and the page that shows it: one's own entry, or somebody's make-up, of which only the activity is told. */
function aboutOf({ entry, makeUp }: Case): { title: string; minutes: number; open(): void } | null {
  if (entry !== null) {
    const open = () => go('/volunteer/pages/hours-entry/index', { code: entry.code })
    return { title: entry.activity.title, minutes: entry.minutes, open }
  }
  if (makeUp === null) return null
  const open = () => go('/pages/activity/index', { code: makeUp.activity.code })
  return { title: `${makeUp.activity.title}的补录`, minutes: makeUp.minutes, open }
}

function OneCase({ one }: { one: Case }) {
  const { code, state, text, words, openedAt, dueAt, decidedAt } = one
  const now = Date.now()
  const about = aboutOf(one)
  if (about === null) return null
  const due = state === 'open' && dueAt !== null ? `，站里 ${promiseWords(Date.parse(dueAt), now)}答复` : ''
  return (
    <Card
      id={`case-${code}`}
      title={`${about.title} · ${minutesWords(about.minutes)}`}
      aside={<Chip tone={CASE_TONES[state]}>{caseStateWords(one)}</Chip>}
      note={`编号 ${code} · ${momentWords(Date.parse(openedAt), now)}提出${due}`}
      onPress={about.open}
    >
      {text !== '' && <View>{`您说：${text}`}</View>}
      {words !== '' && <View>{`站里说：${words}${decidedAt === null ? '' : `（${momentWords(Date.parse(decidedAt), now)}）`}`}</View>}
    </Card>
  )
}

/** What this person said was not theirs or objected to, and what the site found out. */
export function Cases() {
  const list = usePages(hoursCases.mine)
  return (
    <>
      {list.isPending && list.error === null && <Loading />}
      {list.items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
      {!list.isPending && list.error === null && list.items.length === 0 && (
        <Empty icon="shield" title="没有要核实的时数" note="看到不是自己的时数，按“不是我”；对公示的补录有异议，也会列在这里。" />
      )}
      {list.items.map((one) => (
        <OneCase key={one.code} one={one} />
      ))}
      <ListMore list={list} />
    </>
  )
}
