import { posix } from 'node:path'
import type { AppPackage } from './app-package'
import type { Finding } from './finding'
import { AppJson, faultsOf, LOCATION_INTERFACES, SitemapJson, UnitJson } from './json-schemas'
import { checkMarkup } from './markup-checks'
import { messageOf } from './problems'
import { checkScripts, type ScriptRules } from './script-checks'

/** WeChat's limit for a tab bar icon, in bytes. */
const TAB_ICON_LIMIT = 40 * 1024

/** Sizes in bytes, of all files that are uploaded. */
export interface PackageSizes {
  readonly main: number
  /** By root. */
  readonly subPackages: Readonly<Record<string, number>>
  readonly total: number
}

/** Everything that is wrong with a compiled mini-program and can be told without running it. A sound one has none. */
export function checkPackage(app: AppPackage, rules: ScriptRules): Finding[] {
  const broken = app.filesEnding('.json').flatMap((file) => unreadable(app, file))
  // nothing further can be read from a package whose configuration is not JSON
  if (broken.length > 0) return broken
  const shape = faultsOf(AppJson, app.readJson('app.json')).map((message) => ({ file: 'app.json', message }))
  if (shape.some(({ message }) => /^(pages|subPackages|tabBar)\b/.test(message))) return shape
  return [
    ...shape,
    ...checkUnits(app),
    ...checkTabBar(app),
    ...checkSitemap(app),
    ...checkLocation(app),
    ...checkScripts(app, rules),
    ...checkMarkup(app),
  ]
}

/** How large the main package and each sub-package is. */
export function measurePackage(app: AppPackage): PackageSizes {
  const sizes = new Map<string, number>()
  for (const file of app.files) sizes.set(app.packageOf(file), (sizes.get(app.packageOf(file)) ?? 0) + app.size(file))
  const main = sizes.get('') ?? 0
  sizes.delete('')
  const subPackages = Object.fromEntries(sizes)
  return { main, subPackages, total: Object.values(subPackages).reduce((sum, size) => sum + size, main) }
}

function unreadable(app: AppPackage, file: string): Finding[] {
  try {
    app.readJson(file)
    return []
  } catch (error) {
    return [{ file, message: messageOf(error) }]
  }
}

/** Each page and each component that one of them uses has its files, and a sound JSON. */
function checkUnits(app: AppPackage): Finding[] {
  const findings: Finding[] = []
  const seen = new Set<string>()
  const visit = (unit: string, user: string): void => {
    if (seen.has(unit)) return
    seen.add(unit)
    const missing = ['js', 'json', 'wxml'].map((extension) => `${unit}.${extension}`).filter((file) => !app.has(file))
    findings.push(...missing.map((file) => ({ file: user, message: `${file} does not exist` })))
    if (!app.has(`${unit}.json`)) return
    findings.push(...faultsOf(UnitJson, app.readJson(`${unit}.json`)).map((message) => ({ file: `${unit}.json`, message })))
    for (const path of app.componentsOf(unit).values()) visit(path, `${unit}.json`)
  }
  for (const page of app.pages) visit(page, 'app.json')
  return findings
}

function checkTabBar(app: AppPackage): Finding[] {
  const tabs = app.app.tabBar?.list ?? []
  const messages = tabs.flatMap(({ pagePath, iconPath, selectedIconPath }) => [
    ...(app.app.pages.includes(pagePath) ? [] : [`the tab ${pagePath} is no page of the main package`]),
    ...[iconPath, selectedIconPath].filter((icon) => typeof icon === 'string').flatMap((icon) => checkIcon(app, icon)),
  ])
  return messages.map((message) => ({ file: 'app.json', message }))
}

function checkIcon(app: AppPackage, path: string): string[] {
  const icon = posix.normalize(path.replace(/^\//, ''))
  if (!app.has(icon)) return [`the icon ${path} does not exist`]
  const fits = app.size(icon) <= TAB_ICON_LIMIT && /\.(png|jpe?g)$/.test(icon)
  return fits ? [] : [`the icon ${path} is no PNG or JPEG of at most ${TAB_ICON_LIMIT} bytes`]
}

function checkSitemap(app: AppPackage): Finding[] {
  const { sitemapLocation } = app.app
  if (typeof sitemapLocation !== 'string') return []
  if (!app.has(sitemapLocation)) return [{ file: 'app.json', message: `${sitemapLocation} does not exist` }]
  return faultsOf(SitemapJson, app.readJson(sitemapLocation)).map((message) => ({ file: sitemapLocation, message }))
}

/** An interface that gives a place is refused on the phone unless app.json names it, and rough and exact places exclude each other. */
function checkLocation(app: AppPackage): Finding[] {
  const { requiredPrivateInfos } = app.app
  const named = Array.isArray(requiredPrivateInfos) ? requiredPrivateInfos.map(String) : []
  const scripts = app.filesEnding('.js').map((file) => app.read(file))
  const called = LOCATION_INTERFACES.filter((name) =>
    scripts.some((source) => new RegExp(`\\bwx\\.${name}\\(|\\.${name}\\(\\{`).test(source)),
  )
  const rough = named.includes('getFuzzyLocation')
  const exact = named.some((name) =>
    ['getLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground'].includes(name),
  )
  return [
    ...called
      .filter((name) => !named.includes(name))
      .map((name) => ({ file: 'app.json', message: `${name} is called but not in requiredPrivateInfos` })),
    ...(rough && exact ? [{ file: 'app.json', message: 'requiredPrivateInfos names both rough and exact places' }] : []),
  ]
}
