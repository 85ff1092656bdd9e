import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from '../base/log.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

export type Pool = pg.Pool

/** How to reach PostgreSQL: a URL, or the parts of the embedded server's socket. */
export type Connection = pg.PoolConfig

const CONNECT_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 10_000
const POOL_SIZE = 10

const DATE_OID = 1082

/** Text for `date` (a JS Date would shift it by the machine's zone); the rest as pg does: numeric and bigint are text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** Settings of every connection that Pushgraph makes. `statementTimeoutMs` ends what runs too long on the server itself. */
export function connectionSettings(connection: Connection, statementTimeoutMs = STATEMENT_TIMEOUT_MS): pg.PoolConfig {
  return {
    ...connection,
    types,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    lock_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 3 * statementTimeoutMs,
    application_name: 'pushgraph',
    keepAlive: true,
  }
}

export function createPool(connection: Connection, log: Log, size = POOL_SIZE): pg.Pool {
  return watched(new pg.Pool({ ...connectionSettings(connection), max: size, idleTimeoutMillis: 30_000 }), log)
}

/** One connection down which statements go without waiting for the answer of the one before. */
export function createPipeline(connection: Connection, log: Log): pg.Pool {
  const settings = { ...connectionSettings(connection), max: 1, pipeline: true } as pg.PoolConfig
  return watched(new pg.Pool(settings), log)
}

/** Without listeners a restart of PostgreSQL ends the process: the pool hears idle clients only, so each gets its own. */
function watched(pool: pg.Pool, log: Log): pg.Pool {
  pool.on('error', error => log.warn({ error: error.message }, 'an idle database connection was lost'))
  pool.on('connect', client =>
    client.on('error', error => log.debug({ error: error.message }, 'a database connection was lost')),
  )
  return pool
}

export function createDatabase(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
