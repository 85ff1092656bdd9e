/** Makes the cluster once, whole or not at all, and refuses one that these programs cannot serve. */
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs'
import { rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, giveTree, localAccounts } from './account.ts'
import { type CommandResult, type RunAs, runCommand } from './command.ts'
import type { Runtime } from './runtime.ts'
import { NAMELESS, withNamelessPrograms } from './unnamed-uid.ts'

export const SUPERUSER = 'pushgraph'

const INITDB_TIMEOUT_MS = 180_000
const UNFINISHED = 'postgres.init-'

export interface ClusterOptions {
  readonly dataDir: string
  readonly clusterDir: string
  readonly runtime: Runtime
  readonly account: Account
  readonly fsync: boolean
  /** Holds the superuser's password where a socket's rights cannot keep others out (Windows). */
  readonly passwordFile: string | undefined
  readonly log: (message: string, details?: object) => void
}

/**
 * What `-D` gets from a process whose working directory is the cluster. An account that may not enter the folders
 * above it (root's home, say) can still work inside the one it was started in; /proc/self/cwd names that without them.
 */
export function ownDirectory(clusterDir: string, account: Account): string {
  return account.drops && process.platform === 'linux' ? '/proc/self/cwd' : clusterDir
}

/** A rename is only on disk when its folder is. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** initdb wants the name of its user: root lets an account that has one make the cluster, then gives it to the account. */
function makerOf(account: Account): RunAs {
  if (!account.drops) return account.runAs
  const named = [...localAccounts()].filter(([, { uid }]) => uid !== 0)
  const maker = named.find(([, { uid }]) => uid === account.runAs.uid) ?? named.find(([name]) => name === 'nobody')
  return maker?.[1] ?? account.runAs
}

function runInitdb(runtime: Runtime, directory: string, maker: RunAs, options: ClusterOptions): Promise<CommandResult> {
  return runCommand(
    runtime.initdb,
    [
      ...['-D', ownDirectory(directory, options.account), '-U', SUPERUSER, '--data-checksums'],
      ...(options.passwordFile === undefined
        ? ['--auth-local=trust', '--auth-host=reject']
        : ['--auth=scram-sha-256', `--pwfile=${options.passwordFile}`]),
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...(options.fsync ? [] : ['--no-sync']),
    ],
    { runAs: maker, cwd: directory, timeoutMs: INITDB_TIMEOUT_MS },
  )
}

async function initialise(directory: string, options: ClusterOptions): Promise<void> {
  const { runtime, account, dataDir } = options
  const maker = makerOf(account)
  if (maker.uid !== undefined && maker.gid !== undefined) lchownSync(directory, maker.uid, maker.gid)
  let result = await runInitdb(runtime, directory, maker, options)
  if (NAMELESS.test(result.output) && process.platform === 'linux') {
    const folder = join(dataDir, `${UNFINISHED}programs`)
    result = await withNamelessPrograms(runtime, folder, programs => runInitdb(programs, directory, maker, options))
  }
  if (result.code !== 0) throw new Error(`initdb could not make the database in ${dataDir}: ${result.output}`)
  if (account.drops) giveTree(directory, account.runAs)
}

async function makeCluster(options: ClusterOptions): Promise<void> {
  const { dataDir, clusterDir } = options
  const directory = join(dataDir, `${UNFINISHED}${randomBytes(4).toString('hex')}`)
  mkdirSync(directory, { mode: 0o700 })
  chmodSync(directory, 0o700)
  try {
    await initialise(directory, options)
    await rename(directory, clusterDir)
    syncFolder(dataDir)
  } catch (error) {
    await rm(directory, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
}

/** Root without the capability to pass over rights could neither watch the server's files nor reach its socket. */
function assertEnterable(clusterDir: string): void {
  try {
    accessSync(clusterDir, constants.R_OK | constants.X_OK)
  } catch (error) {
    throw new Error(
      `${clusterDir} belongs to the account of the database, and this process may not enter it ` +
        `(${(error as Error).message}). Start as the owner of DATA_DIR, or give root CAP_DAC_OVERRIDE.`,
      { cause: error },
    )
  }
}

/** A cluster that root copied or restored belongs to root, and PostgreSQL would refuse it. */
function takeBackFromRoot({ clusterDir, account, log }: ClusterOptions): void {
  const { uid } = statSync(clusterDir)
  if (!account.drops || uid === account.runAs.uid) return
  log('The database belongs to root; giving it to the account that runs it.', { uid: account.runAs.uid })
  giveTree(clusterDir, account.runAs)
}

/** Call only as the owner of DATA_DIR. */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { dataDir, clusterDir, runtime, log } = options
  if (existsSync(clusterDir)) assertEnterable(clusterDir)
  for (const name of readdirSync(dataDir).filter(entry => entry.startsWith(UNFINISHED))) {
    // An initdb that its gateway did not survive; it was never renamed, so nothing was ever stored in it.
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  }
  const versionFile = join(clusterDir, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim()
    if (version === runtime.major) return takeBackFromRoot(options)
    const cure =
      Number(version) < Number(runtime.major)
        ? `Run "pushgraph backup" of the release that made it, and "pushgraph restore" of this one with a new DATA_DIR (docs/backup.md).`
        : 'Start the release that made it, or a later one.'
    throw new Error(
      `The database in ${clusterDir} was made by PostgreSQL ${version}; this Pushgraph brings PostgreSQL ${runtime.major}. ` +
        `Nothing was changed. ${cure}`,
    )
  }
  if (existsSync(clusterDir)) {
    await rmdir(clusterDir).catch(error => {
      throw new Error(
        `${clusterDir} holds files but no database (PG_VERSION is missing). ` +
          `Nothing was changed. Move it away, or set another DATA_DIR.`,
        { cause: error },
      )
    })
  }
  log('Making the database for the first start.', { folder: clusterDir })
  await makeCluster(options)
  assertEnterable(clusterDir)
}
