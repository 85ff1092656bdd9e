import { AppError, badInput } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import type { RequestContext } from '../request/context.ts'
import type { Metric, MetricIds } from './metric.ts'
import { metricIdsOf } from './metric-id.ts'
import { notFoundItself, widgetLoader } from './widget.loader.ts'

/** Metrics of one document. */
const MAX_METRICS_AT_ONCE = 100

/** A metric of the caller's project; `null` where it has none of these ids. */
export async function findMetric(ctx: RequestContext, { widgetId, metricId }: MetricIds): Promise<Metric | null> {
  const widget = await widgetLoader(ctx).load(widgetId)
  return widget?.metrics.find(metric => metric.metricId === metricId) ?? null
}

/** The metric of a global id. Throws NOT_FOUND for any text that is not the id of a metric of the caller's project. */
export async function getMetricById(ctx: RequestContext, globalId: string): Promise<Metric> {
  const metric = await findMetric(ctx, metricIdsOf(globalId))
  if (!metric) throw new AppError('NOT_FOUND', `There is no metric ${quote(globalId)}.`)
  return metric
}

/** The metrics of these global ids in their order, each by itself: one that is not there is NOT_FOUND, and the others are read. */
export function getMetricsById(ctx: RequestContext, globalIds: readonly string[]): Promise<Metric>[] {
  if (globalIds.length > MAX_METRICS_AT_ONCE) throw badInput('ids', `At most ${MAX_METRICS_AT_ONCE} metrics at once.`)
  return globalIds.map(id => getMetricById(ctx, id))
}

/** The metric of each id, or NOT_FOUND in its place. Throws every other error. */
export function findMetrics(ctx: RequestContext, globalIds: readonly string[]): Promise<(Metric | AppError)[]> {
  return Promise.all(getMetricsById(ctx, globalIds).map(metric => metric.catch(notFoundItself)))
}
