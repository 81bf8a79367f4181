/**
 * AbortController for WeChat's engine, which has none; the build puts it wherever the bare name is used.
 * Only what a caller of a request needs: one `abort` event, once.
 */
type Listener = (event: { type: 'abort' }) => void

export class AbortSignal {
  aborted = false
  reason: unknown = undefined
  onabort: Listener | null = null
  private listeners: Listener[] = []

  addEventListener(_type: 'abort', listener: Listener): void {
    if (!this.listeners.includes(listener)) this.listeners.push(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.listeners = this.listeners.filter((known) => known !== listener)
  }

  dispatchEvent(event: { type: 'abort' }): boolean {
    this.onabort?.(event)
    for (const listener of this.listeners.slice()) listener(event)
    return true
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }
}

export class AbortController {
  readonly signal = new AbortSignal()

  abort(reason: unknown = Object.assign(new Error('aborted'), { name: 'AbortError' })): void {
    if (this.signal.aborted) return
    this.signal.aborted = true
    this.signal.reason = reason
    this.signal.dispatchEvent({ type: 'abort' })
  }
}
