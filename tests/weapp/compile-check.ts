import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { AppPackage } from './app-package'
import type { Finding } from './finding'

/** The folders of miniprogram-compiler, by Node's name for the system. */
const PROGRAM_FOLDERS: Record<string, string> = { linux: 'linux', darwin: 'mac', win32: 'windows' }

const OUTPUT_LIMIT = 64 * 1024 * 1024

/**
 * What WeChat's own compilers of templates (wcc) and styles (wcsc) refuse.
 * @throws When there are no compilers for this system.
 */
export function checkCompiles(app: AppPackage): Finding[] {
  const templates = [...app.filesEnding('.wxml'), ...app.filesEnding('.wxs')]
  const styles = app.filesEnding('.wxss')
  return [
    ...compile(app, 'wcc', ['-d', '-cc', componentCounts(app), ...templates, '-gn', '$gwx'], '*.wxml'),
    ...(styles.length > 0 ? compile(app, 'wcsc', ['-lc', '-pc', '0', ...styles], '*.wxss') : []),
  ]
}

/** wcc's list of who uses which components: how many users, then for each its file, how many tags, and the tags. */
function componentCounts(app: AppPackage): string {
  const users = app
    .filesEnding('.wxml')
    .filter((file) => app.has(file.replace(/wxml$/, 'json')))
    .map((file) => ({ file, tags: [...app.componentsOf(file.slice(0, -'.wxml'.length)).keys()] }))
    .filter(({ tags }) => tags.length > 0)
  return [users.length, ...users.flatMap(({ file, tags }) => [file, tags.length, ...tags])].join(' ')
}

function compile(app: AppPackage, program: string, values: readonly string[], file: string): Finding[] {
  const folder = PROGRAM_FOLDERS[process.platform]
  if (folder === undefined) throw new Error(`WeChat has no compilers for ${process.platform}`)
  const name = process.platform === 'win32' ? `${program}.exe` : program
  const temporary = mkdtempSync(join(tmpdir(), 'weapp-compile-'))
  try {
    // the package's own file may not be executed, and node_modules is not ours to change
    const copy = join(temporary, name)
    copyFileSync(join(dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', folder, name), copy)
    chmodSync(copy, 0o755)
    const { status, stderr, error } = spawnSync(copy, [...values], { cwd: app.directory, maxBuffer: OUTPUT_LIMIT, encoding: 'utf8' })
    if (error) throw error
    return status === 0 && !/error/i.test(stderr) ? [] : [{ file, message: `${program}: ${stderr.trim()}` }]
  } finally {
    rmSync(temporary, { recursive: true })
  }
}
