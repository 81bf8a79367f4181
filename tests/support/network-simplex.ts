import type { FlowProblem } from './min-cost-flow'

export interface SimplexResult {
  readonly cost: number
  /** Prices of the nodes, for `flowBound`. */
  readonly prices: Float64Array
}

const AT_LEAST = 1
const IN_TREE = 0
const AT_MOST = -1

/**
 * The network simplex method, on its own feet: it shares nothing with the solver that it checks. A spanning tree of arcs carries the flow;
 * an arc outside that would save something enters, and the arc on its cycle that is full or empty first leaves. The tree stays strongly
 * feasible (Cunningham 1976), so that it cannot go round in circles.
 * @throws Error when no flow is possible
 */
export function networkSimplex(problem: FlowProblem): SimplexResult {
  return new NetworkSimplex(problem).solve()
}

class NetworkSimplex {
  private readonly from: Int32Array
  private readonly to: Int32Array
  private readonly most: Float64Array
  private readonly cost: Float64Array
  private readonly flow: Float64Array
  private readonly state: Int8Array
  private readonly parent: Int32Array
  /** The arc between a node and its parent. */
  private readonly arc: Int32Array
  private readonly depth: Int32Array
  private readonly price: Float64Array
  private readonly children: Set<number>[]
  private readonly real: number
  private next = 0

  constructor(private readonly problem: FlowProblem) {
    const { arcs, supply } = problem
    const nodes = supply.length
    this.real = arcs.length
    const dear = (arcs.reduce((most, { cost }) => Math.max(most, Math.abs(cost)), 0) + 1) * nodes
    if (!Number.isSafeInteger(dear * 4)) throw new RangeError('costs are too large to be told apart')
    const excess = supply.slice()
    for (const { from, to, least } of arcs) {
      excess[from] = (excess[from] ?? 0) - least
      excess[to] = (excess[to] ?? 0) + least
    }
    // An arc to or from the root for each node: the first tree, too dear to stay.
    const links = excess.map((sends, node) => ({ node, sends, up: sends >= 0 }))
    this.from = Int32Array.from([...arcs.map(({ from }) => from), ...links.map(({ node, up }) => (up ? node : nodes))])
    this.to = Int32Array.from([...arcs.map(({ to }) => to), ...links.map(({ node, up }) => (up ? nodes : node))])
    this.most = Float64Array.from([...arcs.map(({ least, most }) => most - least), ...links.map(() => Number.POSITIVE_INFINITY)])
    this.cost = Float64Array.from([...arcs.map(({ cost }) => cost), ...links.map(() => dear)])
    this.flow = Float64Array.from([...arcs.map(() => 0), ...links.map(({ sends }) => Math.abs(sends))])
    this.state = Int8Array.from([...arcs.map(() => AT_LEAST), ...links.map(() => IN_TREE)])
    this.parent = new Int32Array(nodes + 1).fill(nodes)
    this.parent[nodes] = -1
    this.arc = Int32Array.from({ length: nodes + 1 }, (_, node) => (node === nodes ? -1 : arcs.length + node))
    this.depth = new Int32Array(nodes + 1).fill(1)
    this.depth[nodes] = 0
    this.price = Float64Array.from([...links.map(({ up }) => (up ? -dear : dear)), 0])
    this.children = Array.from({ length: nodes + 1 }, () => new Set())
    this.children[nodes] = new Set(links.map(({ node }) => node))
  }

  solve(): SimplexResult {
    for (let arc = this.entering(); arc !== -1; arc = this.entering()) this.pivot(arc)
    for (let arc = this.real; arc < this.flow.length; arc += 1) if (at(this.flow, arc) > 0) throw new Error('no flow is possible')
    const cost = this.problem.arcs.reduce((sum, { least, cost: each }, arc) => sum + (least + at(this.flow, arc)) * each, 0)
    return { cost, prices: this.price }
  }

