/** The default store: starts the PostgreSQL that npm brought, under DATA_DIR, ready for `pg`, durable, for us alone. */
import { mkdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chooseAccount } from './account.ts'
import { ensureCluster, ownDirectory, SUPERUSER } from './cluster.ts'
import {
  DATABASE,
  type EmbeddedConnection,
  ensureDatabase,
  freeTcpPort,
  passwordFileOf,
  type SocketFolder,
  socketFolder,
} from './connection.ts'
import { clearOrphan } from './orphan.ts'
import { takeOwnership } from './owner.ts'
import { type Exit, type Postmaster, type PostmasterOptions, StartError, startPostmaster } from './process.ts'
import { prepareRuntime } from './runtime.ts'
import { SOCKET_PORT, serverArguments } from './settings.ts'

export interface EmbeddedServer {
  /** For pg.Pool. `database` is the gateway's own; `postgres` is there too, for maintenance. */
  readonly connection: EmbeddedConnection
  readonly dataDir: string
  /** Fast shutdown, bounded: at most 14 s, as a rule well under one. May be called twice. */
  stop(): Promise<void>
  /** Resolves when the server has ended, asked or not. */
  readonly exited: Promise<Exit>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  readonly log: (message: string, details?: object) => void
  /** Only tests may turn it off. */
  readonly fsync?: boolean
  /** PostgreSQL settings over ours, by name. */
  readonly settings?: Readonly<Record<string, string>>
  /** The folder of the npm package with the programs; only tests set it. */
  readonly packageDir?: string
}

/** Backends that outlive their killed postmaster notice it when they next wait for something. */
const SURVIVORS_MS = 30_000

function openDataDir(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return realpathSync(path)
  } catch (error) {
    throw new Error(
      `DATA_DIR ${path} cannot be used (${(error as Error).message}). Make it writable, or set another DATA_DIR.`,
      { cause: error },
    )
  }
}

/** The server ends with the same status whatever keeps it from starting: its log alone tells what. It speaks English (LC_ALL=C). */
function hasSurvivors(error: unknown): boolean {
  return error instanceof StartError && error.log.includes('pre-existing shared memory block')
}

async function startPatiently(options: PostmasterOptions): Promise<Postmaster> {
  for (const deadline = Date.now() + SURVIVORS_MS; ; await sleep(250)) {
    try {
      return await startPostmaster(options)
    } catch (error) {
      if (!hasSurvivors(error) || Date.now() > deadline) throw error
      options.log('Waiting for the last processes of a killed database server to end.')
    }
  }
}

/**
 * Starts the server and waits until it answers; recovers by itself after any kind of kill.
 * Throws an Error whose message says what to do: DATA_DIR in use, not writable, of another PostgreSQL version ...
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log, fsync = true, settings = {}, packageDir } = options
  const dataDir = openDataDir(resolve(options.dataDir))
  const clusterDir = join(dataDir, 'postgres')
  const account = chooseAccount(dataDir, clusterDir)
  const ownership = takeOwnership(dataDir)
  const windows = process.platform === 'win32'
  let socket: SocketFolder | undefined
  try {
    const runtime = await prepareRuntime({ dataDir, account, packageDir, log })
    const passwordFile = windows ? passwordFileOf(dataDir) : undefined
    await ensureCluster({ dataDir, clusterDir, runtime, account, fsync, passwordFile, log })
    const tcpPort = windows ? await freeTcpPort() : undefined
    socket = windows ? undefined : socketFolder(clusterDir)
    await clearOrphan(clusterDir, socket?.path, log)
    const postmaster = await startPatiently({
      runtime,
      clusterDir,
      args: serverArguments(ownDirectory(clusterDir, account), { fsync, settings, tcpPort }),
      runAs: account.runAs,
      log,
    })
    const connection: EmbeddedConnection = {
      host: socket?.host ?? '127.0.0.1',
      port: tcpPort ?? SOCKET_PORT,
      user: SUPERUSER,
      database: DATABASE,
      ...(passwordFile === undefined ? {} : { password: readFileSync(passwordFile, 'utf8').trim() }),
    }
    const stop = async () => {
      await postmaster.stop()
      socket?.remove()
      ownership.release()
    }
    try {
      await ensureDatabase(connection)
    } catch (error) {
      await stop()
      throw new Error(`PostgreSQL runs but does not take connections: ${(error as Error).message}`, { cause: error })
    }
    return { connection, dataDir, stop, exited: postmaster.exited }
  } catch (error) {
    socket?.remove()
    ownership.release()
    throw error
  }
}
