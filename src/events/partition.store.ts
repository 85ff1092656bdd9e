// Makes and drops the partitions of events.
import type { Pool } from '../database/client.ts'
import { monthNamed, partitionOf } from './partition.ts'

/** Makes the months that are missing. Returns all months that are there. */
export async function ensurePartitions(pool: Pool, months: Iterable<number>): Promise<Set<number>> {
  const there = await selectPartitions(pool)
  for (const month of new Set(months)) {
    if (there.has(month)) continue
    const { name, from, before } = partitionOf(month)
    // Another gateway may make it at the same time: the second finds it there.
    await pool
      .query(`create table if not exists ${name} partition of events for values from ('${from}') to ('${before}')`)
      .catch(error => {
        if (!['42P07', '23505'].includes((error as { code?: string }).code ?? '')) throw error
      })
    there.add(month)
  }
  return there
}

async function selectPartitions(pool: Pool): Promise<Set<number>> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'events'::regclass`,
  )
  return new Set(rows.map(({ name }) => monthNamed(name)).filter(month => month !== null))
}

/** Drops a month with all its events. */
export async function dropPartition(pool: Pool, month: number): Promise<void> {
  await pool.query(`drop table if exists ${partitionOf(month).name}`)
}
