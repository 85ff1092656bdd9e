// Tells of metrics when data came last, and whether new data is late.
import type { ProjectId, WidgetId } from '../base/id.ts'
import { MAX_FORMULA_DEPTH } from '../core/formula-graph.ts'
import type { RequestContext } from '../request/context.ts'
import { cadenceCalendarOf } from '../widgets/lateness.service.ts'
import type { Metric } from '../widgets/metric.ts'
import { type Freshness, freshnessOf, joinFreshness } from './freshness.ts'
import { selectLastEvents } from './lineage.store.ts'

/** Of each metric in its order: one statement for all widgets that are pushed to, and one for all events. */
export async function freshnessesOf(
  ctx: RequestContext,
  projectId: ProjectId,
  metrics: readonly Metric[],
  lastPushOf: (widgetId: WidgetId) => Promise<Date | null>,
): Promise<readonly Freshness[]> {
  const operands = await readOperands(ctx, projectId, metrics)
  const all = [...metrics, ...operands.values()].filter(metric => !metric.calculation)
  const counted = all.flatMap(({ eventCount }) => eventCount?.event ?? [])
  const pushed = [...new Set(all.filter(({ eventCount }) => !eventCount).map(({ widgetId }) => widgetId))]
  const [calendar, events, pushes] = await Promise.all([
    cadenceCalendarOf(ctx, projectId),
    selectLastEvents(ctx.db, projectId, [...new Set(counted)]),
    Promise.all(pushed.map(async id => [id, await lastPushOf(id)] as const)),
  ])
  const pushedAt = new Map(pushes)
  const at = { ...calendar, now: ctx.now }
  const of = (metric: Metric, depth: number): Freshness => {
    if (!metric.calculation) {
      const last = metric.eventCount ? events.get(metric.eventCount.event) : pushedAt.get(metric.widgetId)
      return freshnessOf(last?.getTime() ?? null, metric, at)
    }
    const found = Object.values(metric.calculation.operands).map(({ metricId }) => operands.get(metricId))
    if (depth === 0) return joinFreshness([])
    return joinFreshness(found.flatMap(operand => (operand ? of(operand, depth - 1) : [])))
  }
  return metrics.map(metric => of(metric, MAX_FORMULA_DEPTH))
}

/** What formulas are made of, through all of them, by its id. Definitions come from the catalogue. */
async function readOperands(
  ctx: RequestContext,
  projectId: ProjectId,
  metrics: readonly Metric[],
): Promise<Map<string, Metric>> {
  const found = new Map<string, Metric>()
  let wanted = metrics.flatMap(({ calculation }) => Object.values(calculation?.operands ?? {}))
  for (let depth = 0; depth < MAX_FORMULA_DEPTH && wanted.length > 0; depth++) {
    const ids = wanted.map(({ widgetId }) => widgetId)
    const widgets = await ctx.services.catalogue.operandWidgets(projectId, ids)
    const own = wanted.flatMap(({ metricId }, at) => widgets[at]?.metrics.find(it => it.metricId === metricId) ?? [])
    for (const metric of own) found.set(metric.metricId, metric)
    wanted = own.flatMap(({ calculation }) => Object.values(calculation?.operands ?? {}))
  }
  return found
}
