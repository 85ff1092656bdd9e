// The log of calls.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { mapPage, type Page, selectPage } from '../database/page.ts'
import type { CallsTable } from '../database/source-tables.ts'
import type { ListRequest } from '../request/page.ts'
import type { LoggedCall } from './call.ts'

export async function insertCalls(db: Database, calls: readonly LoggedCall[]): Promise<void> {
  await db
    .insertInto('calls')
    .values(
      calls.map(call => ({
        project_id: call.projectId,
        call_id: call.callId,
        at: call.at,
        source_name: call.sourceName,
        request_name: call.requestName,
        attempt: call.attempt,
        method: call.method,
        url: call.url,
        status: call.status,
        error_code: call.errorCode,
        error_message: call.errorMessage,
        duration_ms: call.durationMs,
        sent: call.sent,
        answered: call.answered,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export type CallLogEntryOrderField = 'AT'

export async function selectCalls(
  db: Database,
  projectId: ProjectId,
  page: ListRequest<CallLogEntryOrderField> & { onlyFailed: boolean },
): Promise<Page<LoggedCall>> {
  const rows = db
    .selectFrom('calls')
    .selectAll()
    .where('project_id', '=', projectId)
    .$if(page.onlyFailed, q => q.where('error_code', 'is not', null))
  const found = await selectPage(db, rows, { id: sql`call_id`, sort: null }, page)
  return mapPage(found, row => toLoggedCall(projectId, row))
}

export async function selectCallsById(
  db: Database,
  projectId: ProjectId,
  callIds: readonly Id[],
): Promise<LoggedCall[]> {
  const rows = await db
    .selectFrom('calls')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('call_id', 'in', [...callIds])
    .execute()
  return rows.map(row => toLoggedCall(projectId, row))
}

function toLoggedCall(projectId: ProjectId, row: Selectable<CallsTable>): LoggedCall {
  return {
    projectId,
    callId: row.call_id,
    at: row.at,
    sourceName: row.source_name,
    requestName: row.request_name,
    attempt: row.attempt,
    method: row.method,
    url: row.url,
    status: row.status,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    durationMs: row.duration_ms,
    sent: row.sent,
    answered: row.answered,
  }
}

/** Returns how many were deleted, at most `batch`. */
export async function deleteCallsBefore(db: Database, before: Date, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from calls where (project_id, call_id) in (
      select project_id, call_id from calls where at < ${before} limit ${batch})`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
