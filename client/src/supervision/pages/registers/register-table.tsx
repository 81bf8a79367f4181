import { type Totals, totalCells } from '@shared/registers/adding'
import { columnsOf, type RegisterName } from '@shared/registers/columns'
import { View } from '@tarojs/components'
import { Card, Press } from '@/design'
import { go } from '@/platform/navigation'
import { useWide } from '@/platform/wide'
import { cellWords, PAGES, type Row } from './register-words'

interface TableProps {
  register: RegisterName
  columns: readonly string[]
  rows: readonly Row[]
  /** Below the last row; null while there are more. */
  totals: Totals | null
  /** Whether rows lead to their own pages: on paper they do not. */
  leads: boolean
}

const isNumber = (register: RegisterName, name: string): boolean => columnsOf(register)[name]?.sum === true

const cellClass = (register: RegisterName, name: string): string =>
  isNumber(register, name) ? 'register-table__cell register-table__cell--number' : 'register-table__cell'

function Cells({ register, columns, row, leads }: Pick<TableProps, 'register' | 'columns' | 'leads'> & { row: Row }) {
  const page = PAGES[register]
  return columns.map((name, at) => {
    const words = cellWords(row.cells[at])
    const { code } = row
    if (leads && at === 0 && page !== undefined && code !== null)
      return (
        <View key={name} className="register-table__cell">
          <Press role="link" className="register-table__link" label={`打开 ${words}`} onPress={() => go(page, { code })}>
            {words}
          </Press>
        </View>
      )
    return (
      <View key={name} className={cellClass(register, name)}>
        {words}
      </View>
    )
  })
}

/** A register as a table, on a desk and on paper. */
export function WideTable({ register, columns, rows, totals, leads }: TableProps) {
  return (
    <View className="register-table">
      <View className="register-table__head">
        <View className="register-table__row">
          {columns.map((name) => (
            <View key={name} className={cellClass(register, name)}>
              {columnsOf(register)[name]?.title ?? name}
            </View>
          ))}
        </View>
      </View>
      <View className="register-table__body">
        {rows.map((row, at) => (
          // A row has no key that every register shows; rows are only ever appended.
          <View key={row.code ?? at} className="register-table__row">
            <Cells register={register} columns={columns} row={row} leads={leads} />
          </View>
        ))}
        {totals !== null && (
          <View className="register-table__row register-table__row--sum">
            {totalCells(register, totals).map((sum, at) => (
              <View key={columns[at]} className={cellClass(register, columns[at] ?? '')}>
                {cellWords(sum)}
              </View>
            ))}
          </View>
        )}
      </View>
    </View>
  )
}

/** The same on a phone, where no table fits: a card for each row, what is empty left out. */
function RowCard({ register, columns, row }: Pick<TableProps, 'register' | 'columns'> & { row: Row }) {
  const page = PAGES[register]
  const { code } = row
  const title = Math.max(0, columns.indexOf('title'))
  const lines = columns.flatMap((name, at) => {
    const words = cellWords(row.cells[at])
    return at === title || words === '' ? [] : [`${columnsOf(register)[name]?.title ?? name}：${words}`]
  })
  return (
    <Card title={cellWords(row.cells[title])} {...(page === undefined || code === null ? {} : { onPress: () => go(page, { code }) })}>
      <View className="register-lines">
        {lines.map((line) => (
          <View key={line}>{line}</View>
        ))}
      </View>
    </Card>
  )
}

/** The rows of a register, as the screen has room for them. */
export function RegisterRows(props: TableProps) {
  const wide = useWide()
  const { register, columns, rows, totals } = props
  if (wide)
    return (
      <View className="register-wide">
        <WideTable {...props} />
      </View>
    )
  return (
    <View className="stack">
      {rows.map((row, at) => (
        <RowCard key={row.code ?? at} register={register} columns={columns} row={row} />
      ))}
      {totals !== null && <View className="words-note">{cellWords(totalCells(register, totals)[0])}</View>}
    </View>
  )
}
