import { RISK_LABELS, RISKS } from '@shared/vocabulary/categories'
import { Card, Choice, Field, TextArea, TextInput, Tick } from '@/design'
import { needsInsurance } from './check-plan'
import type { FieldsOfPlan } from './plan'

const NOTES: Record<(typeof RISKS)[number], string> = {
  1: '室内、不动工具，例如宣讲、教用手机',
  2: '户外、用工具或要赶路，要有保险',
  3: '登高、涉水、用电等，要有保险，站里会仔细看',
}
const OPTIONS = RISKS.map((risk) => ({ value: String(risk), label: RISK_LABELS[risk], note: NOTES[risk] }))

/** What may go wrong, what is done about it, and who pays if it does. */
export function RiskFields({ plan, change, wrong }: FieldsOfPlan) {
  return (
    <Card title="风险和保险">
      <Field label="风险" error={wrong.risk}>
        <Choice
          stacked
          options={OPTIONS}
          value={plan.risk === null ? null : String(plan.risk)}
          onChange={(value) => change({ risk: RISKS.find((risk) => String(risk) === value) ?? null })}
        />
      </Field>
      <Field label="有什么风险、怎么防" hint="报名的人会先读到。" error={wrong.riskText}>
        <TextArea
          value={plan.riskText}
          maxLength={300}
          placeholder="例如：天热，带够水；路滑，穿防滑鞋"
          onChange={(riskText) => change({ riskText })}
        />
      </Field>
      <Field
        label="保险"
        optional={!needsInsurance(plan.risk)}
        hint="哪家的什么保险、保单号；只有队伍和站里看得到。"
        error={wrong.insurance}
      >
        <TextInput value={plan.insurance} maxLength={60} placeholder="例如：意外险保单号" onChange={(insurance) => change({ insurance })} />
      </Field>
      <Tick checked={plan.rescue} onChange={(rescue) => change({ rescue })}>
        这是应急救援，只有成年人能参加
      </Tick>
    </Card>
  )
}
