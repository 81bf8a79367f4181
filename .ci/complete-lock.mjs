// A registry may lack the packages of other platforms; npm then writes a lock that its own `npm ci` refuses. This adds the missing
// optional entries (they are never fetched here: neither os nor cpu match). Run it after each change of the lock: node .ci/complete-lock.mjs
import fs from 'node:fs'

const FILE = 'package-lock.json'
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'win32', 'openharmony', 'sunos', 'netbsd', 'openbsd', 'aix']
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

const lock = JSON.parse(fs.readFileSync(FILE, 'utf8'))
const entries = lock.packages

/** Whether a package that stands at `from` would find `name`: beside it, or in a folder above. */
function isFound(from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (entries[`${place === '' ? '' : `${place}/`}node_modules/${name}`] !== undefined) return true
    if (place === '') return false
  }
}

function entryFor(name, range, dev) {
  const words = name.split(/[-/]/)
  const os = SYSTEMS.filter((system) => words.includes(system))
  const cpu = PROCESSORS.filter((processor) => words.includes(processor))
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev: true } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
    ...(words.includes('musl') ? { libc: ['musl'] } : {}),
  }
}

let added = 0
for (const [place, { optionalDependencies = {}, dev }] of Object.entries(entries)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (isFound(place, name)) continue
    entries[`node_modules/${name}`] = entryFor(name, range, dev)
    added += 1
  }
}
for (const entry of Object.values(entries)) delete entry.resolved
lock.packages = Object.fromEntries(Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1)))
fs.writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} entries added`)
