// Which installation of Pushgraph the database holds: one row of the whole database.
import type { Pool } from '../database/client.ts'

export interface Installation {
  readonly installationId: string
  /** Name of the database. */
  readonly database: string
}

/** The id is the one that was stored first; `newId` where there is none yet. */
export async function upsertInstallation(pool: Pool, newId: string): Promise<Installation> {
  await pool.query('insert into installation (id, installation_id) values (1, $1) on conflict (id) do nothing', [newId])
  const { rows } = await pool.query<Installation>(
    `select installation_id as "installationId", current_database() as database from installation where id = 1`,
  )
  if (!rows[0]) throw new Error('the row of the installation is gone')
  return rows[0]
}
