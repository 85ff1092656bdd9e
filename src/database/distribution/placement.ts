// Where tables are on a database that is distributed over several servers.

export type Placement = 'DISTRIBUTED' | 'REFERENCE' | 'LOCAL'

/** Tables that each server has a copy of, with the reason. */
export const referenceTables: Readonly<Record<string, string>> = {
  push_key_hashes: 'A push names its key, and no project.',
  token_hashes: 'A request names its credential, and no project.',
  client_names: 'An assertion names its client, and no project.',
  hook_feeds: 'A webhook names its feed, and no project.',
}

/** Tables that stay on the coordinator, which every gateway talks to, with the reason. They are never joined with others. */
export const localTables: Readonly<Record<string, string>> = {
  bus_messages: 'Rows of gateways that poll, kept for a minute; not logged.',
  installation: 'One row of the whole database.',
  job_leases: 'Jobs of all projects, written every few seconds: copies would have each server be waited for.',
  kysely_migration: 'What migrations have run.',
  kysely_migration_lock: 'Who runs migrations.',
  secret_key: 'One row of the whole database.',
  unmarked_writes: 'One row of the whole database, which a distributed one has no use for.',
}

/** Where the table belongs; null: nowhere, as it has no project and no reason. */
export function placementOf(table: string, columns: readonly string[]): Placement | null {
  if (Object.hasOwn(referenceTables, table)) return 'REFERENCE'
  if (Object.hasOwn(localTables, table)) return 'LOCAL'
  return columns.includes('project_id') ? 'DISTRIBUTED' : null
}
