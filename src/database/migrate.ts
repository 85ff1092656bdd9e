import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrations } from '../../db/migrations/index.ts'
import { type Connection, connectionSettings, createDatabase } from './client.ts'

/** A migration may rewrite a large table, and a second gateway waits for the first one's. */
const MIGRATION_TIMEOUT_MS = 15 * 60_000

/**
 * Brings the schema up to date on connections of its own. Kysely holds an advisory lock meanwhile, so several gateways may
 * start together: one migrates, the others wait and find nothing to do. Returns the names of the migrations that ran.
 */
export async function migrateToLatest(connection: Connection): Promise<string[]> {
  const pool = new pg.Pool({ ...connectionSettings(connection, MIGRATION_TIMEOUT_MS), max: 2 })
  pool.on('error', () => {})
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
