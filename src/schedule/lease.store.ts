// Who runs a job now, by the clock of the database: gateways need not agree on the time.
import { sql } from 'kysely'
import type { Database } from '../database/client.ts'

export interface LeaseRequest {
  readonly job: string
  /** The gateway. */
  readonly holder: string
  readonly milliseconds: number
}

const later = (milliseconds: number) => sql<Date>`now() + ${milliseconds} * interval '1 millisecond'`

/** Takes a job that nobody holds. Resolves to 0, or to the milliseconds for which another gateway holds it at most. */
export async function insertLease(db: Database, { job, holder, milliseconds }: LeaseRequest): Promise<number> {
  const taken = await db
    .insertInto('job_leases')
    .values({ job, holder, expires_at: later(milliseconds) })
    .onConflict(conflict =>
      conflict
        .column('job')
        .doUpdateSet({ holder: eb => eb.ref('excluded.holder'), expires_at: eb => eb.ref('excluded.expires_at') })
        // `now()` by way of what was to be inserted: an update of a distributed table takes no function that is not immutable.
        .where(sql<boolean>`job_leases.expires_at <= excluded.expires_at - ${milliseconds} * interval '1 millisecond'`),
    )
    .returning('job')
    .executeTakeFirst()
  if (taken) return 0
  const lease = await db
    .selectFrom('job_leases')
    .select(sql<number>`ceil(extract(epoch from expires_at - now()) * 1000)::int`.as('left'))
    .where('job', '=', job)
    .executeTakeFirst()
  return Math.max(1, lease?.left ?? 1)
}

/** False when another gateway has it by now. */
export async function updateLease(db: Database, { job, holder, milliseconds }: LeaseRequest): Promise<boolean> {
  const result = await db
    .updateTable('job_leases')
    .set({ expires_at: later(milliseconds) })
    .where('job', '=', job)
    .where('holder', '=', holder)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The job may run elsewhere at once. */
export async function endLease(db: Database, { job, holder }: Omit<LeaseRequest, 'milliseconds'>): Promise<void> {
  await db
    .updateTable('job_leases')
    .set({ expires_at: sql<Date>`now()`, ended_at: sql<Date>`now()` })
    .where('job', '=', job)
    .where('holder', '=', holder)
    .execute()
}
