import { runInThisContext } from 'node:vm'

/**
 * Reports rejections that the promises of one realm leave unhandled, and only those: a test's own rejection stays the test runner's.
 * @returns A function that stops watching.
 */
export function watchRejections(RealmPromise: PromiseConstructor, report: (reason: unknown) => void): () => void {
  // a test file has a copy of `process` that gets no events; the real one is a global of the main context
  const realProcess = runInThisContext('process') as NodeJS.Process
  const listener = (reason: unknown, promise: Promise<unknown>): void => {
    if (!(promise instanceof RealmPromise)) return
    report(reason)
    // it is dealt with now: the runner, which has seen it too, drops it when a handler arrives
    promise.catch(() => undefined)
  }
  realProcess.on('unhandledRejection', listener)
  return () => realProcess.off('unhandledRejection', listener)
}
