// Which widgets a live report has to be told of: those of its metrics, and those that their formulas read.
import type { ProjectId, WidgetId } from '../base/id.ts'
import { MAX_FORMULA_DEPTH } from '../core/formula-graph.ts'
import type { RequestContext } from '../request/context.ts'
import type { Metric, MetricIds } from '../widgets/metric.ts'

/** Definitions come from the catalogue: no statement where it knows them. */
export async function watchedWidgets(
  ctx: RequestContext,
  projectId: ProjectId,
  metrics: readonly Metric[],
): Promise<readonly WidgetId[]> {
  const watched = new Set(metrics.map(metric => metric.widgetId))
  let operands = operandsOf(metrics)
  for (let depth = 0; depth < MAX_FORMULA_DEPTH && operands.length > 0; depth++) {
    for (const { widgetId } of operands) watched.add(widgetId)
    const widgets = await ctx.services.catalogue.operandWidgets(
      projectId,
      operands.map(operand => operand.widgetId),
    )
    const found = operands.map(({ metricId }, index) => widgets[index]?.metrics.find(it => it.metricId === metricId))
    operands = operandsOf(found.filter(metric => metric !== undefined))
  }
  return [...watched]
}

function operandsOf(metrics: readonly Metric[]): readonly MetricIds[] {
  return metrics.flatMap(metric => Object.values(metric.calculation?.operands ?? {}))
}
