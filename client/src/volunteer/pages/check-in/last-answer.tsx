import { useQueue } from '@/check-in'
import { Notice } from '@/design'
import { eventWords, toneOf, whereWords } from './event-words'

/** What became of the code that was just scanned: on the phone, sent, answered; always in plain words. */
export function LastAnswer({ id }: { id: string | null }) {
  const { waiting, refused, told, safe } = useQueue()
  const answered = told.find(({ event }) => event.id === id)
  if (answered !== undefined) {
    const { event, about, answer } = answered
    const title = answer.activity?.title ?? whereWords(answered)
    return <Notice id="check-answer" tone={toneOf(answered)}>{`${title} · ${eventWords(event, about.who)}：${answer.message}`}</Notice>
  }
  const kept = [...waiting, ...refused].find(({ event }) => event.id === id)
  if (kept === undefined) return null
  const sentence = kept.refused === '' ? '已经记在手机上，正等着传上去。没有信号也不要紧，连上网会自己传。' : kept.refused
  return (
    <Notice id="check-answer" tone="amber">
      {`${whereWords(kept)} · ${eventWords(kept.event, kept.about.who)}：${sentence}${safe ? '' : '手机的空间满了，传上去之前请不要关掉。'}`}
    </Notice>
  )
}
