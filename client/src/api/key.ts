import { useState } from 'react'

const hex = (digits: number): string => Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join('')

/**
 * A key that no other intention has: the moment and 80 random bits, shaped like a UUID of version 7.
 * It need not be secret, only different: the server keeps keys per person.
 */
export function newKey(): string {
  const moment = Date.now().toString(16).padStart(12, '0')
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`
}

/** One thing a person wants done once, however often the button is pressed or the network fails. */
export interface Intention {
  /** The same until `settle`, or until it is about something else. @param about what it is done to, e.g. the order's code */
  key(about?: string): string
  /** To be called when the server has answered definitely: the next press is a new intention. */
  settle(): void
}

function newIntention(): Intention {
  let current: { key: string; about: string } | null = null
  return {
    key(about = '') {
      if (current === null || current.about !== about) current = { key: newKey(), about }
      return current.key
    },
    settle() {
      current = null
    },
  }
}

/** The intention behind one button or form, for as long as its screen lives. */
export function useIntention(): Intention {
  const [intention] = useState(newIntention)
  return intention
}
