// Finds widgets and metrics by what people remember of them.
import { sql } from 'kysely'
import type { Id, MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { Cadence } from '../core/cadence.ts'
import type { Database } from '../database/client.ts'
import { byTime, mapPage, type Page, type SortKey, selectPage } from '../database/page.ts'
import type { ListRequest } from '../request/page.ts'
import type { MetricStatus } from './metric-status.ts'

export type WidgetOrderField = 'CREATED_AT' | 'TITLE' | 'LAST_PUSH_AT'
export type MetricOrderField = 'CREATED_AT' | 'NAME' | 'WIDGET'

export interface WidgetSearch extends ListRequest<WidgetOrderField> {
  /** Each of them is in the title, the description, a tag, or in the name or description of a metric. */
  readonly words: readonly string[]
  readonly tag: string | null
  /** Only widgets whose last push was before this, or that never had one. */
  readonly notPushedSince: Date | null
}

export interface MetricSearch extends ListRequest<MetricOrderField> {
  /** Each of them is in the name or the description of the metric, or in title, description or a tag of its widget. */
  readonly words: readonly string[]
  readonly tag: string | null
  readonly widgetId: WidgetId | null
  readonly statuses: readonly MetricStatus[] | null
  readonly steward: string | null
  /** Whether their last data is late; null: all of them. */
  readonly isLate: boolean | null
  /** What came last before this is late, by cadence. */
  readonly limits: Readonly<Partial<Record<Cadence, Date>>>
}

const widgetSorts: Readonly<Record<WidgetOrderField, SortKey | null>> = {
  CREATED_AT: null,
  TITLE: { expression: sql`w.sort_title`, type: 'text' },
  LAST_PUSH_AT: byTime(sql`p.last_push_at`),
}

const metricSorts: Readonly<Record<MetricOrderField, SortKey | null>> = {
  CREATED_AT: null,
  NAME: { expression: sql`m.sort_name`, type: 'text' },
  // Metrics of widgets that are called alike are not mixed.
  WIDGET: { expression: sql`(w.sort_title || chr(1) || w.widget_id::text) collate "C"`, type: 'text' },
}

/** A page of ids. `among`: only these; `null`: all. */
export async function selectWidgetIds(
  db: Database,
  projectId: ProjectId,
  page: WidgetSearch,
  among: ReadonlySet<WidgetId> | null,
): Promise<Page<WidgetId>> {
  const { words, tag, notPushedSince, order } = page
  let rows = db
    .selectFrom('widgets as w')
    .select('w.widget_id')
    .where('w.project_id', '=', projectId)
    .where('w.deleted_at', 'is', null)
  if (among !== null) rows = rows.where('w.widget_id', 'in', [...among])
  if (order.field === 'LAST_PUSH_AT' || notPushedSince !== null) rows = withLastPush(rows)
  if (notPushedSince !== null) rows = rows.where(sql<boolean>`coalesce(p.last_push_at < ${notPushedSince}, true)`)
  if (tag !== null) rows = rows.where(sql<boolean>`${tag} = any (w.tags)`)
  for (const word of words) {
    // Folded once for the statement, and looked for in each table once: not for every row of the other.
    const folded = sql`(select folded(${word}))`
    rows = rows.where(sql<boolean>`(strpos(w.search_text, ${folded}) > 0 or w.widget_id in (
      select m.widget_id from metrics m where m.project_id = ${projectId} and strpos(m.search_text, ${folded}) > 0))`)
  }
  const keys = { id: sql<Id>`w.widget_id`, sort: widgetSorts[order.field] }
  return mapPage(await selectPage(db, rows, keys, page), row => row.widget_id)
}

/** With `p.last_push_at`. A widget has a row for each month and slot; there are at most 16 slots. */
function withLastPush<Rows>(rows: Rows): Rows {
  const joinable = rows as unknown as ReturnType<typeof widgetRows>
  return joinable.leftJoinLateral(
    sql<{ last_push_at: Date }>`(select max(newest.last_push_at) as last_push_at from (
      select a.last_push_at from push_activity a where a.project_id = w.project_id and a.widget_id = w.widget_id
       order by a.month desc limit 16) newest)`.as<'p'>(sql`p`),
    join => join.onTrue(),
  ) as unknown as Rows
}

const widgetRows = (db: Database) => db.selectFrom('widgets as w').select('w.widget_id')

/** A page of the ids of metrics; of widgets that exist, and are among these (`null`: all). */
export async function selectMetricIds(
  db: Database,
  projectId: ProjectId,
  page: MetricSearch,
  among: ReadonlySet<WidgetId> | null,
): Promise<Page<{ widgetId: WidgetId; metricId: MetricId }>> {
  const { words, tag, widgetId, order, statuses, steward, isLate, limits } = page
  let rows = db
    .selectFrom('metrics as m')
    .innerJoin('widgets as w', join =>
      join.onRef('w.project_id', '=', 'm.project_id').onRef('w.widget_id', '=', 'm.widget_id'),
    )
    .select(['m.widget_id', 'm.metric_id'])
    .where('m.project_id', '=', projectId)
    .where('w.project_id', '=', projectId)
    .where('w.deleted_at', 'is', null)
  if (among !== null) rows = rows.where('m.widget_id', 'in', [...among])
  if (widgetId !== null) rows = rows.where('m.widget_id', '=', widgetId)
  if (tag !== null) rows = rows.where(sql<boolean>`${tag} = any (w.tags)`)
  for (const word of words) {
    const folded = sql`(select folded(${word}))`
    rows = rows.where(sql<boolean>`(strpos(m.search_text, ${folded}) > 0 or m.widget_id in (
      select x.widget_id from widgets x where x.project_id = ${projectId} and strpos(x.search_text, ${folded}) > 0))`)
  }
  if (statuses !== null) rows = rows.where(sql<boolean>`m.status = any (${[...statuses]}::text[])`)
  if (steward !== null) rows = rows.where(sql<boolean>`folded(m.steward) = (select folded(${steward}))`)
  if (isLate !== null) rows = rows.where(sql<boolean>`${isLateText(projectId, limits)} = ${isLate}`)
  const keys = { id: sql<Id>`m.metric_id`, sort: metricSorts[order.field] }
  const found = await selectPage(db, rows, keys, page)
  return mapPage(found, row => ({ widgetId: row.widget_id, metricId: row.metric_id }))
}

/** Of a metric that never had data its own beginning stands for it. A widget has at most 16 rows a month. */
function isLateText(projectId: ProjectId, limits: MetricSearch['limits']) {
  return sql`coalesce(
    coalesce(case when m.event_count is null then (
      select max(newest.last_push_at) from (
        select a.last_push_at from push_activity a where a.project_id = ${projectId} and a.widget_id = m.widget_id
        order by a.month desc limit 16) newest
    ) else (
      select max(e.at) from events e where e.project_id = ${projectId} and e.name = m.event_count ->> 'event'
    ) end, m.created_at) < (${JSON.stringify(limits)}::jsonb ->> m.cadence)::timestamptz, false)`
}
