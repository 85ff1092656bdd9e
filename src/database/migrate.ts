import { Migrator } from 'kysely/migration'
import { migrations } from '../../db/migrations/index.ts'
import { createLog, type Log } from '../base/log.ts'
import { type Connection, createDatabase, createPool } from './client.ts'

/** A migration may rewrite a large table, and a second gateway waits for the first one's. */
const MIGRATION_TIMEOUT_MS = 15 * 60_000

/**
 * Brings the schema up to date on connections of its own. Kysely holds an advisory lock meanwhile, so several gateways may
 * start together: one migrates, the others wait and find nothing to do. Returns the names of the migrations that ran.
 */
export async function migrateToLatest(connection: Connection, log: Log = createLog('silent')): Promise<string[]> {
  const waits = { statementMs: MIGRATION_TIMEOUT_MS, lockMs: MIGRATION_TIMEOUT_MS }
  const pool = createPool(connection, log, waits, 2)
  const db = createDatabase(pool)
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => ({ ...migrations }) },
      // Numbers are given out before the work lands: a store made between two landings still gets the lower number.
      allowUnorderedMigrations: true,
    })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    return (results ?? []).map(result => result.migrationName)
  } finally {
    await db.destroy()
  }
}
