// Deletes points: the correction for rows that should never have been pushed.
import { badInput, notFound } from '../base/errors.ts'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { EpochDay } from '../core/day.ts'
import { startOfDay } from '../core/zone.ts'
import type { Database } from '../database/client.ts'
import type { Gateway } from '../request/context.ts'
import { type MetricSelection, selectedMetrics } from '../widgets/metric-selection.ts'
import { pushedMetricName, type Widget } from '../widgets/widget.ts'
import { toWidgetKey } from './category-key.ts'
import {
  deletePointKeys,
  deletePointRange,
  deletePointsBut,
  type PointsTable,
  type TimedTable,
} from './delete-points.store.ts'
import { MAX_ROWS_PER_PUSH } from './push.ts'

export interface PointSelection {
  readonly days: { readonly from: EpochDay; readonly through: EpochDay } | null
  /** As written in a push. */
  readonly keys: readonly string[] | null
  /** Of keys; `null`: the project's. */
  readonly timeZone: string | null
  /** `null`: all metrics. */
  readonly metrics: MetricSelection | null
}

/** Returns how many points went. */
export async function deletePoints(
  ctx: Gateway,
  projectId: ProjectId,
  widgetId: WidgetId,
  selection: PointSelection,
): Promise<number> {
  const widget = await ctx.services.catalogue.widget(projectId, widgetId)
  if (!widget) throw notFound('widget')
  const { days, keys } = selection
  if ((days === null) === (keys === null)) throw badInput('', 'Give either days or keys.')
  const metricIds = selectedMetrics(widget, selection.metrics).map(metric => metric.metricId)
  const kind = widget.keyKind
  if (kind === null || metricIds.length === 0) return 0

  const projectZone = (await ctx.services.auth.project(projectId)).timeZone
  if (days) {
    if (kind === 'CATEGORY') throw badInput('days', 'The keys of this widget are categories: give keys.')
    if (days.through < days.from) throw badInput('days', 'through is before from.')
    const bound = (day: EpochDay) => (kind === 'DATE' ? String(day) : `${startOfDay(day, projectZone)}000`)
    const range = { from: bound(days.from), before: bound(days.through + 1) }
    const deletions = timedTablesOf(widget).map(
      table => (db: Database) => deletePointRange(db, projectId, widgetId, metricIds, { table, ...range }),
    )
    return publishDeletion(ctx, widget, await deleteTogether(ctx, deletions))
  }
  if (!keys || keys.length === 0) return 0
  if (keys.length > MAX_ROWS_PER_PUSH) throw badInput('keys', `At most ${MAX_ROWS_PER_PUSH} keys at a time.`)
  const stored = keys.map((key, index) => {
    const result = toWidgetKey(widget, kind, key, selection.timeZone ?? projectZone)
    if ('message' in result) throw badInput(`keys.${index}`, result.message)
    return result.key
  })
  const deletions = tablesOf(widget).map(
    table => (db: Database) => deletePointKeys(db, projectId, widgetId, metricIds, { table, keys: stored }),
  )
  return publishDeletion(ctx, widget, await deleteTogether(ctx, deletions))
}

/** Where points of the widget may be: those from before its first dimension are where they were. */
const timedTablesOf = ({ dimensions }: Widget): readonly TimedTable[] =>
  dimensions.length > 0 ? ['points', 'series_points'] : ['points']

const tablesOf = (widget: Widget): readonly PointsTable[] =>
  widget.keyKind === 'CATEGORY' ? ['category_points'] : timedTablesOf(widget)

/** All or nothing; returns how many points went. */
async function deleteTogether(
  { db }: Gateway,
  deletions: readonly ((db: Database) => Promise<number>)[],
): Promise<number> {
  const [only] = deletions
  if (only && deletions.length === 1) return only(db)
  return db.transaction().execute(async trx => {
    let deleted = 0
    for (const deletion of deletions) deleted += await deletion(trx)
    return deleted
  })
}

/** Deletes what has vanished: every point of these metrics but those at these stored keys. Returns how many points went. */
export async function deletePointsExcept(
  ctx: Gateway,
  projectId: ProjectId,
  widgetId: WidgetId,
  kept: { readonly keys: readonly string[]; readonly metrics: readonly string[] },
): Promise<number> {
  const widget = await ctx.services.catalogue.widget(projectId, widgetId)
  if (!widget) return 0
  const names = new Set(kept.metrics.map(name => pushedMetricName(widget, name)))
  const metricIds = widget.metrics.filter(({ name }) => names.has(name)).map(({ metricId }) => metricId)
  if (!widget.keyKind || metricIds.length === 0) return 0
  const deletions = tablesOf(widget).map(
    table => (db: Database) => deletePointsBut(db, projectId, widgetId, metricIds, { table, keys: kept.keys }),
  )
  return publishDeletion(ctx, widget, await deleteTogether(ctx, deletions))
}

function publishDeletion(ctx: Gateway, { projectId, widgetId, blankKeys }: Widget, deleted: number): number {
  if (deleted > 0) ctx.bus.publish('points.changed', { widgets: [[projectId, widgetId]] })
  // A key with blanks may be gone for good.
  if (deleted > 0 && blankKeys !== undefined) ctx.services.catalogue.changed(projectId, widgetId)
  return deleted
}
