import { detailsOf } from '@/api'

/** What the server says is wrong with one field, or with anything inside of it ('blackouts.0.to' belongs to 'blackouts'). */
export function errorAt(error: unknown, field: string): string | undefined {
  const details = detailsOf(error)
  return Object.entries(details).find(([name]) => name === field || name.startsWith(`${field}.`))?.[1]
}
