import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from '@swc/core'
import { type Literal, Parser, type TemplateLiteral } from 'acorn'
import { full } from 'acorn-walk'

const server = path.resolve(__dirname, '../../server')

/**
 * What one of the engines lacks that the server must also be able to run on: TiDB (its own page of incompatibilities, v8), a Galera
 * cluster, or SQLite. Each with the reason, so that nobody finds out in production.
 */
const LACKING: readonly (readonly [what: RegExp, why: string])[] = [
  [/\b(create|drop)\s+(procedure|function|trigger|event)\b/i, 'TiDB has no stored procedures, functions, triggers or events'],
  [/\bfulltext\b|\bmatch\s*\(.*\)\s*against\b/i, 'TiDB has no full-text indexes'],
  [/\bspatial\b|\bst_\w+\s*\(|\bgeometry\b/i, 'TiDB has no spatial types'],
  [/\bxa\s+(start|begin|end|prepare|commit|rollback)\b/i, 'neither TiDB nor Galera has XA'],
  [/\bskip\s+locked\b/i, 'TiDB has no SKIP LOCKED, and Galera locks nothing elsewhere'],
  [/\block\s+(in\s+share\s+mode|tables)\b|\bfor\s+share\b/i, 'TiDB does nothing for a shared lock, Galera has none for tables'],
  [/\bfor\s+update\b/i, 'a Galera node does not hear of it: write the row that must be held (holds = holds + 1)'],
  [/^\s*create\s+table\b(?:(?!\().)*\bselect\b/is, 'TiDB has no CREATE TABLE … SELECT'],
  [/\bauto_?increment\b/i, 'not one after the other on several nodes: ids are ordered by time'],
  [/\bforeign\s+key\b|\breferences\s+[`"\w]/i, 'a foreign key cannot be sharded, and Galera certifies the parent too'],
  [/\b(sql_calc_found_rows|found_rows\s*\(|handler\s+\w+\s+open|lateral)\b/i, 'TiDB has not got it'],
  [/\btemporary\s+table\b/i, 'a pool gives the next statement another connection'],
]

/** The text of every literal and template of a file, that is of all SQL in it. */
function textsOf(file: string): string[] {
  const { code } = transformSync(readFileSync(file, 'utf8'), { filename: file, sourceMaps: false })
  const texts: string[] = []
  full(Parser.parse(code, { ecmaVersion: 2022, sourceType: 'script' }), (node) => {
    if (node.type === 'Literal' && typeof (node as Literal).value === 'string') texts.push(String((node as Literal).value))
    if (node.type === 'TemplateLiteral') texts.push((node as TemplateLiteral).quasis.map(({ value }) => value.cooked ?? '').join(' ? '))
  })
  return texts
}

const isSql = (text: string): boolean =>
  /^\s*(select|insert|update|delete|create|alter|drop|lock|with|set|from|left join|inner join|where|xa|handler|call)\b/i.test(text)

const faultsIn = (texts: readonly string[]): string[] =>
  texts.filter(isSql).flatMap((text) => LACKING.flatMap(([what, why]) => (what.test(text) ? [`${why}: ${text.slice(0, 120)}`] : [])))

const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

it('no statement of the server needs what one of its databases lacks', () => {
  const found = files.flatMap((file) => faultsIn(textsOf(path.join(server, file))).map((fault) => `${file}: ${fault}`))
  expect(found).toEqual([])
  expect(files.flatMap((file) => textsOf(path.join(server, file))).filter(isSql).length).toBeGreaterThan(200)
})

it.each([
  'select `id` from `person` where `id` = ? for update',
  'select `id` from `outbox` limit 1 for update skip locked',
  'create trigger `t` before insert on `person` for each row set @a = 1',
  'create table `a` as select * from `b`',
  'alter table `post` add fulltext index `ft` (`text`)',
  'create table `a` (`id` int auto_increment primary key)',
  'alter table `a` add constraint `fk` foreign key (`b`) references `b` (`id`)',
])('finds %s', (sql) => {
  expect(faultsIn([sql])).not.toEqual([])
})
