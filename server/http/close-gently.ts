import type { Server } from 'node:http'

const POLL_MS = 100
const PATIENCE_MS = 10_000

/** Takes no new connection, lets what runs finish, lets idle connections go at once, and cuts what is left after 10 s. */
export function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), POLL_MS)
    const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(patience)
      resolve()
    })
    server.closeIdleConnections()
  })
}
