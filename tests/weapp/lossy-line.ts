import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A line to a server on which an answer can get lost, as on a road between two villages. */
export interface LossyLine {
  readonly base: string
  /** The next answer to such a request never arrives. Resolves when the server has given it, and so has done what was asked. */
  loseAnswer(method: string, path: string): Promise<void>
  close(): void
}

interface Loss {
  readonly method: string
  readonly path: string
  readonly happened: () => void
}

/** @param target The base address of the server at the other end. */
export async function openLossyLine(target: string): Promise<LossyLine> {
  let loss: Loss | null = null
  const server = createServer((request, response) => {
    const { method, url = '/', headers } = request
    const onward = httpRequest(new URL(url, target), { method, headers }, (answer) => {
      if (loss !== null && method === loss.method && url === loss.path) {
        answer.on('end', loss.happened).resume()
        loss = null
        return
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswer: (method, path) =>
      new Promise((happened) => {
        loss = { method, path, happened }
      }),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
