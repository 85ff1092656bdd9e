// The database for a command that works beside the gateway or without one: the one that the configuration names, the embedded one
// of a gateway that runs, or the embedded one, started for the command alone.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AppError } from '../base/errors.ts'
import type { Config } from '../config/config.ts'
import type { Connection } from './client.ts'
import { DataDirInUseError } from './embedded/owner.ts'
import { findRunning } from './embedded/running.ts'
import { startEmbedded } from './embedded/server.ts'
import { toEmbeddedFailure } from './start-failure.ts'
import { inspectConnection } from './store.ts'

export interface CommandStore extends AsyncDisposable {
  readonly connection: Connection
  /** As people call it, such as `DATABASE_URL` and `the embedded store in ./data`. */
  readonly name: string
  /** Whether the embedded server was started for the command: no gateway uses it. */
  readonly isStarted: boolean
}

/** Whether DATA_DIR has an embedded store. */
export function hasEmbeddedStore({ dataDir }: Pick<Config, 'dataDir'>): boolean {
  return existsSync(join(resolve(dataDir), 'postgres', 'PG_VERSION'))
}

/**
 * `mayMake`: an embedded store that is not there is made. Throws UNAVAILABLE with what to do where there is no store or it
 * cannot be reached.
 */
export async function openCommandStore(config: Config, mayMake = false): Promise<CommandStore> {
  if (config.databaseUrl !== null) {
    const [url, name] =
      config.databaseSessionUrl === null
        ? [config.databaseUrl, 'DATABASE_URL']
        : [config.databaseSessionUrl, 'DATABASE_SESSION_URL']
    const connection = await inspectConnection({ connectionString: url }, name)
    return { connection, name, isStarted: false, async [Symbol.asyncDispose]() {} }
  }
  if (!mayMake && !hasEmbeddedStore(config))
    throw new AppError(
      'UNAVAILABLE',
      `There is no store in DATA_DIR ${config.dataDir}: set DATA_DIR to the folder that the gateway has, or DATABASE_URL.`,
    )
  const name = `the embedded store in ${config.dataDir}`
  try {
    const server = await startEmbedded({ dataDir: config.dataDir, log: () => {} })
    return { connection: server.connection, name, isStarted: true, [Symbol.asyncDispose]: server.stop }
  } catch (error) {
    if (!(error instanceof DataDirInUseError)) throw toEmbeddedFailure(error)
    const running = findRunning(config.dataDir)
    if (running === null) throw new AppError('UNAVAILABLE', `${error.message} It is starting or stopping: try again.`)
    const { connection, leave } = running
    return { connection, name, isStarted: false, [Symbol.asyncDispose]: async () => leave() }
  }
}
