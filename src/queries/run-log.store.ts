// What was run, by whom, and how long it took.
import { sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

export interface QueryRun {
  readonly projectId: ProjectId
  readonly runId: Id
  /** null: SQL that is not saved. */
  readonly queryId: Id | null
  readonly version: number | null
  readonly ranAt: Date
  readonly durationMs: number
  readonly rows: number
  readonly cached: boolean
  /** The name of the token. */
  readonly caller: string
  /** The code of the error; null: it succeeded. */
  readonly error: string | null
}

export async function insertRun(db: Database, run: QueryRun): Promise<void> {
  await db
    .insertInto('query_runs')
    .values({
      project_id: run.projectId,
      run_id: run.runId,
      query_id: run.queryId,
      version: run.version,
      ran_at: run.ranAt,
      duration_ms: run.durationMs,
      rows: run.rows,
      cached: run.cached,
      caller: run.caller,
      error: run.error,
    })
    .execute()
}

/** The last runs, newest first; one more than asked for tells whether there are others. */
export async function selectRuns(
  db: Database,
  projectId: ProjectId,
  page: { first: number; before: Id | null; queryId: Id | null },
): Promise<QueryRun[]> {
  const rows = await db
    .selectFrom('query_runs')
    .selectAll()
    .where('project_id', '=', projectId)
    .$if(page.before !== null, q => q.where('run_id', '<', page.before as Id))
    .$if(page.queryId !== null, q => q.where('query_id', '=', page.queryId))
    .orderBy('run_id', 'desc')
    .limit(page.first + 1)
    .execute()
  return rows.map(row => ({
    projectId,
    runId: row.run_id as Id,
    queryId: row.query_id as Id | null,
    version: row.version,
    ranAt: row.ran_at,
    durationMs: row.duration_ms,
    rows: Number(row.rows),
    cached: row.cached,
    caller: row.caller,
    error: row.error,
  }))
}

/** Returns how many were deleted, at most `batch`. */
export async function deleteRunsBefore(db: Database, before: Date, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from query_runs where (project_id, run_id) in (
      select project_id, run_id from query_runs where ran_at < ${before} limit ${batch})`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
