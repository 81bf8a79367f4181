// node client/config/build.cjs h5|weapp
// Taro ends with 0 even when its configuration is wrong, so what it should have written is looked for.
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')

const CLIENT = path.resolve(__dirname, '..')
const OUTPUT = { h5: 'index.html', weapp: 'app.json' }

const target = process.argv[2]
if (!Object.hasOwn(OUTPUT, target ?? '')) {
  console.error('usage: node client/config/build.cjs h5|weapp')
  process.exit(2)
}

const folder = path.join(CLIENT, 'dist', target)
const started = Date.now()
const seconds = () => Math.round((Date.now() - started) / 1000)

function sizeOf(place) {
  return fs
    .readdirSync(place, { withFileTypes: true })
    .map((entry) => path.join(place, entry.name))
    .reduce((sum, file) => sum + (fs.statSync(file).isDirectory() ? sizeOf(file) : fs.statSync(file).size), 0)
}

const kilobytes = (bytes) => `${Math.round(bytes / 1024)} KB`

/** What WeChat counts: each package may weigh 2 MB. */
function packagesOf(place) {
  const app = JSON.parse(fs.readFileSync(path.join(place, 'app.json'), 'utf8'))
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root)
  const parts = roots.map((root) => [root, sizeOf(path.join(place, root))])
  const main = sizeOf(place) - parts.reduce((sum, [, bytes]) => sum + bytes, 0)
  return [['main', main], ...parts]
}

function report() {
  const parts = target === 'weapp' ? packagesOf(folder) : [['all', sizeOf(folder)]]
  console.log(`${target}: built in ${seconds()} s; ${parts.map(([name, bytes]) => `${name} ${kilobytes(bytes)}`).join(', ')}`)
  const heavy = parts.filter(([, bytes]) => target === 'weapp' && bytes > 2 * 1024 * 1024)
  if (heavy.length === 0) return 0
  console.error(`${target}: above the 2 MB that WeChat allows: ${heavy.map(([name]) => name).join(', ')}`)
  return 1
}

fs.rmSync(folder, { recursive: true, force: true })
console.log(`${target}: building ...`)
const progress = setInterval(() => console.log(`${target}: ${seconds()} s ...`), 15_000)

const child = spawn(process.execPath, [require.resolve('@tarojs/cli/bin/taro'), 'build', '--type', target, '--no-check'], {
  cwd: CLIENT,
  // A package is always the production one: with the caller's NODE_ENV, a test run would measure and play another program.
  env: { ...process.env, NODE_ENV: 'production' },
  stdio: ['ignore', 'inherit', 'inherit'],
})

child.on('error', (error) => {
  clearInterval(progress)
  console.error(`${target}: Taro did not start: ${error.message}`)
  process.exit(1)
})

child.on('close', (code, signal) => {
  clearInterval(progress)
  if (code !== 0) {
    console.error(`${target}: Taro ended with ${signal ?? code}`)
    process.exit(1)
  }
  if (!fs.existsSync(path.join(folder, OUTPUT[target]))) {
    console.error(`${target}: Taro wrote no ${OUTPUT[target]}; its configuration or a source file is wrong`)
    process.exit(1)
  }
  process.exit(report())
})
