import { administration as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import type { SettingName, SettingValue } from '@shared/contract/settings'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Card, Failed, guarded, Loading, Notice } from '@/design'
import { AdministrationFrame } from '../../administration-frame'
import { ClockSheet } from './clock-sheet'
import { DayCard } from './day-card'
import { DepartmentSheet } from './department-sheet'
import { HoursSheet } from './hours-sheet'
import { NumbersSheet } from './numbers-sheet'
import { PreviewSheet } from './preview-sheet'
import { CLOCK_NAMES, CLOCKS, type ClockName, COMPLAINT_LINES, clockWords, hoursWords, INTEGRITY_LINES, settingWords } from './words'

type Settings = ReplyOf<typeof contract.settings>
type Sheet = ClockName | 'hours' | 'department' | 'complaints' | 'integrity'

/** One setting as it is in force; the server sends them all. */
function inForce<Name extends SettingName>(settings: Settings, name: Name): Extract<SettingValue, { name: Name }> {
  const found = settings.settings.find((each): each is Extract<SettingValue, { name: Name }> => each.name === name)
  if (found === undefined) throw new Error(`the server has no setting ${name}`)
  return found
}

interface ShownProps {
  settings: Settings
  onOpen(sheet: Sheet): void
}

function Shown({ settings, onOpen }: ShownProps) {
  const { mayChange, days, calendarUntil } = settings
  const lengths = inForce(settings, 'clock_lengths').value
  const change = (label: string, sheet: Sheet) =>
    mayChange && (
      <Button className="administration-actions" icon="edit" label={`改${label}`} onPress={() => onOpen(sheet)}>
        改一改
      </Button>
    )
  return (
    <View className="administration-rows">
      {CLOCKS.map((clock) => (
        <Card key={clock} title={CLOCK_NAMES[clock]} note={clockWords(lengths[clock])}>
          {change(CLOCK_NAMES[clock], clock)}
        </Card>
      ))}
      <Card title="开门时间" note={`${hoursWords(inForce(settings, 'opening_hours').value)}；工作时间按这个算。`}>
        {change('开门时间', 'hours')}
      </Card>
      <Card title="投诉时限" note={settingWords({ name: 'complaint_days', value: inForce(settings, 'complaint_days').value }).join('；')}>
        {change('投诉时限', 'complaints')}
      </Card>
      <Card
        title="诚信核查的起点"
        note={settingWords({ name: 'integrity_limits', value: inForce(settings, 'integrity_limits').value }).join('；')}
      >
        {change('诚信核查的起点', 'integrity')}
      </Card>
      <DayCard days={days} calendarUntil={calendarUntil} mayChange={mayChange} />
      <Card title="主管部门" note={inForce(settings, 'owner_department').value}>
        {change('主管部门', 'department')}
      </Card>
    </View>
  )
}

function SettingsView() {
  const read = useRead(contract.settings)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [wanted, setWanted] = useState<SettingValue | null>(null)
  const [done, setDone] = useState(false)
  if (read.isPending) return <Loading />
  if (read.data === undefined) return <Failed error={read.error} onRetry={() => void read.refetch()} />
  const settings = read.data
  const close = () => setSheet(null)
  const want = (setting: SettingValue) => {
    setSheet(null)
    setWanted(setting)
  }
  return (
    <View className="stack">
      {settings.mayChange ? (
        <View className="words-note">改之前先看会怎样；改过的都有记录，能改回去。时数要在十个工作日内入账，是法规定的，不能改。</View>
      ) : (
        <Notice>时限和节假日全市统一，由市里的管理员改；您可以看。</Notice>
      )}
      {done && <Notice tone="leaf">改好了。要改回去，在「改过什么」里点一下。</Notice>}
      <Shown settings={settings} onOpen={setSheet} />
      {sheet === 'hours' && (
        <HoursSheet
          hours={inForce(settings, 'opening_hours').value}
          onClose={close}
          onNext={(value) => want({ name: 'opening_hours', value })}
        />
      )}
      {sheet === 'department' && (
        <DepartmentSheet
          department={inForce(settings, 'owner_department').value}
          onClose={close}
          onNext={(value) => want({ name: 'owner_department', value })}
        />
      )}
      {sheet === 'integrity' && (
        <NumbersSheet
          title="诚信核查的起点"
          lines={INTEGRITY_LINES}
          values={inForce(settings, 'integrity_limits').value}
          onClose={close}
          onNext={(value) => want({ name: 'integrity_limits', value })}
        />
      )}
      {sheet === 'complaints' && (
        <NumbersSheet
          title="投诉时限"
          lines={COMPLAINT_LINES}
          values={inForce(settings, 'complaint_days').value}
          onClose={close}
          onNext={(value) => want({ name: 'complaint_days', value })}
        />
      )}
      {sheet !== null && sheet !== 'hours' && sheet !== 'department' && sheet !== 'complaints' && sheet !== 'integrity' && (
        <ClockSheet
          clock={sheet}
          lengths={inForce(settings, 'clock_lengths').value}
          onClose={close}
          onNext={(value) => want({ name: 'clock_lengths', value })}
        />
      )}
      {wanted !== null && (
        <PreviewSheet
          setting={wanted}
          onClose={() => setWanted(null)}
          onDone={() => {
            setWanted(null)
            setDone(true)
          }}
        />
      )}
    </View>
  )
}

function SettingsPage() {
  return (
    <AdministrationFrame id="administration-settings" title="时限和节假日" current="settings">
      {() => <SettingsView />}
    </AdministrationFrame>
  )
}

export default guarded(SettingsPage)
