import type { Meters } from '../base/meters.ts'
import type { Pool } from './client.ts'

export function addConnectionGauges(meters: Meters, pool: Pool): void {
  meters.gauge('database_connections', 'Connections to the database.', () => pool.totalCount)
  meters.gauge('database_connections_idle', 'Those of them that nobody uses.', () => pool.idleCount)
  meters.gauge('database_statements_waiting', 'Statements that wait for a connection.', () => pool.waitingCount)
}
