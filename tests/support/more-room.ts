import { type Edge, Network, ROOT } from '../../server/matching/network'

/** The same network built anew, with one more place at each of some nodes. None of its edges may be closed: so that they keep their numbers. */
export function withMoreRoom(network: Network, nodes: ReadonlySet<number>): Network {
  const copy = new Network(network.weightUnit)
  for (let node = 0; node < network.nodes; node += 1)
    copy.addNode({
      parent: network.parent[node] ?? ROOT,
      capacity: (network.capacity[node] ?? 0) + (nodes.has(node) ? 1 : 0),
      base: network.base[node] ?? 0,
      step: network.step[node] ?? 0,
    })
  for (let order = 0; order < network.orders; order += 1) {
    const waiting = network.waitingEdge(order)
    const edges: Edge[] = []
    for (let edge = network.first[order] ?? 0; edge < waiting; edge += 1) {
      if (network.closed[edge] === 1) throw new Error('an edge is closed')
      edges.push({ leaf: network.leaf[edge] ?? ROOT, cost: network.cost[edge] ?? 0 })
    }
    copy.addOrder(network.weight[order] ?? 0, edges, network.leaf[waiting] ?? ROOT)
  }
  return copy
}
