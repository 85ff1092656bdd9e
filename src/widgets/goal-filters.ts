// Which parts of a metric goals are set for.
import { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { dimensionValueIssue } from './dimension.ts'
import type { Widget } from './widget.ts'

/** Goals of parts that a metric has at most. */
export const MAX_PART_GOALS = 100
export const MAX_GOAL_FILTERS = 20
/** Values of all filters of a goal together. */
export const MAX_GOAL_VALUES = 100

/** Throws BAD_USER_INPUT that names the filter, where it asks for what the widget cannot have. */
export function assertGoalFilters(where: readonly DimensionFilter[], { dimensions }: Pick<Widget, 'dimensions'>): void {
  const issues = new Issues()
  if (where.length > MAX_GOAL_FILTERS) issues.add('where', `A goal has at most ${MAX_GOAL_FILTERS} filters.`)
  const values = where.flatMap(filter => [...(filter.in ?? []), ...(filter.notIn ?? []), filter.startsWith])
  if (values.length > MAX_GOAL_VALUES + where.length)
    issues.add('where', `The filters of a goal list at most ${MAX_GOAL_VALUES} values.`)
  const known = dimensions.map(name => quote(name)).join(', ') || 'none'
  for (const [index, { dimension, in: listed, notIn, startsWith }] of where.entries()) {
    if (!dimensions.includes(dimension))
      issues.add(`where.${index}.dimension`, `There is no dimension ${quote(dimension)}. The dimensions are ${known}.`)
    for (const value of [...(listed ?? []), ...(notIn ?? []), startsWith]) {
      const issue = value === null ? null : dimensionValueIssue(value)
      if (issue) issues.add(`where.${index}`, `A value of the filter ${issue}`)
    }
  }
  issues.throwIfAny()
}
