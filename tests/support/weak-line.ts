import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The line between the server and its MySQL, which a test may cut or make silent. */
export interface WeakLine {
  /** The database's URL through this line. */
  readonly url: string
  /** Ends what is open and lets nothing new through. */
  cut(): void
  /** Lets bytes through again. */
  mend(): void
  /** Holds every byte back until it is mended. */
  freeze(): void
  close(): Promise<void>
}

/** Lays a line to the server of a `mysql://…` URL. */
export async function weakLine(url: string): Promise<WeakLine> {
  const to = new URL(url)
  const sockets = new Set<Socket>()
  let isCut = false
  let isFrozen = false
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect(Number(to.port || 3306), to.hostname)
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.pipe(into)
      from.on('error', () => into.destroy())
      from.on('close', () => {
        sockets.delete(from)
        into.destroy()
      })
      if (isFrozen) from.pause()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  return {
    url: through.href,
    cut: () => {
      isCut = true
      for (const socket of sockets) socket.destroy()
    },
    mend: () => {
      isCut = false
      isFrozen = false
      for (const socket of sockets) socket.resume()
    },
    freeze: () => {
      isFrozen = true
      for (const socket of sockets) socket.pause()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
