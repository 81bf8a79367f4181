import { addDays, beijingAt, beijingDate, isDate } from './beijing'
import { dateWords, monthDayWords, weekdayWords } from './words'

/** The parts of a day a village plans by, in their order. */
export const PARTS = ['morning', 'afternoon', 'evening'] as const
export type Part = (typeof PARTS)[number]

/** The unit in which orders ask and teams offer: one part of one date in China. */
export interface Slot {
  date: string
  part: Part
}

const WORDS: Readonly<Record<Part, string>> = {
  morning: '上午',
  afternoon: '下午',
  evening: '晚上',
}

/** Minutes since midnight at which each part is over: 12:00, 18:00, 21:30. */
const ENDS: Readonly<Record<Part, number>> = {
  morning: 720,
  afternoon: 1_080,
  evening: 1_290,
}

/** '2026-11-26.morning': how a slot is stored and compared for equality. */
export function slotKey(slot: Slot): string {
  return `${slot.date}.${slot.part}`
}

function readSlotKey(key: string): Slot | undefined {
  const date = key.slice(0, 10)
  const part = PARTS.find((each) => key.slice(10) === `.${each}`)
  return part !== undefined && isDate(date) ? { date, part } : undefined
}

/** Whether the text is the key of a slot on a real date. */
export function isSlotKey(text: string): boolean {
  return readSlotKey(text) !== undefined
}

/**
 * The slot a key stands for.
 * @throws RangeError when the text is no slot key; ask `isSlotKey` first where the text comes from outside.
 */
export function parseSlotKey(key: string): Slot {
  const slot = readSlotKey(key)
  if (slot === undefined) throw new RangeError(`not a slot: ${key}`)
  return slot
}

/** Orders slots by time: negative when the first is earlier, 0 when they are the same. */
export function compareSlots(one: Slot, other: Slot): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1
  return PARTS.indexOf(one.part) - PARTS.indexOf(other.part)
}

/** The slots that a visit takes which begins in this one: it, and the next part of the day when it lasts two; none when the day has no next. */
export function slotsFrom(slot: Slot, parts: number): Slot[] {
  if (parts === 1) return [slot]
  const next = PARTS[PARTS.indexOf(slot.part) + 1]
  return next === undefined ? [] : [slot, { date: slot.date, part: next }]
}

/**
 * A slot as one says it: '今天上午', '周四上午', and '12月3日 周四上午' when more than six days away, in the past, or when no `today` is given.
 * @param today the date in China on which it is said
 */
export function slotWords(slot: Slot, today?: string): string {
  const day = today === undefined ? `${monthDayWords(slot.date)} ${weekdayWords(slot.date)}` : dateWords(slot.date, today)
  return `${day}${WORDS[slot.part]}`
}

/** The word for a part of the day alone: '上午'. */
export function partWords(part: Part): string {
  return WORDS[part]
}

/** The moment (epoch ms) when the slot is over: 12:00, 18:00 or 21:30 of its date. */
export function slotEnds(slot: Slot): number {
  return beijingAt(slot.date, ENDS[slot.part])
}

/** Every slot not yet over at `now` (epoch ms), in order, on so many days counting today as the first. */
export function comingSlots(now: number, days: number): Slot[] {
  const today = beijingDate(now)
  const slots: Slot[] = []
  for (let day = 0; day < days; day += 1) {
    for (const part of PARTS) slots.push({ date: addDays(today, day), part })
  }
  return slots.filter((slot) => slotEnds(slot) > now)
}