  /** Of a block of arcs, the one that would save most for each unit; blocks are gone through in turn. */
  private entering(): number {
    const block = Math.max(10, Math.ceil(Math.sqrt(this.real)))
    let best = -1
    let least = 0
    for (let looked = 1; looked <= this.real; looked += 1) {
      const arc = this.next
      this.next = arc + 1 === this.real ? 0 : arc + 1
      const reduced = at(this.state, arc) * (at(this.cost, arc) + at(this.price, at(this.from, arc)) - at(this.price, at(this.to, arc)))
      if (reduced < least) {
        least = reduced
        best = arc
      }
      if (best !== -1 && looked % block === 0) break
    }
    return best
  }

  private pivot(entering: number): void {
    const forward = at(this.state, entering) === AT_LEAST
    const tail = at(forward ? this.from : this.to, entering)
    const head = at(forward ? this.to : this.from, entering)
    const join = this.meet(tail, head)
    // Sent along the cycle: join … tail, the arc, head … join. Of the arcs that block first, the last on that way leaves.
    let amount = at(this.most, entering)
    let out = -1
    let below = tail
    for (let node = tail; node !== join; node = at(this.parent, node)) {
      const room = this.room(node, false)
      if (room < amount) [amount, out, below] = [room, node, tail]
    }
    for (let node = head; node !== join; node = at(this.parent, node)) {
      const room = this.room(node, true)
      if (room <= amount) [amount, out, below] = [room, node, head]
    }
    this.flow[entering] = at(this.flow, entering) + (forward ? amount : -amount)
    for (let node = tail; node !== join; node = at(this.parent, node)) this.send(node, false, amount)
    for (let node = head; node !== join; node = at(this.parent, node)) this.send(node, true, amount)
    if (out === -1) this.state[entering] = -at(this.state, entering)
    else this.exchange(entering, out, below, below === tail ? head : tail)
  }

  private meet(one: number, other: number): number {
    let [a, b] = [one, other]
    while (a !== b) {
      if (at(this.depth, a) >= at(this.depth, b)) a = at(this.parent, a)
      else b = at(this.parent, b)
    }
    return a
  }

  /** How much more can be sent between a node and its parent: up to it, or down from it. */
  private room(node: number, up: boolean): number {
    const arc = at(this.arc, node)
    return (at(this.from, arc) === node) === up ? at(this.most, arc) - at(this.flow, arc) : at(this.flow, arc)
  }

  private send(node: number, up: boolean, amount: number): void {
    const arc = at(this.arc, node)
    this.flow[arc] = at(this.flow, arc) + ((at(this.from, arc) === node) === up ? amount : -amount)
  }

  /** Cuts the tree above `out` and hangs what falls off by the entering arc: `below` is its end there, `above` its end in the rest. */
  private exchange(entering: number, out: number, below: number, above: number): void {
    const leaving = at(this.arc, out)
    this.state[leaving] = at(this.flow, leaving) === 0 ? AT_LEAST : AT_MOST
    this.state[entering] = IN_TREE
    let [node, parent, arc] = [below, above, entering]
    for (;;) {
      const [oldParent, oldArc] = [at(this.parent, node), at(this.arc, node)]
      this.children[oldParent]?.delete(node)
      this.children[parent]?.add(node)
      this.parent[node] = parent
      this.arc[node] = arc
      if (node === out) break
      ;[node, parent, arc] = [oldParent, node, oldArc]
    }
    this.refresh(below)
  }

  /** Depths and prices of a part of the tree, from its top down. */
  private refresh(top: number): void {
    const waiting = [top]
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const arc = at(this.arc, node)
      const parent = at(this.parent, node)
      this.depth[node] = at(this.depth, parent) + 1
      this.price[node] = at(this.price, parent) + (at(this.from, arc) === node ? -at(this.cost, arc) : at(this.cost, arc))
      waiting.push(...(this.children[node] ?? []))
    }
  }
}

function at(array: Int32Array | Float64Array | Int8Array, index: number): number {
  return array[index] ?? Number.NaN
}
