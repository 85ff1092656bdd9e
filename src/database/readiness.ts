// Whether the database takes writes: asked on a connection of its own, so that a busy pool does not look like a dead server.
import type { Log } from '../base/log.ts'
import { type Connection, createPool } from './client.ts'
import { isLostConnection } from './failure.ts'

/** How long an answer is believed. */
const BELIEVED_MS = 1_000
/** With the time above: a database that fell silent is found out within 3 s. */
const WAITS = { connectMs: 1_500, statementMs: 1_000, lockMs: 1_000 }

const UNREACHABLE = 'the database cannot be reached'
const READ_ONLY = 'the database takes no writes: it is a standby, or set to read only'
const REFUSING = 'the database refuses writes'

/** A write that changes nothing anybody reads. */
const WRITE = `insert into job_leases (job, holder, expires_at) values ('readiness', '', now())
  on conflict (job) do update set expires_at = excluded.expires_at`

export interface DatabaseCheck {
  /** Resolves to the sentence that says why not; `null` when the database takes writes. */
  check(): Promise<string | null>
  /** Whether it answers at all. */
  isAnswering(): Promise<boolean>
  /** A write failed for a reason of the server: from now on it is tried, until one succeeds. */
  doubt(): void
  close(): Promise<void>
}

export function createDatabaseCheck(connection: Connection, log: Log): DatabaseCheck {
  const pool = createPool(connection, log, WAITS, 1)
  let last: { at: number; reason: Promise<string | null> } | undefined
  let isDoubted = false

  const ask = async (): Promise<string | null> => {
    try {
      const { rows } = await pool.query<{ refused: string }>(
        `select current_setting('transaction_read_only') as refused`,
      )
      if (rows[0]?.refused !== 'off') return READ_ONLY
    } catch (error) {
      if (!isLostConnection(error)) log.warn({ err: error }, 'the database could not be checked')
      return UNREACHABLE
    }
    if (!isDoubted) return null
    try {
      await pool.query(WRITE)
      isDoubted = false
      return null
    } catch (error) {
      log.warn({ err: error }, 'the database refuses writes')
      return REFUSING
    }
  }
  const check = () => {
    const now = performance.now()
    if (last && now - last.at < BELIEVED_MS) return last.reason
    last = { at: now, reason: ask() }
    return last.reason
  }
  return {
    check,
    isAnswering: async () => (await check()) !== UNREACHABLE,
    doubt() {
      isDoubted = true
    },
    close: () => pool.end(),
  }
}
