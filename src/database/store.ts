// Finds out what stands between the gateway and PostgreSQL: nothing, or a pooler that keeps no sessions.
import type pg from 'pg'
import { type Connection, connectionSettings } from './client.ts'
import { WatchedClient } from './watched-client.ts'

/**
 * The connection, and whether it leads through a pooler. A server tells the number of its process twice: when the connection is
 * made, and when it is asked. A pooler in between makes the first one up (PgBouncer: `get_random_bytes` for its cancel key).
 */
export async function inspectConnection(connection: Connection): Promise<Connection> {
  // As if there were one: nothing that a pooler refuses.
  const client: pg.Client = new WatchedClient(connectionSettings({ ...connection, pooled: true }))
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const { processID } = client as pg.Client & { processID?: number | null }
    return { ...connection, pooled: rows[0]?.pid !== processID }
  } finally {
    await client.end()
  }
}
