// What the checks ask the database.
import type { Pool } from '../database/client.ts'

export interface ServerFacts {
  /** `18.4`. */
  readonly version: string
  readonly isReadOnly: boolean
  /** Milliseconds since the epoch, by its clock. */
  readonly now: number
  readonly mayMakeRoles: boolean
  readonly login: string
}

export async function selectServerFacts(pool: Pool): Promise<ServerFacts> {
  const { rows } = await pool.query<ServerFacts>(
    `select split_part(current_setting('server_version'), ' ', 1) as version,
            current_setting('transaction_read_only') = 'on' as "isReadOnly",
            (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
            r.rolsuper or r.rolcreaterole as "mayMakeRoles", r.rolname::text as login
       from pg_roles r where r.rolname = current_user`,
  )
  if (!rows[0]) throw new Error('the database does not know its own user')
  return rows[0]
}

export interface ConnectionFacts {
  /** Of the server but those kept for superusers, of the database and of the login; the least of them counts. */
  readonly ofServer: number
  /** -1: no limit. */
  readonly ofDatabase: number
  readonly ofLogin: number
  /** Those of other programs, and of all. */
  readonly foreign: number
}

export async function selectConnectionFacts(pool: Pool): Promise<ConnectionFacts> {
  const { rows } = await pool.query<ConnectionFacts>(
    `select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
              - coalesce(current_setting('reserved_connections', true)::int, 0) as "ofServer",
            d.datconnlimit as "ofDatabase", r.rolconnlimit as "ofLogin",
            (select count(*)::int from pg_stat_activity
              where backend_type = 'client backend' and application_name not like 'pushgraph%') as foreign
       from pg_database d, pg_roles r
      where d.datname = current_database() and r.rolname = current_user`,
  )
  if (!rows[0]) throw new Error('the database does not know itself')
  return rows[0]
}

/** A row that is written and taken back. Throws what a push would meet. */
export async function tryToWrite(pool: Pool): Promise<void> {
  const client = await pool.connect()
  let failed: Error | undefined
  try {
    await client.query('begin')
    await client.query(`create temporary table pushgraph_doctor on commit drop as select repeat('x', 100000) as text`)
    await client.query('rollback')
  } catch (error) {
    failed = error as Error
    throw error
  } finally {
    client.release(failed)
  }
}

export interface LeaseFacts {
  readonly job: string
  /** Since it ended last; null: it never has. */
  readonly endedMsAgo: number | null
  readonly isHeld: boolean
}

export async function selectLeases(pool: Pool): Promise<LeaseFacts[]> {
  const { rows } = await pool.query<LeaseFacts>(
    `select job, (extract(epoch from clock_timestamp() - ended_at) * 1000)::float8 as "endedMsAgo",
            expires_at > clock_timestamp() as "isHeld"
       from job_leases`,
  )
  return rows
}

export async function selectKeyFingerprint(pool: Pool): Promise<Buffer | null> {
  const { rows } = await pool.query<{ fingerprint: Buffer }>('select fingerprint from secret_key')
  return rows[0]?.fingerprint ?? null
}
