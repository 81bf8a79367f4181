import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Network } from '../../server/matching/network'
import { flowProblemOf } from '../support/min-cost-flow'

/** LEMON's network simplex (C++) as Debian's liblemon-dev has it: reads DIMACS, prints the cost and the processor's milliseconds. */
const DRIVER = `
#include <lemon/smart_graph.h>
#include <lemon/network_simplex.h>
#include <lemon/dimacs.h>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sys/resource.h>
using namespace lemon;
int main(int, char **argv) {
  typedef SmartDigraph Graph;
  Graph graph;
  Graph::ArcMap<long long> lower(graph), capacity(graph), cost(graph);
  Graph::NodeMap<long long> supply(graph);
  std::ifstream input(argv[1]);
  readDimacsMin(input, graph, lower, capacity, cost, supply);
  clock_t start = clock();
  NetworkSimplex<Graph, long long, long long> simplex(graph);
  simplex.lowerMap(lower).upperMap(capacity).costMap(cost).supplyMap(supply);
  bool optimal = simplex.run() == NetworkSimplex<Graph, long long, long long>::OPTIMAL;
  double ms = 1000.0 * (clock() - start) / CLOCKS_PER_SEC;
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  std::cout << "{\\"cost\\":" << (optimal ? simplex.totalCost<long long>() : -1) << ",\\"ms\\":" << ms << ",\\"mb\\":" << usage.ru_maxrss / 1024 << "}";
}
`

export interface LemonResult {
  readonly cost: number
  readonly ms: number
  readonly mb: number
}

export function hasLemon(): boolean {
  return existsSync('/usr/include/lemon/network_simplex.h')
}

/** Runs LEMON on the same problem, so many times, and returns the quickest. Everything it writes is gone afterwards. */
export function runLemon(network: Network, times: number): LemonResult {
  const place = mkdtempSync(join(tmpdir(), 'lemon-'))
  try {
    writeFileSync(join(place, 'driver.cc'), DRIVER)
    execFileSync('g++', ['-O3', '-o', join(place, 'driver'), join(place, 'driver.cc'), '-llemon'])
    writeDimacs(network, join(place, 'problem.min'))
    const run = () => JSON.parse(execFileSync(join(place, 'driver'), [join(place, 'problem.min')]).toString()) as LemonResult
    return Array.from({ length: times }, run).reduce((best, each) => (each.ms < best.ms ? each : best))
  } finally {
    rmSync(place, { recursive: true })
  }
}

function writeDimacs(network: Network, file: string): void {
  const { supply, arcs } = flowProblemOf(network)
  writeFileSync(file, `p min ${supply.length} ${arcs.length}\n`)
  const nodes = supply.flatMap((sends, node) => (sends === 0 ? [] : [`n ${node + 1} ${sends}`]))
  append(file, nodes)
  // In pieces: the text of a province is longer than one string may be.
  const PIECE = 200_000
  for (let at = 0; at < arcs.length; at += PIECE)
    append(
      file,
      arcs.slice(at, at + PIECE).map(({ from, to, least, most, cost }) => `a ${from + 1} ${to + 1} ${least} ${most} ${cost}`),
    )
}

function append(file: string, lines: readonly string[]): void {
  writeFileSync(file, `${lines.join('\n')}\n`, { flag: 'a' })
}
