import { type AppPackage, resolvePath } from './app-package'
import { BUILT_IN_TAGS } from './built-in-tags'
import type { Finding } from './finding'

/** Templates use known tags, and what templates and styles refer to exists. */
export function checkMarkup(app: AppPackage): Finding[] {
  const components = componentTags(app)
  return [
    ...app.filesEnding('.wxml').flatMap((file) => checkTemplate(app, file, components)),
    ...app.filesEnding('.wxss').flatMap((file) => checkStyle(app, file)),
  ]
}

/** Every tag that any page or component declares: an imported template is written once for all of them. */
function componentTags(app: AppPackage): Set<string> {
  const units = app.filesEnding('.wxml').map((file) => file.slice(0, -'.wxml'.length))
  return new Set(units.filter((unit) => app.has(`${unit}.json`)).flatMap((unit) => [...app.componentsOf(unit).keys()]))
}

function checkTemplate(app: AppPackage, file: string, components: ReadonlySet<string>): Finding[] {
  const source = app.read(file).replace(/<!--[\s\S]*?-->/g, '')
  const tags = new Set(matches(source, /<([a-zA-Z][\w-]*)/g))
  const unknown = [...tags].filter((tag) => !BUILT_IN_TAGS.has(tag) && !components.has(tag))
  const missing = matches(source, /<(?:import|include|wxs)\s[^>]*?\bsrc="([^"{]+)"/g).filter((path) => !app.has(resolvePath(file, path)))
  return [
    ...unknown.map((tag) => ({ file, message: `<${tag}> is not a tag` })),
    ...missing.map((path) => ({ file, message: `${path} does not exist` })),
  ]
}

function checkStyle(app: AppPackage, file: string): Finding[] {
  const source = app.read(file)
  const imports = matches(source, /@import\s+(?:url\()?["']([^"']+)/g).filter((path) => !app.has(resolvePath(file, path)))
  const local = matches(source.replace(/@import[^;]*;/g, ''), /url\(\s*["']?(?!data:|https:)([^"')\s]+)/g)
  return [
    ...imports.map((path) => ({ file, message: `${path} does not exist` })),
    ...local.map((path) => ({ file, message: `url(${path}): styles take only https and data addresses` })),
  ]
}

function matches(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map((match) => match[1] ?? '')
}
