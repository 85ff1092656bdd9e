// Finds what every metric of a report is read from: its own points, or the operands of its formula, through up to three formulas.
import type { Id, ProjectId } from '../base/id.ts'
import { FormulaError } from '../core/formula.ts'
import { MAX_FORMULA_DEPTH } from '../core/formula-graph.ts'
import type { RequestContext } from '../request/context.ts'
import { formulaOf, type Operand } from '../widgets/calculation.ts'
import type { Metric } from '../widgets/metric.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import type { MetricExpression } from './metric-expression.ts'
import type { ReportMember, SeriesInput } from './report-plan.ts'

export interface ExpressionsAndInputs {
  readonly expressions: ReadonlyMap<Metric, MetricExpression>
  /** Every pushed metric that is needed, once; shown ones first. */
  readonly inputs: readonly SeriesInput[]
}

/** Definitions come from the catalogue, so that formulas cost no statement of their own once it knows the widgets. */
export async function resolveExpressions(
  ctx: RequestContext,
  projectId: ProjectId,
  keyKind: KeyKind,
  members: readonly ReportMember[],
): Promise<ExpressionsAndInputs> {
  const widgets = new Map(members.map(({ widget }) => [widget.widgetId, widget]))
  const shown = members.flatMap(member => member.metrics)
  let wanted = shown
  for (let depth = 0; depth < MAX_FORMULA_DEPTH && wanted.some(metric => metric.calculation); depth++) {
    const operands = wanted.flatMap(metric => Object.values(metric.calculation?.operands ?? {}))
    const missing = [...new Set(operands.map(operand => operand.widgetId))].filter(id => !widgets.has(id))
    const found = await ctx.services.catalogue.operandWidgets(projectId, missing)
    for (const widget of found) if (widget) widgets.set(widget.widgetId, widget)
    wanted = operands.map(operand => metricOf(widgets, operand)).filter(metric => metric !== undefined)
  }
  const expressions = new Map<Metric, MetricExpression>()
  const inputs = new Map<Metric, SeriesInput>()
  for (const metric of shown) expressions.set(metric, expressionOf(metric, MAX_FORMULA_DEPTH))
  return { expressions, inputs: [...inputs.values()] }

  function expressionOf(metric: Metric, depth: number): MetricExpression {
    if (!metric.calculation) return pushed(metric)
    const broken = (why: string): MetricExpression => ({
      kind: 'BROKEN',
      metric,
      message: `The calculated metric ${JSON.stringify(metric.name)} ${why}`,
    })
    const { calculation } = metric
    const operands = new Map<string, MetricExpression>()
    for (const [name, operand] of Object.entries(calculation.operands)) {
      const label = labelIn(ctx, operand)
      const found = metricOf(widgets, operand)
      if (!found) return broken(`refers to ${label}, which was deleted. Change its formula.`)
      if (depth === 0) return broken(`rests on more than ${MAX_FORMULA_DEPTH} formulas on top of each other.`)
      const kind = widgets.get(operand.widgetId)?.keyKind ?? null
      if (kind !== null && (kind === 'CATEGORY') !== (keyKind === 'CATEGORY')) {
        const words = kind === 'CATEGORY' ? 'names' : 'days or instants'
        return broken(
          `refers to ${label}, whose keys are ${words}: it cannot be lined up with the keys of this report.`,
        )
      }
      operands.set(name, expressionOf(found, depth - 1))
    }
    try {
      return { kind: 'CALCULATED', metric, formula: formulaOf(calculation), operands }
    } catch (error) {
      if (error instanceof FormulaError) return broken(`has a formula that cannot be read: ${error.message}`)
      throw error
    }
  }

  function pushed(metric: Metric): MetricExpression {
    const widget = widgets.get(metric.widgetId)
    if (!inputs.has(metric)) {
      const { dimensions = [], isRolled, sums } = widget ?? {}
      const own = { ...(isRolled && { isRolled }), ...(sums && { sums }) }
      inputs.set(metric, { metric, keyKind: widget?.keyKind ?? keyKind, dimensions, ...own })
    }
    return { kind: 'PUSHED', metric }
  }
}

/** Names of what cannot be seen are not told. */
function labelIn({ services }: RequestContext, { widgetId, label }: Operand): string {
  const { visible } = services.catalogue
  return visible && !visible.has(widgetId) ? 'a metric of another widget' : JSON.stringify(label)
}

function metricOf(widgets: ReadonlyMap<Id, Widget>, operand: Operand): Metric | undefined {
  return widgets.get(operand.widgetId)?.metrics.find(metric => metric.metricId === operand.metricId)
}
