import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export interface Arrival {
  readonly method: string
  readonly path: string
  readonly type: string
  readonly body: string
}

/** An HTTP server on this machine that keeps orders in memory, and never answers /silence. */
export interface LocalServer {
  readonly base: string
  readonly arrivals: readonly Arrival[]
  close(): void
}

/** Opens on a free port. */
export async function openLocalServer(): Promise<LocalServer> {
  const arrivals: Arrival[] = []
  const orders = [{ id: '1', title: '水电维修', state: 'open' }]
  const server = createServer(async (request, response) => {
    const arrival = await read(request)
    arrivals.push(arrival)
    if (arrival.path === '/silence') return
    if (arrival.path === '/photos') return void response.end('photo-1')
    if (arrival.method === 'POST') orders.push({ id: String(orders.length + 1), state: 'open', ...JSON.parse(arrival.body) })
    response.setHeader('content-type', 'application/json').end(JSON.stringify(orders))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { base: `http://127.0.0.1:${port}`, arrivals, close }
}

async function read(request: IncomingMessage): Promise<Arrival> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { method = '', url = '', headers } = request
  return { method, path: url, type: headers['content-type'] ?? '', body: Buffer.concat(chunks).toString('utf8') }
}
