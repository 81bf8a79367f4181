import type { BodyIn } from '@shared/contract/endpoint'
import type { hours } from '@shared/contract/hours'
import type { Outcome } from '@shared/vocabulary/orders'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Attendance } from '@/activity-work/activity'

/** What the leader says of an activity that is over, as far as it is written. */
export interface Closing {
  outcome: string
  /** By public code of the person: why their record is not vouched for. */
  setAside: Readonly<Record<string, string>>
  /** By the order's code. */
  orders: Readonly<Record<string, { outcome: Outcome | null; text: string }>>
}

const NOTHING: Closing = { outcome: '', setAside: {}, orders: {} }

/** What is missing, in Chinese, by field. */
export function missingIn(closing: Closing, attendance: Attendance): Record<string, string> {
  return {
    ...(closing.outcome.trim() === '' ? { outcome: '请写一句活动办得怎么样' } : {}),
    ...Object.fromEntries(
      attendance.orders.filter(({ code }) => (closing.orders[code]?.outcome ?? null) === null).map(({ code }) => [code, '请选一个结果']),
    ),
  }
}

/** What is sent, or null while something is missing. */
export function bodyOf(closing: Closing, attendance: Attendance): BodyIn<typeof hours.settle> | null {
  if (Object.keys(missingIn(closing, attendance)).length > 0) return null
  const present = new Set(attendance.items.map(({ person }) => person.code))
  return {
    outcome: closing.outcome.trim(),
    seen: attendance.seen,
    setAside: Object.entries(closing.setAside)
      .filter(([person]) => present.has(person))
      .map(([person, reason]) => ({ person, reason })),
    orders: attendance.orders.flatMap(({ code }) => {
      const said = closing.orders[code]
      return said === undefined || said.outcome === null ? [] : [{ code, outcome: said.outcome, text: said.text.trim() }]
    }),
  }
}

interface Kept {
  person: string
  closing: Closing
}

const nameOf = (activity: string): string => `activity-closing-${activity}`

function read(activity: string, person: string): Closing {
  try {
    const kept: Kept | '' = Taro.getStorageSync<Kept | ''>(nameOf(activity))
    return kept === '' || kept.person !== person ? NOTHING : kept.closing
  } catch {
    return NOTHING
  }
}

function write(activity: string, kept: Kept | null): void {
  try {
    if (kept === null) Taro.removeStorageSync(nameOf(activity))
    else Taro.setStorageSync(nameOf(activity), kept)
  } catch {
    // A full or forbidden storage: it lives as long as the page.
  }
}

/** What was written so far, kept on this phone until the server has it. @param person public code of the leader */
export function useClosing(activity: string, person: string) {
  const [closing, setClosing] = useState(() => read(activity, person))
  const change = (part: Partial<Closing>) =>
    setClosing((before) => {
      const next = { ...before, ...part }
      write(activity, { person, closing: next })
      return next
    })
  return { closing, change, forget: () => write(activity, null) }
}
