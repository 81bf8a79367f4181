import { grown } from './grown'

/**
 * What a search has found out about nodes: how far each is and how it was reached, and which to visit next (a binary heap by distance,
 * equal distances by the order of discovery alone, so that equal problems are searched alike). Starting anew costs nothing: labels of an
 * earlier search are told by their stamp.
 */
export class Labels {
  distance = new Float64Array(0)
  /** The order that moves on the way to the node, and the edge that it moves to or leaves; -1 where no order moves. */
  byOrder = new Int32Array(0)
  byEdge = new Int32Array(0)
  /** The node before it on the way; -1 at the start. */
  from = new Int32Array(0)
  /** Nodes in the order of their visits, with `visits` of them. */
  visited = new Int32Array(0)
  visits = 0
  private stamp = new Int32Array(0)
  private search = 0
  private heap = new Int32Array(0)
  private place = new Int32Array(0)
  private waiting = 0
  /** Nodes as near as the one that is being visited: most are, and they need no place in the heap. */
  private near = new Int32Array(0)
  private nears = 0
  private now = 0

  grow(nodes: number): void {
    this.distance = grown(this.distance, nodes)
    this.byOrder = grown(this.byOrder, nodes)
    this.byEdge = grown(this.byEdge, nodes)
    this.from = grown(this.from, nodes)
    this.visited = grown(this.visited, nodes)
    this.stamp = grown(this.stamp, nodes)
    this.heap = grown(this.heap, nodes)
    this.place = grown(this.place, nodes)
    this.near = grown(this.near, nodes)
  }

  /** Begins a new search. */
  start(): void {
    this.search += 1
    this.waiting = 0
    this.visits = 0
    this.nears = 0
    this.now = 0
  }

  /** Whether the node is known to be so near, or nearer. */
  isWithin(node: number, distance: number): boolean {
    return this.stamp[node] === this.search && (this.distance[node] ?? 0) <= distance
  }

  /** A nearer way to the node. */
  reach(node: number, distance: number, order: number, edge: number, from: number): void {
    this.distance[node] = distance
    this.byOrder[node] = order
    this.byEdge[node] = edge
    this.from[node] = from
    if (this.stamp[node] === this.search) {
      const place = this.place[node] ?? -1
      if (place !== -1) this.rise(node, place, distance)
      return
    }
    this.stamp[node] = this.search
    if (distance === this.now) {
      this.place[node] = -1
      this.near[this.nears++] = node
    } else this.rise(node, this.waiting++, distance)
  }

  /** The nearest node that was not visited yet; -1 when none is nearer than the limit. */
  visit(limit: number): number {
    if (this.nears > 0) return this.now < limit ? this.noteVisit(this.near[--this.nears] ?? -1) : -1
    const node = this.heap[0] ?? -1
    if (this.waiting === 0 || (this.distance[node] ?? 0) >= limit) return -1
    this.place[node] = -1
    this.waiting -= 1
    if (this.waiting > 0) this.sink(this.heap[this.waiting] ?? 0)
    this.now = this.distance[node] ?? 0
    return this.noteVisit(node)
  }

  private noteVisit(node: number): number {
    this.visited[this.visits++] = node
    return node
  }

  private rise(node: number, from: number, distance: number): void {
    const { heap, place, distance: distances } = this
    let at = from
    while (at > 0) {
      const up = (at - 1) >> 1
      const above = heap[up] ?? 0
      if ((distances[above] ?? 0) <= distance) break
      heap[at] = above
      place[above] = at
      at = up
    }
    heap[at] = node
    place[node] = at
  }

  private sink(node: number): void {
    const { heap, place, distance: distances, waiting } = this
    const distance = distances[node] ?? 0
    let at = 0
    for (let down = 1; down < waiting; down = 2 * at + 1) {
      const right = down + 1
      if (right < waiting && (distances[heap[right] ?? 0] ?? 0) < (distances[heap[down] ?? 0] ?? 0)) down = right
      const below = heap[down] ?? 0
      if ((distances[below] ?? 0) >= distance) break
      heap[at] = below
      place[below] = at
      at = down
    }
    heap[at] = node
    place[node] = at
  }
}
