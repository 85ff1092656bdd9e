// Finds out what stands between the gateway and PostgreSQL: nothing, or a pooler that keeps no sessions.
import type pg from 'pg'
import { type Connection, connectionSettings } from './client.ts'
import { FailureCode } from './failure.ts'
import { assertVersion, toStartFailure } from './start-failure.ts'
import { WatchedClient } from './watched-client.ts'

/**
 * The connection, and whether it leads through a pooler. A server tells the number of its process twice: when the connection is
 * made, and when it is asked. A pooler in between makes the first one up (PgBouncer: `get_random_bytes` for its cancel key).
 * Throws UNAVAILABLE with what to do where the database cannot be used; `variable` names what led to it.
 */
export async function inspectConnection(connection: Connection, variable = 'DATABASE_URL'): Promise<Connection> {
  try {
    return await inspect(connection, variable)
  } catch (error) {
    throw toStartFailure(error, variable)
  }
}

async function inspect(connection: Connection, variable: string): Promise<Connection> {
  // As if there were one: nothing that a pooler refuses.
  const client: pg.Client = new WatchedClient(connectionSettings({ ...connection, pooled: true }))
  client.on('error', () => {})
  try {
    await client.connect().catch(error => {
      // What `pg` says of passwords, TLS and time has no code.
      throw Object.assign(error, { code: error.code ?? FailureCode.noConnection })
    })
    const { rows } = await client.query<{ pid: number; version: number }>(
      `select pg_backend_pid() as pid, current_setting('server_version_num')::int as version`,
    )
    assertVersion(rows[0]?.version ?? 0, variable)
    const { processID } = client as pg.Client & { processID?: number | null }
    return { ...connection, pooled: rows[0]?.pid !== processID }
  } finally {
    await client.end()
  }
}
