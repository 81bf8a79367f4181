import { Refusal } from './refusal'

const WORTH_ASKING_AGAIN_S = 10

/**
 * The work's result, or a refusal when it takes too long: a database that has stopped answering must not hold people's connections. The
 * work itself is not ended: a keyed write that finishes later answers the next request under the same key.
 * @throws Refusal busy
 */
export async function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Refusal('busy', [], WORTH_ASKING_AGAIN_S)), patienceMs)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
