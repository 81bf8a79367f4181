import type * as z from 'zod/mini'
import { Refusal } from './refusal'

const SENTENCES: Partial<Record<string, string>> = {
  unrecognized_keys: '有不认识的内容',
  invalid_type: '内容的格式不对或没有填写',
  invalid_value: '不在可选的范围里',
  invalid_union: '不在可选的范围里',
  too_big: '太长或太大了',
  too_small: '太短或太小了',
  invalid_format: '格式不正确',
}

/** The value as its schema declares it. @throws Refusal invalid_request naming each wrong field, without repeating what was sent. */
export function parsed<S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.slice(0, 10).map((issue) => ({
    field: issue.path.map(String).join('.').slice(0, 60),
    message: isChinese(issue.message) ? issue.message : (SENTENCES[issue.code] ?? '填写有误'),
  }))
  throw new Refusal('invalid_request', fields)
}

/** The contract's own sentences are Chinese; zod's are not for the people who use this. */
const isChinese = (message: string): boolean => /[\u4e00-\u9fff]/.test(message)
