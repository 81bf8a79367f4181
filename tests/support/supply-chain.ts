import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')

interface Entry {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

/** A package that runs on the server or is built into the client, and under which licence. */
export interface Shipped {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly runsScript: boolean
}

/** What the client's build adds by itself. */
const ADDED_BY_BUILD = ['@tarojs/runtime', '@tarojs/react', 'react-dom', 'promise-polyfill']

const readJson = <T>(file: string): T => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** The packages that the client's sources import. */
function importedByClient(): string[] {
  const sources = readdirSync(path.join(root, 'client/src'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const found = sources.flatMap((file) => {
    const text = readFileSync(path.join(root, 'client/src', file), 'utf8')
    return [...text.matchAll(/from '((?:@[a-z][\w-]*\/)?[a-z][\w.-]*)[^']*'/g)].map(([, name = '']) => name)
  })
  return [...new Set(found)]
}

/** Where Node would find a package that one at `from` asks for. */
function placeOf(entries: Readonly<Record<string, Entry>>, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (entries[place] !== undefined) return place
    if (at === '') return undefined
  }
}

/** All that is reached from these packages, by their places in the lock. */
function reachedFrom(entries: Readonly<Record<string, Entry>>, names: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const left = names.map((name) => placeOf(entries, '', name))
  while (left.length > 0) {
    const place = left.pop()
    if (place === undefined || reached.has(place)) continue
    reached.add(place)
    const { dependencies = {} } = entries[place] ?? {}
    left.push(...Object.keys(dependencies).map((name) => placeOf(entries, place, name)))
  }
  return reached
}

/** Old packages name their licence elsewhere, or only in its text. */
function licenceOf(place: string, { license }: Entry): string {
  if (license !== undefined) return license
  const { licenses = [] } = readJson<{ licenses?: { type: string }[] }>(`${place}/package.json`)
  if (licenses.length > 0) return licenses.map(({ type }) => type).join(' OR ')
  const file = readdirSync(path.join(root, place)).find((name) => /^licen[cs]e/i.test(name))
  return file !== undefined && readFileSync(path.join(root, place, file), 'utf8').startsWith('MIT License') ? 'MIT' : 'unknown'
}

/** Everything that is shipped, by name: what the server installs, and what is built into the client. */
export function shippedPackages(): Shipped[] {
  const { packages } = readJson<{ packages: Record<string, Entry> }>('package-lock.json')
  const client = reachedFrom(packages, [...importedByClient(), ...ADDED_BY_BUILD])
  const shipped = Object.entries(packages).filter(([place, { dev }]) => place !== '' && (dev !== true || client.has(place)))
  const lines = shipped.map(([place, entry]) => ({
    name: nameOf(place),
    version: entry.version,
    licence: licenceOf(place, entry),
    runsScript: entry.hasInstallScript === true && entry.dev !== true,
  }))
  const key = ({ name, version }: Shipped): string => `${name} ${version}`
  return [...new Map(lines.map((line) => [key(line), line])).values()].sort((one, other) => (key(one) < key(other) ? -1 : 1))
}

/** The operator's page of them. */
export function licencePage(shipped: readonly Shipped[]): string {
  const rows = shipped.map(({ name, version, licence }) => `- ${name} ${version}: ${licence}`)
  return [
    '# Licences of what is shipped',
    '',
    'Everything that the server installs or the client is built with, on any platform. Written by `npm run licences`; a test compares it with',
    'the lock file, and fails where a licence is not among those that have been looked at. LGPL is libvips alone, a library of its own in',
    'its own package that anybody may replace.',
    '',
    ...rows,
    '',
  ].join('\n')
}
