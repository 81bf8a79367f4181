import { Pool } from 'undici'
import type { ServerProcess } from '../support/server-process'

const CONNECTIONS = 16

/** Asks for the path again and again over connections that stay open. @throws when an answer is not 200. */
export async function requestsPerSecond(
  origin: string,
  path: string,
  headers: Record<string, string>,
  milliseconds: number,
): Promise<{ rate: number; requests: number }> {
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 })
  const started = performance.now()
  const until = started + milliseconds
  let requests = 0
  const ask = async (): Promise<void> => {
    while (performance.now() < until) {
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers })
      await body.dump()
      if (statusCode !== 200) throw new Error(`${origin}${path} answered ${statusCode}`)
      requests += 1
    }
  }
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, ask))
    return { rate: (requests * 1000) / (performance.now() - started), requests }
  } finally {
    await pool.close()
  }
}

/** A write that is asked for once. */
interface Write {
  readonly path: string
  readonly body: string
  readonly headers: Record<string, string>
}

/** Asks for all of these once, over connections that stay open, and says how many a second. @throws when an answer is not 200. */
export async function allPerSecond(origin: string, writes: readonly Write[]): Promise<number> {
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 })
  const left = [...writes]
  const started = performance.now()
  const ask = async (): Promise<void> => {
    for (let write = left.pop(); write !== undefined; write = left.pop()) {
      const { statusCode, body } = await pool.request({ method: 'POST', ...write })
      const text = await body.text()
      if (statusCode !== 200) throw new Error(`${origin}${write.path} answered ${statusCode}: ${text.slice(0, 200)}`)
    }
  }
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, ask))
    return (writes.length * 1000) / (performance.now() - started)
  } finally {
    await pool.close()
  }
}

/** The processor time that the server has used since it began, in seconds, as its metrics tell. */
export async function cpuSeconds(server: ServerProcess): Promise<number> {
  const text = (await server.read('/metrics', {})).toString()
  const seconds = /^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]
  if (seconds === undefined) throw new Error('The metrics tell no processor time')
  return Number(seconds)
}
