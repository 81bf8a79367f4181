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

/** The processor time that the server has used since it began, in seconds, as its metrics tell. */
export async function cpuSeconds(server: ServerProcess): Promise<number> {
  const text = (await server.read('/metrics', {})).toString()
  const seconds = /^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]
  if (seconds === undefined) throw new Error('The metrics tell no processor time')
  return Number(seconds)
}
