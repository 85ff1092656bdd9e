// The release before this one, as docs/releases.md names it: its files and its packages in a temporary folder.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readText } from '../contract/tree.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Release extends Disposable {
  readonly version: string
  /** The program and its first argument, for `startGateway`. */
  readonly command: readonly [string, string]
}

/** The last row of the table: version and commit. */
function lastRelease(): { readonly version: string; readonly commit: string } {
  const rows = [...readText('docs/releases.md').matchAll(/^\| (\d+\.\d+\.\d+) \| `([0-9a-f]{12,40})` \|/gm)]
  const [, version = '', commit = ''] = rows.at(-1) ?? []
  if (commit === '') throw new Error('docs/releases.md names no release')
  return { version, commit }
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, stdio: 'pipe', maxBuffer: 1 << 28 })

function isHere(commit: string): boolean {
  try {
    git('cat-file', '-e', `${commit}^{commit}`)
    return true
  } catch {
    return false
  }
}

/** `null`: the clone is shallow, and where it came from does not give the commit either. */
export function findRelease(): { readonly version: string; readonly commit: string } | null {
  const release = lastRelease()
  if (isHere(release.commit)) return release
  try {
    // A short name of a commit cannot be asked for: its branch is.
    git('fetch', '--quiet', '--unshallow', '--no-tags', 'origin')
  } catch {
    return null
  }
  return isHere(release.commit) ? release : null
}

/** Its files as they were committed, and its own packages: those of this release may be of other versions. */
export function installRelease({ version, commit }: { readonly version: string; readonly commit: string }): Release {
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-release-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    execFileSync('tar', ['-x', '-C', folder], { input: git('archive', commit) })
    // It has no package that has to be built, and its dashboard is not looked at.
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
    execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', ...quiet], { cwd: folder, stdio: 'pipe' })
  } catch (error) {
    remove()
    throw error
  }
  return { version, command: [process.execPath, join(folder, 'src/main.ts')], [Symbol.dispose]: remove }
}
