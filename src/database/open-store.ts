// Which database the process works on: the one that the configuration names, or the embedded one.
import type { Log } from '../base/log.ts'
import type { Config } from '../config/config.ts'
import { type Connection, GATEWAY_CONNECTIONS } from './client.ts'
import { startEmbedded } from './embedded/server.ts'
import { toEmbeddedFailure } from './start-failure.ts'
import { inspectConnection } from './store.ts'

/** Connections of the embedded database beside those of the gateways: commands, backups. */
const SPARE = 20

export interface Store {
  readonly connection: Connection
  /** A connection that keeps its session, for LISTEN and for users' SQL; null where there is none. */
  readonly session: Connection | null
  /** Resolves when the embedded database has ended by itself. */
  readonly failed: Promise<Error>
}

interface StoreDeps {
  readonly config: Config
  /** Instead of the configuration's database. */
  readonly connection: Connection | undefined
  readonly log: Log
}

/** Connects to the database that the configuration names, or starts the embedded one, which ends with the stack. */
export async function openStore({ config, connection, log }: StoreDeps, stack: AsyncDisposableStack): Promise<Store> {
  const given = connection ?? (config.databaseUrl === null ? null : { connectionString: config.databaseUrl })
  if (given) {
    const store = await inspectConnection(given)
    const sessionUrl = config.databaseSessionUrl
    const session =
      sessionUrl === null ? store : await inspectConnection({ connectionString: sessionUrl }, 'DATABASE_SESSION_URL')
    if (store.pooled) log.info('the database is reached through a pooler: statements are not prepared')
    return {
      connection: store,
      session: sessionUrl === null && store.pooled ? null : session,
      failed: new Promise<Error>(() => {}),
    }
  }
  const server = await startEmbedded({
    dataDir: config.dataDir,
    ...(config.workers > 1 && {
      settings: { max_connections: `${SPARE + GATEWAY_CONNECTIONS * (config.workers + 1)}` },
    }),
    log: (message, details) => log.info(details ?? {}, message),
  }).catch(error => {
    throw toEmbeddedFailure(error)
  })
  let stopping = false
  stack.defer(() => {
    stopping = true
    return server.stop()
  })
  const failed = new Promise<Error>(resolve => {
    server.exited.then(exit => {
      if (!stopping) resolve(new Error(`The embedded PostgreSQL ended by itself (${JSON.stringify(exit)}).`))
    })
  })
  return { connection: server.connection, session: server.connection, failed }
}
