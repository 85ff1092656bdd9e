// What the page of a widget asks for, as its address has it, and what its widget can be asked.
import { type DimensionQuestion, questionOf, variablesOf } from '../dimensions/question.ts'
import type { ChartType, WidgetSettingsFragment } from '../gql/graphql.ts'
import { granularityOf } from '../period/granularity.ts'
import { averageOf, comparisonOf, onlyDaysOf, periodOf } from '../period/period.ts'

export const hasDays = ({ keyKind }: WidgetSettingsFragment) => keyKind !== 'CATEGORY'

const countsEvents = ({ metrics }: WidgetSettingsFragment) => metrics.some(metric => metric.eventCount)

export const hasPeriod = (widget: WidgetSettingsFragment) => hasDays(widget) || countsEvents(widget)

export const hasHours = (widget: WidgetSettingsFragment) => widget.keyKind === 'TIME' || countsEvents(widget)

const averagedTypes: ReadonlySet<ChartType> = new Set(['LINE', 'SPLINE', 'AREA', 'AREA_SPLINE', 'COLUMN'])

/** Over groups there are lines enough; on a stack a line would stand at another height than what it is the mean of. */
export const hasAverages = (widget: WidgetSettingsFragment, { by }: DimensionQuestion) =>
  hasDays(widget) && by.length === 0 && averagedTypes.has(widget.chartType)

/** `shared`: what explanations are asked with, too. */
export function widgetQuestionOf(widget: WidgetSettingsFragment, params: URLSearchParams) {
  const { compare, overlay } = comparisonOf(params)
  const question = questionOf(params)
  const onlyDays = hasDays(widget) ? onlyDaysOf(params) : null
  const average = hasAverages(widget, question) ? averageOf(params) : null
  const shared = { id: widget.id, period: periodOf(params), compare, onlyDays, ...variablesOf(question) }
  const variables = {
    ...shared,
    granularity: hasPeriod(widget) ? granularityOf(params) : null,
    ofWorkingDays: onlyDays === 'WORKING',
    ...(average !== null && { withAverages: true, window: average }),
  }
  return { question, overlay, onlyDays, average, shared, variables }
}
