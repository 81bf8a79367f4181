import { statSync } from 'node:fs'
import { join } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import * as z from 'zod'
import type { AppPackage } from './app-package'

/** All WXML and WXS of a package as one script that evaluates to the render functions by path, and what the compiler found wrong. */
export interface CompiledTemplates {
  readonly script: string
  readonly complaints: readonly string[]
}

const Complaints = z.array(z.looseObject({ message: z.string(), startLine: z.int() }))

/** The name under which the compiled templates find the function that is told of a missing template. */
export const TEMPLATE_MISSING = '__templateMissing'

/** How the compiler looks a template up; it says nothing when there is none, where WeChat prints "Template `x` not found". */
const LOOK_UP = /(G\["((?:[^"\\]|\\.)*)"\]=\(\(\)=>\{var H=\{\};var S;var I=\(P\)=>\{if\(!S\)S=Object\.assign\([^;]*\);return S\[P\])\};/g

const compiled = new Map<string, CompiledTemplates>()

/** Compiles with WeChat's own compiler, once for as long as the files stay as they are. */
export function compileTemplates(app: AppPackage): CompiledTemplates {
  const files = [...app.filesEnding('.wxml'), ...app.filesEnding('.wxs')]
  const key = files.map((file) => `${join(app.directory, file)} ${statSync(join(app.directory, file)).mtimeMs}`).join('\n')
  const known = compiled.get(key)
  if (known) return known
  const group = TmplGroup.newDev()
  const complaints = files.flatMap((file) => addFile(group, file, app.read(file)))
  const script = reportMissing(group.getTmplGenObjectGroups())
  group.free()
  const result = { script, complaints }
  compiled.set(key, result)
  return result
}

function addFile(group: TmplGroup, file: string, source: string): string[] {
  if (file.endsWith('.wxs')) {
    group.addScript(file.slice(0, -'.wxs'.length), source)
    return []
  }
  const complaints: unknown = group.addTmpl(file.slice(0, -'.wxml'.length), source)
  return Complaints.parse(complaints).map(({ message, startLine }) => `${file}:${startLine + 1} ${message}`)
}

/** @throws When the compiler writes the look-up in another way than expected, since missing templates would then go unseen. */
function reportMissing(script: string): string {
  const lookUps = script.split('var I=(P)=>').length - 1
  let replaced = 0
  const result = script.replace(LOOK_UP, (_whole, lookUp: string, path: string) => {
    replaced += 1
    return `${lookUp}||(P&&${TEMPLATE_MISSING}("${path}",P))};`
  })
  if (replaced !== lookUps) throw new Error('the template compiler no longer looks templates up in the way that is expected here')
  return result
}
