import { copyFixture, type Edits, removeCopies } from './fixture-copy'
import { type LocalServer, openLocalServer } from './local-server'
import type { PhoneOptions } from './phone'
import { Simulator } from './simulator'

/** Starts the small mini-program, with or without faults put into it. */
type Start = (edits?: Edits, options?: Partial<PhoneOptions>) => Promise<Simulator>

/** Gives each test of a file a server of its own, and takes away after it whatever it started. */
export function withFixture(): { start: Start; server: () => LocalServer } {
  const simulators: Simulator[] = []
  let server: LocalServer | undefined
  const running = (): LocalServer => {
    if (!server) throw new Error('the server runs only during a test')
    return server
  }

  beforeEach(async () => {
    server = await openLocalServer()
  })

  afterEach(() => {
    for (const simulator of simulators.splice(0)) simulator.close()
    running().close()
    removeCopies()
  })

  const start: Start = async (edits = {}, options = {}) => {
    const requestHosts = { 'api.hongmian.example': running().base }
    const simulator = new Simulator({ dist: copyFixture(edits), requestHosts, libVersion: '3.3.0', ...options })
    simulators.push(simulator)
    await simulator.launch()
    return simulator
  }
  return { start, server: running }
}
