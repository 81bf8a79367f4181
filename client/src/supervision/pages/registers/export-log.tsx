import { registers } from '@shared/contract'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { usePages } from '@/api'
import { Empty, Failed, ListMore, Loading, Section } from '@/design'
import { titleOf } from './register-words'

const FORMS = { xlsx: '导出', print: '打印' } as const

/** Who took along which register of the place: an administrator's to look at. */
export function ExportLog({ site }: { site: string }) {
  const list = usePages(registers.exports, { query: { under: site } })
  return (
    <Section title="谁导出过" id="export-log" className="not-printed">
      {list.isPending && list.error === null && <Loading cards={1} />}
      {list.error !== null && list.items.length === 0 && <Failed error={list.error} onRetry={list.refetch} />}
      {!list.isPending && list.error === null && list.items.length === 0 && <Empty title="三年里没有人导出过" />}
      {list.items.map(({ code, by, at, form, register, place, rows, personal, why }) => (
        <View key={code} className="register-lines">
          <View>{`${by} ${momentWords(Date.parse(at), Date.now())}${FORMS[form]}${place}的${titleOf(register)}，${rows} 行`}</View>
          <View className="words-note">{personal ? `没有打码：${why}` : '姓名和电话打了码'}</View>
        </View>
      ))}
      <ListMore list={list} />
    </Section>
  )
}
