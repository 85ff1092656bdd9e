// Marks quarters of an hour in which points change, in the transaction that changes them, where they are added up at all.
import { type RawBuilder, sql } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { type Client, insertRows, type PreparedTable } from '../database/prepared-rows.ts'
import { QUARTER, startText } from '../rollups/grain.ts'
import type { QueuedPush, RoundPoint } from './round.ts'
import { touchedQuarters } from './touched-quarters.ts'

const columns = 'project_id, widget_id, quarter, mark_id'

const marks: PreparedTable = {
  name: 'push_marks',
  head: `insert into rollup_marks (${columns}) select v.* from (`,
  casts: ['bigint', 'bigint', 'bigint', 'bigint'],
  tail: `) as v (${columns}) join rolled_widgets r on r.project_id = v.project_id and r.widget_id = v.widget_id
    where 1 / (r.instants_from is null or v.quarter >= r.instants_from)::int = 1`,
}

/**
 * Send it behind the points: a widget of which this statement does not know yet that it is added up has waited for its transaction before
 * it was. Marks of a round have the id of its first receipt: nobody else's row is touched, so that no gateway waits for another.
 * It fails with DEFINITION_CHANGED, as it divides by zero, where instants are no longer kept that were when the push was planned.
 */
export async function insertMarks(
  client: Client,
  pushes: readonly QueuedPush[],
  points: readonly RoundPoint[],
  seriesPoints: readonly RoundPoint[],
): Promise<void> {
  const [first] = pushes
  if (!first) return
  const touched = touchedQuarters(pushes, points, seriesPoints)
  if (touched.length === 0) return
  const rows = touched.flatMap(it => [it.projectId, it.widgetId, it.quarter, first.receiptId])
  await insertRows(client, marks, rows)
}

/**
 * A statement that deletes points of the widget of its first two parameters, complete but for what it returns, and marks where they were with the
 * id that is the parameter `markId`.
 */
export const deleteMarkedText = (deletion: string, markId: string) => `with gone as (${deletion} returning key)
  insert into rollup_marks (${columns})
  select distinct r.project_id, r.widget_id, ${startText('g.key', QUARTER)}, ${markId}::bigint
  from gone g join rolled_widgets r on r.project_id = $1 and r.widget_id = $2`

/** Deletes points of a widget by a statement that is complete but for what it returns, and marks where they were. Returns how many went. */
export async function deleteMarked(
  db: Database,
  { projectId, widgetId, markId }: { readonly projectId: ProjectId; readonly widgetId: WidgetId; readonly markId: Id },
  deletion: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ deleted: string }>`
    with gone as (${deletion} returning key),
    marked as (
      insert into rollup_marks (project_id, widget_id, quarter, mark_id)
      select distinct r.project_id, r.widget_id, ${sql.raw(startText('g.key', QUARTER))}, ${markId}::bigint
      from gone g join rolled_widgets r on r.project_id = ${projectId} and r.widget_id = ${widgetId})
    select count(*) as deleted from gone`.execute(db)
  return Number(rows[0]?.deleted ?? 0)
}
