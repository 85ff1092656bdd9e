// What a report may ask of dimensions.
import { badInput } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { dimensionValueIssue } from '../widgets/dimension.ts'
import { propertyIssue } from '../widgets/event-count.ts'
import type { KeyKind } from '../widgets/widget.ts'
import type { ReportSpec, SeriesInput } from './report-plan.ts'
import { MAX_FILTER_VALUES, MAX_FILTERS, MAX_GROUP_DIMENSIONS } from './report-query.ts'

const MAX_NAMES_SHOWN = 20

/** Throws BAD_USER_INPUT that names the argument, where a dimension is not one of any widget that is read. */
export function assertDimensions(
  { where, by, members }: Pick<ReportSpec, 'where' | 'by' | 'members'>,
  keyKind: KeyKind,
  inputs: readonly SeriesInput[],
): void {
  if (where.length === 0 && by.length === 0) return
  if (keyKind === 'CATEGORY') {
    const argument = by.length > 0 ? 'by' : 'where'
    throw badInput(argument, 'The keys of this widget are names, which are its one dimension: it has no others.')
  }
  if (by.length > MAX_GROUP_DIMENSIONS)
    throw badInput('by', `A report has groups by at most ${MAX_GROUP_DIMENSIONS} dimensions.`)
  if (new Set(by).size < by.length) throw badInput('by', 'A dimension is named twice.')
  if (where.length > MAX_FILTERS) throw badInput('where', `A report has at most ${MAX_FILTERS} filters.`)
  const values = where.reduce((count, filter) => count + (filter.in?.length ?? 0) + (filter.notIn?.length ?? 0), 0)
  if (values > MAX_FILTER_VALUES) throw badInput('where', `Filters list at most ${MAX_FILTER_VALUES} values.`)
  assertValues(where)
  const hasEvents = inputs.some(({ metric }) => metric.eventCount !== null)
  // A widget has its dimensions before it has a metric.
  const known = new Set([...members.map(({ widget }) => widget), ...inputs].flatMap(({ dimensions }) => dimensions))
  const assertKnown = (name: string, argument: string) => {
    if (known.has(name)) return
    if (!hasEvents) throw badInput(argument, unknownMessage(name, [...known]))
    // Every property of an event can be asked for.
    const issue = propertyIssue(name)
    if (issue) throw badInput(argument, issue)
  }
  for (const [index, name] of by.entries()) assertKnown(name, `by.${index}`)
  for (const [index, { dimension }] of where.entries()) assertKnown(dimension, `where.${index}.dimension`)
}

/** What no value can be, such as a NUL character, could not be asked for either. */
function assertValues(where: ReportSpec['where']): void {
  for (const [index, { in: listed, notIn, startsWith }] of where.entries())
    for (const [name, values] of Object.entries({ in: listed, notIn, startsWith: [startsWith] }))
      for (const value of values ?? []) {
        const issue = value === null ? null : dimensionValueIssue(value)
        if (issue) throw badInput(`where.${index}.${name}`, `A value of the filter ${issue}`)
      }
}

function unknownMessage(name: string, known: readonly string[]): string {
  if (known.length === 0)
    return `There is no dimension ${quote(name)}: the widget has none. updateWidget(input: { dimensions: [...] }) declares them.`
  const shown = known.slice(0, MAX_NAMES_SHOWN).map(it => quote(it))
  return `There is no dimension ${quote(name)}. The dimensions are ${shown.join(', ')}${known.length > shown.length ? ', …' : ''}.`
}
