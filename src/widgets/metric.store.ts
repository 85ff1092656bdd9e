// Reads and writes metric definitions, and grows a widget's definition by what a push brings.
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { toSnakeCase } from '../base/snake-case.ts'
import type { DayUnit } from '../core/calendar-unit.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { GoalDirection, GoalPace } from '../core/goal.ts'
import type { Database } from '../database/client.ts'
import type { MetricsTable } from '../database/metric-tables.ts'
import type { MetricPartGoalsTable } from '../database/series-tables.ts'
import type { MetricGoalsTable } from '../database/tables.ts'
import type { Calculation } from './calculation.ts'
import type { EventCount } from './event-count.ts'
import { type Retention, toKeptSums } from './kept-sums.ts'
import { defaultMetricOptions, type Metric, type MetricChange, type StoredAggregation } from './metric.ts'
import { type MetricFormat, storedFormat } from './metric-format.ts'
import { type MetricSettings, metricOptionNames } from './metric-option.ts'
import type { MetricStatus } from './metric-status.ts'
import type { KeyKind, Widget } from './widget.ts'

const NO_BREAKDOWN = { breakdown: null }

type GoalRow = Selectable<MetricGoalsTable> & Partial<Pick<Selectable<MetricPartGoalsTable>, 'where'>>

export function toMetric(row: Selectable<MetricsTable>, goals: readonly GoalRow[]): Metric {
  return {
    projectId: row.project_id,
    widgetId: row.widget_id,
    metricId: row.metric_id,
    name: row.name,
    position: row.position,
    ...toSettings(row),
    average: row.average,
    cumulative: row.cumulative,
    percent: row.percent,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    status: row.status as MetricStatus,
    statusBy: row.status_by,
    statusAt: row.status_at,
    calculation: row.calculation as Calculation | null,
    // Those that were stored before there were breakdowns say nothing of them.
    eventCount: row.event_count ? { ...NO_BREAKDOWN, ...(row.event_count as EventCount) } : null,
    goals: goals
      .filter(goal => goal.metric_id === row.metric_id)
      .map(goal => ({
        unit: goal.unit as DayUnit,
        target: goal.target,
        direction: goal.direction as GoalDirection,
        pace: goal.pace as GoalPace,
        where: (goal.where ?? []) as readonly DimensionFilter[],
      })),
  }
}

/** What tells how points become one number, of every metric of a widget. */
export async function selectAggregations(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
): Promise<StoredAggregation[]> {
  const rows = await db
    .selectFrom('metrics')
    .select(['metric_id', 'name', 'aggregation', 'across', 'average', 'cumulative', 'percent', 'weight_metric'])
    .select(sql<boolean>`calculation is not null or event_count is not null`.as('isComputed'))
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .execute()
  return rows.map(({ metric_id, aggregation, across, weight_metric, ...row }) => ({
    ...row,
    metricId: metric_id,
    aggregation: aggregation as Metric['aggregation'],
    across: across as Metric['across'],
    weightMetric: weight_metric,
  }))
}

export async function updateMetricRow(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  metricId: MetricId,
  change: MetricChange & { readonly name?: string },
  now: number,
): Promise<void> {
  const set = toMetricRow(change)
  if (Object.keys(set).length === 0) return
  await db
    .updateTable('metrics')
    .set({ ...set, ...changedAt(now) })
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where('metric_id', '=', metricId)
    .execute()
}

/** False where there is no such metric. */
export async function updateMetricStatus(
  db: Database,
  { projectId, widgetId, metricId }: Pick<Metric, 'projectId' | 'widgetId' | 'metricId'>,
  { status, by }: { readonly status: MetricStatus; readonly by: string },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('metrics')
    .set({ status, status_by: by, status_at: new Date(now), version: sql<number>`version + 1` })
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where('metric_id', '=', metricId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** A change of a definition is counted by the statement that makes it. */
export function changedAt(now: number) {
  return { version: sql<number>`version + 1`, updated_at: new Date(now) }
}

/** Counts a change that lies in another table: which metrics it has. */
export async function touchWidget(db: Database, projectId: ProjectId, widgetId: WidgetId, now: number): Promise<void> {
  await db
    .updateTable('widgets')
    .set(changedAt(now))
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .execute()
}

/** Locks the widget's row until the transaction ends: definitions of one widget grow one after the other. */
export async function lockWidgetKey(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
): Promise<Pick<Widget, 'keyKind' | 'keyColumn' | 'dimensions' | 'sums' | keyof Retention> | null> {
  const row = await db
    .selectFrom('widgets')
    .select(['key_kind', 'key_column', 'dimensions', 'keep_instants_days', 'keep_hours_days'])
    .select(['instants_from', 'hours_from', 'days_zone'])
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  const sums = toKeptSums(row)
  return {
    keyKind: row.key_kind as KeyKind | null,
    keyColumn: row.key_column,
    dimensions: row.dimensions,
    keepInstantsDays: row.keep_instants_days,
    keepHoursDays: row.keep_hours_days,
    ...(sums && { sums }),
  }
}

export async function updateWidgetKey(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  key: { keyKind: KeyKind; keyColumn: string | null },
  now: number,
): Promise<void> {
  await db
    .updateTable('widgets')
    .set({ key_kind: key.keyKind, key_column: key.keyColumn, ...changedAt(now) })
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .execute()
}

export interface NewMetric {
  readonly metricId: MetricId
  readonly name: string
  readonly position: number
  readonly change: MetricChange
  readonly calculation?: Calculation
  readonly eventCount?: EventCount
}

export async function insertMetrics(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  metrics: readonly NewMetric[],
  now: number,
): Promise<void> {
  if (metrics.length === 0) return
  await db
    .insertInto('metrics')
    .values(
      metrics.map(
        metric =>
          ({
            ...toMetricRow({ ...defaultMetricOptions, ...metric.change }),
            project_id: projectId,
            widget_id: widgetId,
            metric_id: metric.metricId,
            name: metric.name,
            position: metric.position,
            created_at: new Date(now),
            updated_at: new Date(now),
            calculation: metric.calculation ? JSON.stringify(metric.calculation) : null,
            event_count: metric.eventCount ? JSON.stringify(metric.eventCount) : null,
          }) as Insertable<MetricsTable>,
      ),
    )
    .execute()
  await touchWidget(db, projectId, widgetId, now)
}

/** The column of each setting is called as the setting is, in snake case. */
const settingColumns = metricOptionNames.map(name => [name, toSnakeCase(name) as keyof MetricsTable] as const)

function toSettings(row: Selectable<MetricsTable>): MetricSettings {
  const settings: Record<string, unknown> = {}
  for (const [name, column] of settingColumns) settings[name] = row[column]
  settings.format = row.format === null ? null : storedFormat(row.format as MetricFormat)
  return settings as MetricSettings
}

function toMetricRow(change: MetricChange): Updateable<MetricsTable> {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.map(([name, value]) => [toSnakeCase(name), toCell(value)]))
}

/** Formats are JSON; other settings are what their columns hold. */
const toCell = (value: unknown) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)

/** The names of its metrics, and the position of the next one: after the last, though others before it were deleted. */
export async function selectMetricNames(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
): Promise<{ names: Set<string>; nextPosition: number }> {
  const rows = await db
    .selectFrom('metrics')
    .select(['name', 'position'])
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .execute()
  const last = rows.reduce((greatest, row) => Math.max(greatest, row.position), -1)
  return { names: new Set(rows.map(row => row.name)), nextPosition: last + 1 }
}
