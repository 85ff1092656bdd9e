// The rows of a run: frozen before the first message is made, and gone as their messages are handed over.
import { type SqlBool, sql } from 'kysely'
import type { Database } from '../database/client.ts'
import type { ReportRun, RunCounts, RunState } from './report-schedule.ts'
import { held } from './run-lease.store.ts'

export interface FrozenRow {
  /** From 1. */
  readonly row: number
  /** JSON. */
  readonly content: string
}

/** All of them, once. False: somebody else has the run by now. */
export async function insertRows(db: Database, run: ReportRun, contents: readonly string[]): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const { numUpdatedRows } = await held(trx, run)
      .set({ rows: contents.length })
      .where('rows', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await sql`insert into report_run_rows (project_id, run_id, row, content)
      select ${run.projectId}::bigint, ${run.runId}::bigint, n, content
        from unnest(${[...contents]}::text[]) with ordinality r(content, n)`.execute(trx)
    return true
  })
}

/** Those behind a row that have no message yet, in their order. */
export async function selectRows(
  db: Database,
  run: ReportRun,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<FrozenRow[]> {
  return db
    .selectFrom('report_run_rows')
    .select(['row', 'content'])
    .where('project_id', '=', run.projectId)
    .where('run_id', '=', run.runId)
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute()
}

export type Progress = Omit<RunCounts, 'rows'> & { readonly problems: readonly string[] }

/** Counts rows that are done and deletes them, inside the transaction of their messages. False: somebody else has the run by now. */
export async function deleteRows(
  trx: Database,
  run: ReportRun,
  rows: readonly FrozenRow[],
  progress: Progress,
): Promise<boolean> {
  const { messages, skipped, failed, problems } = progress
  const { numUpdatedRows } = await held(trx, run)
    .set({
      messages: sql<number>`messages + ${messages}`,
      skipped: sql<number>`skipped + ${skipped}`,
      failed: sql<number>`failed + ${failed}`,
      problems: problems.length === 0 ? null : JSON.stringify(problems),
    })
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await trx
    .deleteFrom('report_run_rows')
    .where('project_id', '=', run.projectId)
    .where('run_id', '=', run.runId)
    .where(sql<SqlBool>`row = any (${rows.map(({ row }) => row)}::int[])`)
    .execute()
  return true
}

/** Ends the run, unless another gateway has taken it meanwhile; rows that were not done are dropped with it. */
export async function endRun(
  db: Database,
  run: ReportRun,
  end: { readonly state: RunState; readonly errorCode: string | null; readonly errorMessage: string | null },
  finishedAt: Date,
): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const { numUpdatedRows } = await held(trx, run)
      .set({
        state: end.state,
        error_code: end.errorCode,
        error_message: end.errorMessage,
        finished_at: finishedAt,
        lease_until: null,
        spec: null,
      })
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await trx
      .deleteFrom('report_run_rows')
      .where('project_id', '=', run.projectId)
      .where('run_id', '=', run.runId)
      .execute()
    return true
  })
}
