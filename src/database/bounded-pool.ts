// A pool whose waiting line has an end, and whose connections do not outlive a server that fell silent.
import pg from 'pg'
import type { Log } from '../base/log.ts'
import { FailureCode } from './failure.ts'
import { WatchedClient, type WatchedSettings } from './watched-client.ts'

/** Statements that may wait for a connection: beyond it they fail at once, with 503 and `Retry-After`. */
export const MAX_WAITING_STATEMENTS = 1_000

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (error?: unknown) => void,
) => void

class BoundedPool extends pg.Pool {
  // Overloaded in `pg`: with a callback, or without one for a promise.
  override connect(connected?: ConnectCallback): never {
    const full =
      this.waitingCount >= MAX_WAITING_STATEMENTS
        ? new Error(`${MAX_WAITING_STATEMENTS} statements wait already.`)
        : undefined
    if (connected === undefined) {
      const client = full ? Promise.reject(full) : super.connect()
      return client.catch(error => {
        throw coded(error)
      }) as never
    }
    if (full) connected(coded(full), undefined, () => {})
    else super.connect((error, client, release) => connected(error && coded(error), client, release))
    return undefined as never
  }
}

/** `pg` tells of connections that could not be made in time by a sentence alone. */
function coded(error: Error & { code?: string }): Error {
  error.code ??= FailureCode.noConnection
  return error
}

/** Without listeners a restart of PostgreSQL ends the process: the pool hears idle clients only, so each gets its own. */
export function createBoundedPool(settings: WatchedSettings & pg.PoolConfig, log: Log): pg.Pool {
  const pool = new BoundedPool({ ...settings, Client: WatchedClient as unknown as new () => pg.ClientBase })
  const idle = new Set<WatchedClient>()
  pool.on('error', error => {
    // A server that ends while its connections are being closed is how a process with the embedded one stops.
    if (!pool.ending) log.warn({ err: error }, 'an idle database connection was lost')
  })
  pool.on('connect', client => {
    client.on('error', error => log.debug({ err: error }, 'a database connection was lost'))
    // What one connection found out holds for the others: each would cost its next statement the whole wait.
    ;(client as unknown as NodeJS.EventEmitter).once('silent', () => {
      log.warn('the database says nothing: idle connections are given up')
      for (const other of idle) other.destroy(Object.assign(new Error('silent'), { code: FailureCode.silent }))
    })
  })
  pool.on('acquire', client => idle.delete(client as unknown as WatchedClient))
  pool.on('release', (_error, client) => idle.add(client as unknown as WatchedClient))
  pool.on('remove', client => idle.delete(client as unknown as WatchedClient))
  return pool
}
