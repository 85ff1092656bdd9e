// Makes the tables of a backup in an empty database: those of the release that wrote it, and the months that it had.
import { sql, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from '../../../db/migrations/index.ts'
import { AppError } from '../../base/errors.ts'
import type { Manifest } from './manifest.ts'

/** Throws BAD_USER_INPUT where a newer release made the backup: its tables are not known here. */
export function assertKnown({ release, migrations: names }: Manifest): void {
  const unknown = names.filter(name => !Object.hasOwn(migrations, name))
  if (unknown.length === 0) return
  throw new AppError(
    'BAD_USER_INPUT',
    `The backup was made by a newer release of Pushgraph (${release}), and this one does not know ${unknown.join(', ')}: restore it with the release that made it, or a later one.`,
  )
}

/** Throws CONFLICT where the database has tables of Pushgraph already, UNAVAILABLE where it is an older PostgreSQL. */
export async function makeSchema(db: Transaction<unknown>, manifest: Manifest): Promise<void> {
  await assertEmpty(db, manifest)
  const own = Object.entries(migrations).filter(([name]) => manifest.migrations.includes(name))
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(own) },
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  for (const { name, partition } of manifest.tables) {
    if (!partition) continue
    const { of, from, before } = partition
    await sql`create table ${sql.table(name)} partition of ${sql.table(of)}
      for values from (${sql.lit(from)}) to (${sql.lit(before)})`.execute(db)
  }
}

async function assertEmpty(db: Transaction<unknown>, { tables, postgres }: Manifest): Promise<void> {
  const { rows } = await sql<{ version: number; names: string[] }>`
    select current_setting('server_version_num')::int as version,
           array(select relname::text from pg_class
                  where relnamespace = current_schema()::regnamespace and relname = any (${tables.map(({ name }) => name)})
                  order by relname) as names`.execute(db)
  const { version = 0, names = [] } = rows[0] ?? {}
  const major = (it: number) => Math.floor(it / 10_000)
  if (major(version) < major(postgres))
    throw new AppError(
      'UNAVAILABLE',
      `The backup was made on PostgreSQL ${major(postgres)}, and the store is PostgreSQL ${major(version)}: restore it into ${major(postgres)} or later.`,
    )
  if (names.length === 0) return
  throw new AppError(
    'CONFLICT',
    `The store is not empty (it has ${names.length} tables of Pushgraph, such as ${names[0]}) and was not changed: restore into an empty database, or into a new DATA_DIR.`,
  )
}
