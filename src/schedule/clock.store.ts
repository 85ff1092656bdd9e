import { sql } from 'kysely'
import type { Database } from '../database/client.ts'

/** The database's clock, in milliseconds since the epoch. */
export async function selectNow(db: Database): Promise<number> {
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(db)
  return rows[0]?.now ?? Number.NaN
}
