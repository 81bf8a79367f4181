import { isReadable } from '../../../shared/contract/fields'
import { isWithin, levelOf, parentOf } from '../../../shared/vocabulary/places'
import type { Place } from '../places/place.entity'

const HEADER = ['code', 'level', 'parent_code', 'name', 'official_name', 'kind', 'lat', 'lng'] as const

/** A line of the file, counted from 1 with the header, and what is wrong with it in words for a person. */
export interface BadRow {
  readonly line: number
  readonly what: string
}

interface Known {
  /** The place within which rows may lie. */
  readonly under: string
  readonly has: (code: string) => boolean
}

const E6 = 1_000_000
/** China, in degrees. */
const inside = (lat: number, lng: number): boolean => lat >= 18 && lat <= 54 && lng >= 73 && lng <= 136

const cellsOf = (line: string): string[] => line.split(line.includes('\t') ? '\t' : ',').map((cell) => cell.trim())

/** A place out of a row's cells, or the sentence that says why not. */
function placeOf(cells: readonly string[], { under, has }: Known): Place | string {
  const [code = '', level = '', parent = '', name = '', officialName = '', kind = '', lat = '', lng = ''] = cells
  if (cells.length !== HEADER.length) return `要有 ${HEADER.length} 列，这一行有 ${cells.length} 列`
  const found = /^\d+$/.test(code) ? levelOf(code) : null
  if (found === null) return '地区编号不正确'
  if (found !== level) return '级别和编号的长度对不上'
  if (!isWithin(code, under)) return '不在您的辖区里'
  if (parent !== (parentOf(code) ?? '')) return '上级编号和编号的开头对不上'
  if (parent !== '' && !has(parent)) return '上级地方还没有，请先导入上级'
  if (name === '' || name.length > 40 || officialName === '' || officialName.length > 60) return '名字没有填，或太长了'
  if (kind === '' || kind.length > 12) return '种类没有填，或太长了'
  if (![name, officialName, kind].every(isReadable)) return '含有无法识别的字符'
  const [north, east] = [Number(lat), Number(lng)]
  if (lat === '' || lng === '' || !inside(north, east)) return '经纬度不正确'
  const at = { latE6: Math.round(north * E6), lngE6: Math.round(east * E6) }
  return { code, level: found, parentCode: parent === '' ? null : parent, name, officialName, kind, ...at }
}

/** Reads the rows of a file of places, parents before those that they hold; each row is a place or named with what is wrong. */
export function readPlaceRows(csv: string, known: Known): { places: Place[]; bad: BadRow[] } {
  const [header = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const places = new Map<string, Place>()
  const bad: BadRow[] = []
  if (cellsOf(header).join() !== HEADER.join()) return { places: [], bad: [{ line: 1, what: `第一行要写：${HEADER.join(',')}` }] }
  const has = (code: string): boolean => places.has(code) || known.has(code)
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue
    const read = placeOf(cellsOf(line), { under: known.under, has })
    if (typeof read === 'string') bad.push({ line: at + 2, what: read })
    else if (places.has(read.code)) bad.push({ line: at + 2, what: '这个编号前面已经有了' })
    else places.set(read.code, read)
  }
  return { places: [...places.values()], bad }
}
