import 'reflect-metadata'
import { measureFigures } from './figures'
import { measureLists } from './lists'
import { measureMatching } from './matching'
import { measurePlans } from './plans'
import { measureSignUps } from './sign-ups'

/** Every measurement by the name that it is called with: `npm run bench -- lists`. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  figures: measureFigures,
  lists: measureLists,
  matching: measureMatching,
  plans: measurePlans,
  signups: measureSignUps,
}

async function main([name = '']: readonly string[]): Promise<void> {
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
  if (bench === undefined) throw new Error(`No measurement is called "${name}". There are: ${Object.keys(BENCHES).join(', ')}`)
  await bench()
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
