import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import type { ProjectId } from '../base/id.ts'
import { lastPushLoader } from '../push/last-push.loader.ts'
import type { RequestContext } from '../request/context.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import type { Metric } from '../widgets/metric.ts'
import { freshnessesOf } from './freshness.service.ts'
import { originsOf } from './origin.service.ts'
import { usagesOf } from './usage.service.ts'

type MetricReader<Value> = (
  ctx: RequestContext,
  projectId: ProjectId,
  metrics: readonly Metric[],
) => Promise<readonly Value[]>

/** All metrics of a page together. */
const ofMetrics = <Value>(read: MetricReader<Value>) =>
  perRequest(
    ctx =>
      new DataLoader<Metric, Value>(metrics => read(ctx, projectIdOf(ctx), metrics), { maxBatchSize: MAX_BATCH_SIZE }),
  )

export const originLoader = ofMetrics(originsOf)
export const usageLoader = ofMetrics(usagesOf)
export const freshnessLoader = ofMetrics((ctx, projectId, metrics) =>
  freshnessesOf(ctx, projectId, metrics, widgetId => lastPushLoader(ctx).load(widgetId)),
)
