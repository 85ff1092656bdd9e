// Says of metrics whether they may be relied on, and keeps who said it.
import { projectIdOf } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import type { RequestContext } from '../request/context.ts'
import { updateMetricStatus } from './metric.store.ts'
import type { Metric, MetricIds } from './metric.ts'
import type { MetricStatus } from './metric-status.ts'
import { getMetric } from './widget.service.ts'

/** Setting it again is said again: somebody has looked at it once more. Throws NOT_FOUND. */
export async function setMetricStatus(ctx: RequestContext, ids: MetricIds, status: MetricStatus): Promise<Metric> {
  const projectId = projectIdOf(ctx)
  // What the caller cannot see is not there.
  await getMetric(ctx, projectId, ids)
  const by = ctx.principal?.name ?? ''
  const found = await updateMetricStatus(ctx.db, { projectId, ...ids }, { status, by }, ctx.now)
  ctx.services.catalogue.changed(projectId, ids.widgetId)
  if (!found) throw notFound('metric')
  return getMetric(ctx, projectId, ids)
}
