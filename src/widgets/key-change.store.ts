// Writes the points of a widget anew under keys of another kind.
import { sql } from 'kysely'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { KeyChange } from './key-change.ts'
import type { KeyKind } from './widget.ts'

interface WidgetIds {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
}

const tableOf = (kind: KeyKind) =>
  kind === 'CATEGORY'
    ? { points: sql.table('category_points'), key: sql.ref('category'), list: sql`text[]` }
    : { points: sql.table('points'), key: sql.ref('key'), list: sql`bigint[]` }

/** Only a widget whose keys are days or instants has series. */
const hasSeriesPoints = (kind: KeyKind) => kind !== 'CATEGORY'

/**
 * Nobody pushes until the transaction ends: a push that was planned for keys of the old kind waits, and is refused by the check of its
 * round (see `push/round-check.store.ts`). Readers go on.
 */
export async function lockPoints(trx: Database): Promise<void> {
  await sql`set local lock_timeout = '2s'`.execute(trx)
  await sql`lock table points, category_points, series_points in share row exclusive mode`.execute(trx)
}

/** The keys of a widget and how many points they have together, read no further than one point beyond the limit. */
export async function selectKeys(
  trx: Database,
  { projectId, widgetId }: WidgetIds,
  kind: KeyKind,
  limit: number,
): Promise<{ keys: string[]; points: number }> {
  const { points, key } = tableOf(kind)
  const own = sql`project_id = ${projectId} and widget_id = ${widgetId} limit ${limit + 1}`
  const ofSeries = hasSeriesPoints(kind) ? sql`union all (select key from series_points where ${own})` : sql``
  const { rows } = await sql<{ key: string; points: number }>`
    select p.key::text as key, count(*)::int as points from (
      (select ${key} as key from ${points} where ${own}) ${ofSeries}
    ) p group by p.key order by p.key`.execute(trx)
  return { keys: rows.map(row => row.key), points: rows.reduce((sum, row) => sum + row.points, 0) }
}

/** Of a widget that stays without names, its series go with its points. */
export async function updateKeys(
  trx: Database,
  { projectId, widgetId }: WidgetIds,
  change: KeyChange & { readonly from: KeyKind; readonly to: KeyKind },
): Promise<void> {
  const [from, to] = [tableOf(change.from), tableOf(change.to)]
  const changes = sql`unnest(${[...change.before]}::${from.list}, ${[...change.after]}::${to.list}) as c(before, after)`
  const own = sql`p.project_id = ${projectId} and p.widget_id = ${widgetId} and p.${from.key} = c.before`
  await sql`with gone as (
      delete from ${from.points} p using ${changes} where ${own}
      returning p.project_id, p.widget_id, p.metric_id, c.after, p.written_as, p.value)
    insert into ${to.points} (project_id, widget_id, metric_id, ${to.key}, written_as, value)
    select project_id, widget_id, metric_id, after, written_as, value from gone`.execute(trx)
  if (!hasSeriesPoints(change.from) || !hasSeriesPoints(change.to)) return
  await sql`with gone as (
      delete from series_points p using ${changes} where ${own}
      returning p.project_id, p.widget_id, p.metric_id, p.series_id, c.after, p.written_as, p.value)
    insert into series_points (project_id, widget_id, metric_id, series_id, key, written_as, value)
    select project_id, widget_id, metric_id, series_id, after, written_as, value from gone`.execute(trx)
}

/** What was added up is of the old keys. Whether the widget is to be added up again is found out as for any other. */
export async function deleteRollups(trx: Database, { projectId, widgetId }: WidgetIds): Promise<void> {
  for (const table of ['rolled_widgets', 'rollups', 'rollup_marks'] as const)
    await trx.deleteFrom(table).where('project_id', '=', projectId).where('widget_id', '=', widgetId).execute()
}
