import { Network, ROOT } from '../../server/matching/network'
import type { Chance } from '../bench/matching-random'

const WEIGHT_UNIT = 10_000

/** A small problem of every shape: up to three levels, capacities of one and two, steps, free and empty branches, villages that wait. */
export function randomForest(chance: Chance): Network {
  const network = new Network(WEIGHT_UNIT)
  const leaves: number[] = []
  const teams = chance.between(1, 4)
  for (let team = 0; team < teams; team += 1) growTeam(chance, network, leaves)
  const villages = Array.from({ length: chance.between(1, 3) }, () => addVillage(chance, network))
  const orders = chance.between(2, 12)
  for (let order = 0; order < orders; order += 1) addRandomOrder(chance, network, leaves, villages)
  return network
}

function growTeam(chance: Chance, network: Network, leaves: number[]): void {
  const week = network.addNode({ parent: ROOT, capacity: chance.between(1, 3), base: chance.below(5), step: chance.below(4) })
  if (chance.below(4) === 0) {
    leaves.push(week)
    return
  }
  for (let day = chance.between(1, 3); day > 0; day -= 1) {
    const node = network.addNode({ parent: week, capacity: chance.between(1, 2), base: chance.below(3), step: chance.below(4) })
    if (chance.below(3) === 0) leaves.push(node)
    else
      for (let slot = chance.between(1, 2); slot > 0; slot -= 1)
        leaves.push(network.addNode({ parent: node, capacity: chance.between(1, 2), base: chance.below(2), step: chance.below(3) }))
  }
}

function addVillage(chance: Chance, network: Network): number {
  return network.addNode({ parent: ROOT, capacity: 1_000, base: chance.below(20), step: chance.below(40) })
}

export function addRandomOrder(chance: Chance, network: Network, leaves: readonly number[], villages: readonly number[]): number {
  const edges = Array.from({ length: chance.below(6) }, () => ({
    leaf: leaves[chance.below(leaves.length)] ?? 0,
    cost: chance.below(30) - 5,
  }))
  return network.addOrder(chance.between(1, 4), edges, villages[chance.below(villages.length)] ?? 0)
}
