import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from '../../server/database/database'

/**
 * One database by all nodes of a cluster: each transaction begins at the next node, so that transactions of one test meet each other in
 * certification as those of several servers do; reads ask a node that most of what they read was not written at.
 */
export function overNodes(nodes: readonly [Database, ...Database[]]): Database {
  const [first] = nodes
  const here = new AsyncLocalStorage<Database>()
  let begun = 0
  const next = (): Database => {
    begun += 1
    return nodes[begun % nodes.length] ?? first
  }
  return {
    dialect: first.dialect,
    writes: first.writes,
    reads: (nodes.at(-1) ?? first).reads,
    transaction: (work) => {
      const node = here.getStore() ?? next()
      return here.run(node, () => node.transaction(work))
    },
    exclusively: (work) => first.exclusively(work),
    close: async () => {
      // The first was opened with a place of its own, which goes with it.
      for (const node of nodes.toReversed()) await node.close()
    },
  }
}
