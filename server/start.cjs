// npm start: builds what has changed since the last build (server, H5 client), then runs the server.
const { execFileSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '..')

const BUILDS = [
  { name: 'server', from: ['server', 'shared', 'tsconfig.json', 'package-lock.json'], stamp: 'dist/.built', script: 'build:server' },
  {
    name: 'H5 client',
    from: ['client/src', 'client/config', 'shared', 'package-lock.json'],
    stamp: 'client/dist/h5/.built',
    script: 'build:h5',
  },
]

function filesIn(place) {
  if (!fs.existsSync(place)) return []
  if (!fs.statSync(place).isDirectory()) return [place]
  return fs
    .readdirSync(place)
    .sort()
    .flatMap((name) => filesIn(path.join(place, name)))
}

/** The hash of everything that a build is made from. */
function stateOf(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap((place) => filesIn(path.join(root, place)))) {
    hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

for (const { name, from, stamp, script } of BUILDS) {
  const file = path.join(root, stamp)
  const state = stateOf(from)
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === state) continue
  console.log(`Building the ${name} (once, until it changes) …`)
  execFileSync('npm', ['run', '--silent', script], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  fs.writeFileSync(file, state)
}

process.chdir(root)
require(path.join(root, 'dist/server/main.js'))
