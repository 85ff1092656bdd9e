import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from '../base/log.ts'
import { createBoundedPool } from './bounded-pool.ts'
import type { Tables } from './tables.ts'
import type { WatchedSettings } from './watched-client.ts'

export type Database = Kysely<Tables>

export type Pool = pg.Pool

export type PoolClient = pg.PoolClient

/** How to reach PostgreSQL: a URL, or the parts of the embedded server's socket. */
export interface Connection extends pg.PoolConfig {
  /** Behind a pooler that gives a server to one transaction at a time (store.ts finds out). */
  readonly pooled?: boolean
  /** When it is aborted, connections end at once whatever they wait for, and none is made any more. */
  readonly givenUp?: AbortSignal
}

/** Settings of one connection; by default those of the pool. */
export interface ConnectionTimeouts {
  /** Until a connection is made, or one of the pool is free. */
  readonly connectMs: number
  /** What a statement may take. A server that can be heard ends it; one that cannot is given up a little later. */
  readonly statementMs: number
  /** What a statement may wait for a lock. */
  readonly lockMs: number
  /** Asked while a statement takes long: whether the database answers others. Absent: it is waited for. */
  readonly isAnswering?: () => Promise<boolean>
}

/** A request that meets a silent database is answered within 10 s: the statement's time, and what is left of it. */
export const CONNECTION_TIMEOUTS: ConnectionTimeouts = { connectMs: 5_000, statementMs: 8_000, lockMs: 3_000 }
/** The server ends a statement first, where it can. */
const SILENCE_AFTER_MS = 500
const POOL_SIZE = 10
/** Requests and jobs 10, pushes 3, users' SQL 6, messages 1, readiness 1, a migration 2. */
export const GATEWAY_CONNECTIONS = 23

const DATE_OID = 1082

/** Text for `date` (a JS Date would shift it by the machine's zone); the rest as pg does: numeric and bigint are text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** Settings of every connection that Pushgraph makes. */
export function connectionSettings(
  connection: Connection,
  waits: Partial<ConnectionTimeouts> = {},
): WatchedSettings & pg.PoolConfig {
  const { connectMs, statementMs, lockMs, isAnswering } = { ...CONNECTION_TIMEOUTS, ...waits }
  return {
    ...connection,
    types,
    connectionTimeoutMillis: connectMs,
    silenceMs: statementMs + SILENCE_AFTER_MS,
    statementMs,
    lockMs,
    ...(isAnswering && { isAnswering }),
    // A pooler refuses parameters that it does not know.
    ...(connection.pooled !== true && {
      statement_timeout: statementMs,
      lock_timeout: lockMs,
      idle_in_transaction_session_timeout: 3 * statementMs,
      // Statements over many series are estimated far above what they take: to compile one takes a second, to run it some milliseconds.
      options: [connection.options, '-c jit=off'].filter(Boolean).join(' '),
    }),
    // A name without a blank was that of gateways that marked nothing for rollups (migration 151).
    application_name: 'pushgraph gateway',
    keepAlive: true,
  }
}

export function createPool(
  connection: Connection,
  log: Log,
  waits: Partial<ConnectionTimeouts> = {},
  size = POOL_SIZE,
): pg.Pool {
  return createBoundedPool({ ...connectionSettings(connection, waits), max: size, idleTimeoutMillis: 30_000 }, log)
}

/** Connections down which statements go without waiting for the answer of the one before. */
export function createPipeline(
  connection: Connection,
  log: Log,
  size = 1,
  waits: Partial<ConnectionTimeouts> = {},
): pg.Pool {
  const settings = { ...connectionSettings(connection, waits), max: size, pipeline: true }
  return createBoundedPool(settings as WatchedSettings & pg.PoolConfig, log)
}

export function createDatabase(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
