// Dimensions: the named text columns of a widget besides its key, and what is asked of their values.
import { type AppError, badInput } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { toDimensionName } from '../core/dimension-filter.ts'
import { nameIssue } from './name.ts'
import type { KeyKind, Widget } from './widget.ts'

export const MAX_DIMENSIONS = 8
/** Code points. */
export const MAX_DIMENSION_NAME_LENGTH = 100
export const MAX_DIMENSION_VALUE_LENGTH = 255

/** Values have no ids: each is its own place in their list. */
export const NO_ID = '0' as Id

/** The values of a series, one per dimension; null: without one. What is missing at the end was not declared yet. */
export type SeriesValues = readonly (string | null)[]

/** What is wrong with a value, as the rest of a sentence; null if nothing. */
export const dimensionValueIssue = (value: string): string | null => nameIssue(value, MAX_DIMENSION_VALUE_LENGTH)

/** What is wrong with the name of a dimension, as a sentence; null if nothing. */
function dimensionNameIssue(name: string): string | null {
  if (name.trim() === '') return 'The name of a dimension cannot be blank.'
  const issue = nameIssue(name, MAX_DIMENSION_NAME_LENGTH)
  return issue && `The name of the dimension ${quote(name)} ${issue}`
}

/** Names as they are stored, in their order. Throws BAD_USER_INPUT that names every wrong one: `dimensions.1`. */
export function toDimensionNames(input: readonly string[]): string[] {
  const issues = new Issues()
  if (input.length > MAX_DIMENSIONS) issues.add('dimensions', `A widget has at most ${MAX_DIMENSIONS} dimensions.`)
  const names = input.map(toDimensionName)
  for (const [index, name] of names.entries()) {
    const issue = dimensionNameIssue(name)
    if (issue) issues.add(`dimensions.${index}`, issue)
    else if (names.indexOf(name) < index)
      issues.add(`dimensions.${index}`, `The dimension ${quote(name)} is given twice.`)
  }
  issues.throwIfAny()
  return names
}

/**
 * Why keys of this kind and these dimensions do not go together, as a sentence; null: they do. Whatever makes the keys of a widget names,
 * a first push too, asks here.
 */
export function dimensionsIssue(keyKind: KeyKind | null, dimensions: readonly string[]): string | null {
  if (keyKind !== 'CATEGORY' || dimensions.length === 0) return null
  return `The names of a CATEGORY widget are its one dimension: it cannot have others (${dimensions.map(name => quote(name)).join(', ')}). Its keys would have to be days or instants.`
}

/** Of a metric that would have the name of a dimension: a column is one or the other. */
export const dimensionTaken = (name: string): string =>
  `The widget has a dimension ${quote(name)}: a metric cannot have the same name.`

/** Throws BAD_USER_INPUT for `name` where a new metric would have the name of a dimension. */
export function assertNoDimension({ dimensions }: Pick<Widget, 'dimensions'>, name: string): void {
  if (dimensions.includes(name)) throw badInput('name', dimensionTaken(name))
}

/** What a widget has when a list of its dimensions is declared. */
export interface DeclaredIn {
  readonly dimensions: readonly string[]
  readonly keyKind: KeyKind | null
  readonly keyColumn: string | null
  readonly metricNames: ReadonlySet<string>
  /** Rows were pushed with dimensions: those that are declared stay, in their order. */
  readonly hasSeries: boolean
}

/** The dimensions that a widget has after this list was declared. Throws BAD_USER_INPUT that names `dimensions`. */
export function declaredDimensions(names: readonly string[], widget: DeclaredIn): readonly string[] {
  const refuse = (message: string): AppError => badInput('dimensions', message)
  const issue = dimensionsIssue(widget.keyKind, names)
  if (issue) throw refuse(issue)
  const metric = names.find(name => widget.metricNames.has(name))
  if (metric !== undefined)
    throw refuse(`The widget has a metric ${quote(metric)}: a dimension cannot have the same name.`)
  const keyColumn = widget.keyColumn?.toLowerCase()
  const key = names.find(name => name.toLowerCase() === keyColumn)
  if (key !== undefined) throw refuse(`${quote(key)} is the key column of the widget.`)
  if (!widget.hasSeries) return names
  const missing = widget.dimensions.filter(name => !names.includes(name))
  if (missing.length > 0) {
    const shown = missing.map(name => quote(name)).join(', ')
    throw refuse(`Rows have values of ${shown}: a dimension stays once rows were pushed with it. Give the whole list.`)
  }
  return [...widget.dimensions, ...names.filter(name => !widget.dimensions.includes(name))]
}
