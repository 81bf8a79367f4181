interface FieldRule {
  /** In UTF-16 units, the stricter reading of WeChat's "characters". */
  readonly longest: number
  /** What such a field may not contain. */
  readonly strip?: RegExp
  /** An empty field is refused (47003); where a word can stand for nothing, this is it. */
  readonly whenEmpty?: string
  /** Whether a cut is shown with an ellipsis: only where any symbol is allowed. */
  readonly ellipsis?: boolean
}

/** WeChat's limits by kind of field ("订阅消息参数值内容限制"). Kinds not listed (time, date, amount …) pass as they are. */
const rules: Readonly<Record<string, FieldRule>> = {
  thing: { longest: 20, whenEmpty: '无', ellipsis: true },
  phrase: { longest: 5, strip: /[^\p{Script=Han}]/gu, whenEmpty: '无' },
  name: { longest: 20 },
  character_string: { longest: 32, strip: /[^\x20-\x7e]/g },
  number: { longest: 32, strip: /[^0-9.]/g },
  letter: { longest: 32, strip: /[^A-Za-z]/g },
  symbol: { longest: 5 },
  phone_number: { longest: 17, strip: /[^\d+\-*() ]/g },
  car_number: { longest: 8 },
}

/** A name with any Chinese in it counts as a Chinese name. */
const longestChineseName = 10

/**
 * Makes each value fit its field, so that one long village name cannot make WeChat refuse a whole message.
 * A field's kind is its name without the number: `thing3`, `character_string1`.
 */
export function fitTemplateData(data: Readonly<Record<string, string>>): Record<string, { value: string }> {
  return Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value: fitField(field, value) }]))
}

function fitField(field: string, value: string): string {
  const kind = field.replace(/\d+$/, '')
  const line = value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const rule = rules[kind]
  if (!rule) return line
  const allowed = rule.strip ? line.replace(rule.strip, '').trim() : line
  if (allowed === '') return rule.whenEmpty ?? ''
  const longest = kind === 'name' && /\p{Script=Han}/u.test(allowed) ? longestChineseName : rule.longest
  if (allowed.length <= longest) return allowed
  return rule.ellipsis ? `${cut(allowed, longest - 1)}…` : cut(allowed, longest)
}

/** The beginning of a text, never half of a character outside the basic plane. */
function cut(text: string, longest: number): string {
  const end = /[\ud800-\udbff]/.test(text.charAt(longest - 1)) ? longest - 1 : longest
  return text.slice(0, end)
}
