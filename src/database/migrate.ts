import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type MigrationResultSet, Migrator } from 'kysely/migration'
import { migrations } from '../../db/migrations/index.ts'
import { AppError } from '../base/errors.ts'
import { createLog, type Log } from '../base/log.ts'
import { type Connection, createDatabase, createPool, type Database } from './client.ts'
import { isRetryable, sqlStateOf } from './failure.ts'
import { toStartFailure } from './start-failure.ts'

/** A migration may rewrite a large table, and a second gateway waits for the first one's. */
const MIGRATION_TIMEOUT_MS = 15 * 60_000
/** A release that serves meanwhile locks the same tables in another order. */
const ATTEMPTS = 8
const PAUSE_MS = 200

/**
 * Brings the schema up to date on connections of its own. Kysely holds an advisory lock meanwhile, so several gateways may
 * start together: one migrates, the others wait and find nothing to do. Returns the names of the migrations that ran.
 * Throws UNAVAILABLE with what to do where the schema is newer than this release, or cannot be brought up to date.
 */
export async function migrateToLatest(connection: Connection, log: Log = createLog('silent')): Promise<string[]> {
  return withMigrator(connection, log, async (migrator, db) => {
    await assertNotNewer(db)
    const { error, results } = await migrateUndisturbed(migrator, log)
    if (error) throw failureOf(error, results?.find(({ status }) => status === 'Error')?.migrationName)
    return (results ?? []).map(result => result.migrationName)
  })
}

/** Again where it met a deadlock with those who write: it has changed nothing then, and they go on. */
export async function migrateUndisturbed(
  migrator: Pick<Migrator, 'migrateToLatest'>,
  log: Log,
  pauseMs = PAUSE_MS,
): Promise<MigrationResultSet> {
  for (let attempt = 1; ; attempt++) {
    const result = await migrator.migrateToLatest()
    if (!isRetryable(result.error) || attempt === ATTEMPTS) return result
    log.warn({ err: result.error, attempt }, 'the schema is used by others, and brought up to date in a moment')
    await sleep(pauseMs * attempt * (0.5 + Math.random()))
  }
}

/**
 * The names of the migrations that a start would run, in their order; nothing is changed. Throws UNAVAILABLE with what to do where the
 * schema is newer than this release.
 */
export async function selectPendingMigrations(connection: Connection): Promise<string[]> {
  return withMigrator(connection, createLog('silent'), async (_migrator, db) => {
    const done = new Set(await selectMigrations(db))
    await assertNotNewer(db)
    return Object.keys(migrations).filter(name => !done.has(name))
  })
}

async function withMigrator<T>(
  connection: Connection,
  log: Log,
  work: (migrator: Migrator, db: Database) => Promise<T>,
): Promise<T> {
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
    return await work(migrator, db)
  } catch (error) {
    throw toStartFailure(error, 'DATABASE_URL')
  } finally {
    await db.destroy()
  }
}

/** Names of those that have run; none in an empty database. */
async function selectMigrations(db: Database): Promise<string[]> {
  const there = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(db)
  if (!there.rows[0]?.there) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** A release must not write into tables whose rules it does not know. */
async function assertNotNewer(db: Database): Promise<void> {
  const unknown = (await selectMigrations(db)).filter(name => !Object.hasOwn(migrations, name))
  if (unknown.length === 0) return
  throw new AppError(
    'UNAVAILABLE',
    `The database schema is newer than this release of Pushgraph, which does not know ${unknown.join(', ')}: start the release that made it, or a later one.`,
  )
}

/** Each migration is a transaction: what failed has changed nothing. A lack of rights or of a connection says so itself. */
function failureOf(error: unknown, migration: string | undefined): unknown {
  const state = sqlStateOf(error)
  if (migration === undefined || state === undefined || !/^[0-9A-Z]{5}$/.test(state)) return error
  const known = toStartFailure(error, 'DATABASE_URL')
  if (known instanceof AppError) return known
  if (isRetryable(error)) {
    const busy = `The migration ${migration} met others who write ${ATTEMPTS} times (${(error as Error).message}) and has changed nothing: start again, or end the gateways of the release before first.`
    return new AppError('UNAVAILABLE', busy, { cause: error })
  }
  const message = `The migration ${migration} cannot be carried out (${(error as Error).message}) and has changed nothing: the schema is not the one that Pushgraph made; restore it from a backup, or give Pushgraph a database of its own.`
  return new AppError('UNAVAILABLE', message, { cause: error })
}
