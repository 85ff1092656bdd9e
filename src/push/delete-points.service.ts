// Deletes points: the correction for rows that should never have been pushed.
import { AppError, badInput, notFound } from '../base/errors.ts'
import type { ProjectId, SeriesId, WidgetId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import type { EpochDay } from '../core/day.ts'
import { type DaySpan, spanOfKey } from '../core/day-span.ts'
import { asksNothing, type DimensionFilter, passesFilter } from '../core/dimension-filter.ts'
import { startOfDay } from '../core/zone.ts'
import type { Database } from '../database/client.ts'
import type { Gateway } from '../request/context.ts'
import { countDeletion } from '../widgets/data-version.service.ts'
import type { SeriesValues } from '../widgets/dimension.ts'
import type { Metric } from '../widgets/metric.ts'
import { type MetricSelection, selectedMetrics } from '../widgets/metric-selection.ts'
import { replacedIssue, tooOldIssue } from '../widgets/retention.ts'
import { isBlank, NO_SERIES, seriesTextOf } from '../widgets/series.ts'
import { pushedMetricName, type Widget } from '../widgets/widget.ts'
import {
  deletePeriods,
  deletePeriodsBut,
  deletePeriodsWithin,
  type KeptPeriods,
  type PeriodsOf,
} from './delete-periods.store.ts'
import {
  deletePointKeys,
  deletePointRange,
  deletePointsBut,
  deleteSeriesPointsBut,
  type PointsTable,
  type TimedTable,
} from './delete-points.store.ts'
import type { KeptPoint } from './kept-point.ts'
import { MAX_ROWS_PER_PUSH } from './push.ts'
import { toRowKey } from './row-key.ts'

export interface PointSelection {
  readonly days: { readonly from: EpochDay; readonly through: EpochDay } | null
  /** As written in a push. */
  readonly keys: readonly string[] | null
  /** Of keys; `null`: the project's. */
  readonly timeZone: string | null
  /** `null`: all metrics. */
  readonly metrics: MetricSelection | null
  /** Points of series whose values all of these let pass. */
  readonly where: readonly DimensionFilter[]
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
  const metrics = selectedMetrics(widget, selection.metrics)
  const metricIds = metrics.map(metric => metric.metricId)
  const places = await placesOf(ctx, widget, selection.where)
  const kind = widget.keyKind
  if (kind === null || metricIds.length === 0) return 0
  const periods = periodsOf(widget, metrics, places)

  const markId = ctx.makeId()
  const projectZone = (await ctx.services.auth.project(projectId)).timeZone
  if (days) {
    if (kind === 'CATEGORY') throw badInput('days', 'The keys of this widget are categories: give keys.')
    if (days.through < days.from) throw badInput('days', 'through is before from.')
    const bound = (day: EpochDay) => (kind === 'DATE' ? String(day) : `${startOfDay(day, projectZone)}000`)
    const range = { from: bound(days.from), before: bound(days.through + 1) }
    const tooOld = kind === 'TIME' ? tooOldIssue(widget, range.from) : null
    if (tooOld !== null) throw badInput('days', `${tooOld} Delete the metric or the widget to have none of them.`)
    const deletions = places.flatMap(({ table, series }) =>
      table === 'category_points'
        ? []
        : [(db: Database) => deletePointRange(db, projectId, widgetId, metricIds, { table, series, markId, ...range })],
    )
    const whole = { from: days.from, before: days.through + 1 }
    if (periods) deletions.push(db => deletePeriodsWithin(db, periods, whole))
    return publishDeletion(ctx, widget, await deleteTogether(ctx, widget, deletions))
  }
  if (!keys || keys.length === 0) return 0
  if (keys.length > MAX_ROWS_PER_PUSH) throw badInput('keys', `At most ${MAX_ROWS_PER_PUSH} keys at a time.`)
  const stored = keys.map((key, index) => {
    const rules = { keyKind: kind, timeZone: selection.timeZone ?? projectZone, takesPeriods: () => periods !== null }
    const result = toRowKey(widget, { key }, rules)
    if ('message' in result) throw badInput(`keys.${index}`, result.message)
    return result.key
  })
  const { plain, spans } = kind === 'CATEGORY' ? { plain: stored, spans: [] } : splitKeys(stored)
  const deletions =
    plain.length === 0
      ? []
      : places.map(
          place => (db: Database) =>
            deletePointKeys(db, projectId, widgetId, metricIds, { ...place, keys: plain, markId }),
        )
  if (periods && spans.length > 0) deletions.push(db => deletePeriods(db, periods, spans))
  return publishDeletion(ctx, widget, await deleteTogether(ctx, widget, deletions))
}

/** Stored keys: days and instants, and periods longer than a day. */
function splitKeys(keys: readonly string[]): { readonly plain: readonly string[]; readonly spans: readonly DaySpan[] } {
  const isPeriod = (key: string) => key.includes('/')
  return { plain: keys.filter(key => !isPeriod(key)), spans: keys.filter(isPeriod).map(spanOfKey) }
}

/** The values of periods that are meant; `null`: none of the metrics has any. */
function periodsOf(
  { projectId, widgetId }: Widget,
  metrics: readonly Metric[],
  places: readonly Place[],
): PeriodsOf | null {
  const metricIds = metrics.filter(({ aggregation }) => aggregation === 'PERIODIC').map(({ metricId }) => metricId)
  if (metricIds.length === 0) return null
  const isWhole = places.some(({ table, series }) => table === 'series_points' && series === null)
  const series = places.flatMap(place => (place.table === 'points' ? [NO_SERIES] : (place.series ?? [])))
  return { projectId, widgetId, metricIds, series: isWhole ? null : series }
}

/** A table where points are deleted, and of which series; `null`: all of them. */
interface Place {
  readonly table: PointsTable
  readonly series: readonly SeriesId[] | null
}

/** Where points are that the filters let pass: what was pushed before the first dimension was declared has no value. */
async function placesOf(
  { services }: Gateway,
  widget: Widget,
  where: readonly DimensionFilter[],
): Promise<readonly Place[]> {
  const { dimensions } = widget
  if (where.length === 0) return tablesOf(widget).map(table => ({ table, series: null }))
  const filters = where.map((filter, index) => {
    const position = dimensions.indexOf(filter.dimension)
    // Left out by a variable that is not set, it would delete everything.
    if (asksNothing(filter)) throw badInput(`where.${index}`, emptyFilter(filter.dimension))
    if (position >= 0) return { filter, position }
    const has = dimensions.length === 0 ? 'none' : dimensions.map(name => quote(name)).join(', ')
    const message = `The widget has no dimension ${quote(filter.dimension)}; it has ${has}.`
    throw badInput(`where.${index}.dimension`, message)
  })
  const passes = (values: SeriesValues) =>
    filters.every(({ filter, position }) => passesFilter(values[position] ?? null, filter))
  const series = (await services.series.all(widget)).filter(({ values }) => passes(values))
  const places: Place[] = passes([]) ? [{ table: 'points', series: null }] : []
  if (series.length > 0) places.push({ table: 'series_points', series: series.map(({ seriesId }) => seriesId) })
  return places
}

const emptyFilter = (name: string) =>
  `The filter by ${quote(name)} says nothing, and would let every point pass: it takes a list of values, a beginning, or whether there is a value.`

/** Where points of the widget may be: those from before its first dimension are where they were. */
const timedTablesOf = ({ dimensions }: Widget): readonly TimedTable[] =>
  dimensions.length > 0 ? ['points', 'series_points'] : ['points']

const tablesOf = (widget: Widget): readonly PointsTable[] =>
  widget.keyKind === 'CATEGORY' ? ['category_points'] : timedTablesOf(widget)

/** All or nothing; returns how many points went. Kept answers of the widget are not believed any more. */
async function deleteTogether(
  { db }: Gateway,
  { projectId, widgetId }: Widget,
  deletions: readonly ((db: Database) => Promise<number>)[],
): Promise<number> {
  return db.transaction().execute(async trx => {
    let deleted = 0
    for (const deletion of deletions) deleted += await deletion(trx)
    if (deleted > 0) await countDeletion(trx, projectId, widgetId)
    return deleted
  })
}

/** Deletes what has vanished: every point of these metrics but those at these stored keys. Returns how many points went. */
export async function deletePointsExcept(
  ctx: Gateway,
  projectId: ProjectId,
  widgetId: WidgetId,
  kept: { readonly points: readonly KeptPoint[]; readonly metrics: readonly string[] },
): Promise<number> {
  const widget = await ctx.services.catalogue.widget(projectId, widgetId)
  if (!widget) return 0
  const issue = replacedIssue(widget)
  if (issue !== null) throw new AppError('CONFLICT', issue)
  const names = new Set(kept.metrics.map(name => pushedMetricName(widget, name)))
  const metrics = widget.metrics.filter(({ name }) => names.has(name))
  const metricIds = metrics.map(({ metricId }) => metricId)
  if (!widget.keyKind || metricIds.length === 0) return 0
  const table = widget.keyKind === 'CATEGORY' ? 'category_points' : 'points'
  const isPeriod = ({ key }: KeptPoint) => table === 'points' && key.includes('/')
  const points = kept.points.filter(it => !isPeriod(it))
  const plain = points.filter(({ values }) => values === null || isBlank(values)).map(({ key }) => key)
  const keptPlain = { table, keys: plain, markId: ctx.makeId() } as const
  const deletions = [(db: Database) => deletePointsBut(db, projectId, widgetId, metricIds, keptPlain)]
  const hasSeries = widget.dimensions.length > 0
  if (hasSeries) {
    const keptSeries = await keptInSeries(ctx, widget, points)
    deletions.push(db => deleteSeriesPointsBut(db, projectId, widgetId, metricIds, keptSeries))
  }
  const periods = metrics.filter(({ aggregation }) => aggregation === 'PERIODIC').map(({ metricId }) => metricId)
  if (periods.length > 0) {
    const found = await keptPeriods(ctx, widget, kept.points.filter(isPeriod))
    const of = { projectId, widgetId, metricIds: periods, series: null }
    deletions.push(db => deletePeriodsBut(db, of, found))
  }
  return publishDeletion(ctx, widget, await deleteTogether(ctx, widget, deletions))
}

/** A row is of each series that says the same of it: it may have been pushed before the last dimension was declared. */
async function keptInSeries({ services }: Gateway, widget: Widget, points: readonly KeptPoint[]) {
  const textOf = (values: SeriesValues) =>
    seriesTextOf(widget.dimensions.map((_, position) => values[position] ?? null))
  const bySaid = Map.groupBy(await services.series.all(widget), ({ values }) => textOf(values))
  const pairs = points.flatMap(({ key, values }) =>
    values === null ? [] : (bySaid.get(textOf(values)) ?? []).map(({ seriesId }) => ({ seriesId, key })),
  )
  return {
    series: pairs.map(({ seriesId }) => seriesId),
    keysOfSeries: pairs.map(({ key }) => key),
    keys: points.flatMap(({ key, values }) => (values === null ? [key] : [])),
  }
}

/** A period that names no value is also that of before the first dimension. */
async function keptPeriods(ctx: Gateway, widget: Widget, points: readonly KeptPoint[]): Promise<KeptPeriods> {
  const { series, keysOfSeries, keys } = await keptInSeries(ctx, widget, points)
  const plain = points.filter(({ values }) => values !== null && isBlank(values))
  return {
    ofSeries: [
      ...series.map((seriesId, index) => ({ seriesId, span: spanOfKey(keysOfSeries[index] ?? '') })),
      ...plain.map(({ key }) => ({ seriesId: NO_SERIES, span: spanOfKey(key) })),
    ],
    ofAny: keys.map(spanOfKey),
  }
}

function publishDeletion(ctx: Gateway, { projectId, widgetId, blankKeys }: Widget, deleted: number): number {
  if (deleted > 0) ctx.bus.publish('points.changed', { widgets: [[projectId, widgetId]] })
  // A key with blanks may be gone for good.
  if (deleted > 0 && blankKeys !== undefined) ctx.services.catalogue.changed(projectId, widgetId)
  return deleted
}
