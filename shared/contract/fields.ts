import * as z from 'zod/mini'
import { isDate } from '../time/beijing'
import { CATEGORIES } from '../vocabulary/categories'
import { levelOf } from '../vocabulary/places'

/** Whether a text holds only characters: no control characters but line breaks, no lone half of a surrogate pair. */
export function isReadable(value: string): boolean {
  for (const character of value) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x20 && character !== '\n') return false
    if (point === 0x7f || point === 0xfffe || point === 0xffff) return false
    if (point >= 0xd800 && point <= 0xdfff) return false
  }
  return true
}

/** Text a person wrote: trimmed, 1 to `most` UTF-16 units, no control characters. */
export const text = (most: number) =>
  z
    .string()
    .check(z.trim(), z.minLength(1, '请填写内容'), z.maxLength(most, `最多 ${most} 个字`), z.refine(isReadable, '含有无法识别的字符'))

/** Text that may be left out. */
export const optionalText = (most: number) =>
  z._default(z.string().check(z.trim(), z.maxLength(most, `最多 ${most} 个字`), z.refine(isReadable, '含有无法识别的字符')), '')

/** What people read aloud and scan: 8 characters of base58 (no 0, O, I, l). */
export const publicCode = z.string().check(z.regex(/^[1-9A-HJ-NP-Za-km-z]{8}$/, '编号不正确'))

/** A division code of any level. */
export const placeCode = z.string().check(
  z.regex(/^\d{4,12}$/, '地区编号不正确'),
  z.refine((code) => levelOf(code) !== null, '地区编号不正确'),
)

export const villageCode = z.string().check(z.regex(/^\d{12}$/, '请选择到村（社区）'))

/** A Chinese mobile or landline number, digits only. */
export const phone = z.string().check(z.regex(/^(1[3-9]\d{9}|0\d{9,11})$/, '电话号码不正确'))

/** A real day of the calendar, 2020 to 2099. */
export const date = z.string().check(
  z.regex(/^20[2-9]\d-\d{2}-\d{2}$/, '日期不正确'),
  z.refine((value) => isDate(value), '没有这一天'),
)

/** The day on which somebody living was born, 1900 to 2099. */
export const birthDate = z.string().check(
  z.regex(/^(19|20)\d{2}-\d{2}-\d{2}$/, '日期不正确'),
  z.refine((value) => isDate(value), '没有这一天'),
)

/** A moment, ISO 8601 in UTC with milliseconds. */
export const moment = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/))

export const part = z.enum(['morning', 'afternoon', 'evening'])
export const slot = z.strictObject({ date, part })
export const category = z.enum(CATEGORIES)
export const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

/** The key that the next page starts after: opaque, given by the page before. */
export const cursor = z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,120}$/, '页码不正确'))
export const paging = { cursor: z.optional(cursor) }

/** A page of a list: no totals, the key of the next page or null at the end. */
export const page = <T extends z.ZodMiniType>(item: T) => z.object({ items: z.array(item), next: z.nullable(cursor) })

export const byCode = z.strictObject({ code: publicCode })
/** A write whose reply says no more than that it was done. */
export const done = z.object({ done: z.literal(true) })
