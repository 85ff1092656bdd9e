// Messages of gateways that cannot LISTEN: rows that each of them reads once a second, and that are kept for a minute.
import type { Pool } from '../database/client.ts'
import { CHANNEL } from './listener.ts'

export interface StoredMessage {
  readonly messageId: string
  readonly text: string
}

/** For those who poll, and for those who listen. */
export async function insertMessage(pool: Pool, messageId: string, text: string): Promise<void> {
  await pool.query(
    `with stored as (insert into bus_messages (message_id, payload) values ($1, $2))
     select pg_notify('${CHANNEL}', $2)`,
    [messageId, text],
  )
}

export async function notify(pool: Pool, text: string): Promise<void> {
  await pool.query('select pg_notify($1, $2)', [CHANNEL, text])
}

/** What was sent since so many milliseconds ago. */
export async function selectMessages(pool: Pool, milliseconds: number): Promise<StoredMessage[]> {
  const { rows } = await pool.query<{ message_id: string; payload: string }>(
    `select message_id, payload from bus_messages where sent_at > clock_timestamp() - $1 * interval '1 millisecond' order by sent_at`,
    [milliseconds],
  )
  return rows.map(row => ({ messageId: row.message_id, text: row.payload }))
}

export async function deleteMessages(pool: Pool, olderThanMs: number): Promise<void> {
  await pool.query(`delete from bus_messages where sent_at <= clock_timestamp() - $1 * interval '1 millisecond'`, [
    olderThanMs,
  ])
}
