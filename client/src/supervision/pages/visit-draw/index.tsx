import { returnVisits as contract } from '@shared/contract'
import { VISIT_ANSWERS, VISIT_QUESTIONS, VISIT_SCRIPT, type VisitAnswer, type VisitQuestion } from '@shared/vocabulary/return-visits'
import { View } from '@tarojs/components'
import { useRead } from '@/api'
import { Card, Failed, guarded, Loading, Section, type Tone } from '@/design'
import { useParameters } from '@/platform/navigation'
import { useDesk } from '@/station/desk'
import { StationFrame } from '@/station/station-frame'
import { StackedBar } from '../../stacked-bar'
import { type DrawInFull, drawFigures, stateParts } from '../../visit-words'
import { HowDrawn } from './how-drawn'
import { VisitList } from './visit-list'

const toneOf = (question: VisitQuestion, answer: VisitAnswer): Tone => {
  if (answer === 'unsure') return 'grey'
  return VISIT_SCRIPT[question].poor === answer ? 'kapok' : 'leaf'
}

function Figures({ draw }: { draw: DrawInFull }) {
  const { states, poor, followed } = draw.figures
  return (
    <Section title="打到哪里了" id="visit-figures">
      <Card>
        <StackedBar label={`抽中的 ${draw.drawn} 张单`} parts={stateParts(states)} />
      </Card>
      {drawFigures(draw).map(({ name, value, beside }) => (
        <Card key={name} title={name}>
          <View className="words-huge">{value}</View>
          <View className="words-note">{beside}</View>
        </Card>
      ))}
      {poor > 0 && <View className="station-late">{`有不好的回答的 ${poor} 张，已经跟进 ${followed} 张。`}</View>}
    </Section>
  )
}

function Answers({ draw }: { draw: DrawInFull }) {
  if (draw.figures.states.reached === 0) return null
  return (
    <Section title="问到了什么" id="visit-answers">
      <Card>
        <View className="stack">
          {VISIT_QUESTIONS.map((question) => {
            const { asks, words } = VISIT_SCRIPT[question]
            const counts = draw.figures.answers[question]
            const parts = VISIT_ANSWERS.map((answer) => ({
              ...{ key: answer, words: words[answer], count: counts[answer], tone: toneOf(question, answer) },
            }))
            return (
              <View key={question}>
                <View>{asks}</View>
                <StackedBar label={asks} parts={parts} />
              </View>
            )
          })}
        </View>
      </Card>
    </Section>
  )
}

function VisitDrawPage() {
  const { code = '' } = useParameters<'code'>()
  const desk = useDesk()
  const read = useRead(contract.one, { params: { code } }, { enabled: code !== '' })
  const draw = read.data
  const columns =
    draw === undefined
      ? {}
      : {
          list: (
            <View className="stack">
              <Figures draw={draw} />
              <Answers draw={draw} />
              <HowDrawn draw={draw} />
            </View>
          ),
          picture: <VisitList draw={draw} />,
        }
  return (
    <StationFrame id="visit-draw" title="一批回访" current="visits" desk={desk} {...columns}>
      {draw === undefined && (read.error === null ? <Loading /> : <Failed error={read.error} onRetry={() => void read.refetch()} />)}
    </StationFrame>
  )
}

export default guarded(VisitDrawPage)
