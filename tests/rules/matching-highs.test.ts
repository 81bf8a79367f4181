import loadHighs, { type Highs } from 'highs'
import { LinearProgram } from '../../server/matching/linear-program'
import { LoadedHighs } from '../../server/matching/loaded-highs'

/** The knapsack of three things worth 5, 4 and 3 that weigh 2, 3 and 1, for a weight of 4: the first and the last. */
function knapsack(): { program: LinearProgram; costs: number[] } {
  const program = new LinearProgram()
  const weight = program.addRow(Number.NEGATIVE_INFINITY, 4)
  for (const times of [2, 3, 1]) program.addColumn({ most: 1, whole: true, entries: [[weight, times]] })
  return { program, costs: [-5, -4, -3] }
}

/** A HiGHS that breaks off as soon as it runs, and is of no use from then on. */
function breaking(highs: Highs): Highs {
  let broken = false
  const createModel = (...source: Parameters<Highs['createModel']>) => {
    if (broken) throw new Error('used although it was broken')
    const model = highs.createModel(...source)
    return new Proxy(model, {
      get: (target, name) => {
        if (broken) throw new Error('used although it was broken')
        if (name !== 'run') return Reflect.get(target, name, target)
        return () => {
          broken = true
          throw new Error('Aborted(OOM)')
        }
      },
    })
  }
  return new Proxy(highs, { get: (target, name) => (name === 'createModel' ? createModel : Reflect.get(target, name, target)) })
}

test('after a HiGHS has broken off, the next call works with a new one', async () => {
  let loads = 0
  const keeper = new LoadedHighs(async () => {
    loads += 1
    const highs = await loadHighs()
    return loads === 1 ? breaking(highs) : highs
  })
  const { program, costs } = knapsack()
  await expect(program.minimise(costs, 5, keeper)).rejects.toThrow('Aborted(OOM)')
  for (let call = 0; call < 2; call += 1) {
    const { values, bound, optimal } = await program.minimise(costs, 5, keeper)
    expect([[...(values ?? [])].map(Math.round), Math.round(bound), optimal]).toEqual([[1, 0, 1], -8, true])
  }
  expect(loads).toBe(2)
})

test('two calls that share one that breaks off both fail, and one new one is loaded', async () => {
  let loads = 0
  const keeper = new LoadedHighs(async () => {
    loads += 1
    const highs = await loadHighs()
    return loads === 1 ? breaking(highs) : highs
  })
  const { program, costs } = knapsack()
  const results = await Promise.allSettled([program.minimise(costs, 5, keeper), program.minimise(costs, 5, keeper)])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await program.minimise(costs, 5, keeper)
  expect(loads).toBe(2)
})

test('a HiGHS that could not be loaded is loaded again', async () => {
  let loads = 0
  const keeper = new LoadedHighs(() => {
    loads += 1
    return loads === 1 ? Promise.reject(new Error('no memory')) : loadHighs()
  })
  const { program, costs } = knapsack()
  await expect(program.minimise(costs, 5, keeper)).rejects.toThrow('no memory')
  expect(Math.round((await program.minimise(costs, 5, keeper)).bound)).toBe(-8)
})
