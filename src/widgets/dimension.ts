// Dimensions: the named text columns of a widget besides its key, and what is asked of their values.
import { quote } from '../base/quote.ts'
import { nameIssue } from './name.ts'

export const MAX_DIMENSIONS = 8
/** Code points. */
export const MAX_DIMENSION_NAME_LENGTH = 100
export const MAX_DIMENSION_VALUE_LENGTH = 255
/** Series of a widget, unless the operator sets another number. */
export const DEFAULT_MAX_SERIES = 10_000

/** The values of a series, one per dimension; null: without one. What is missing at the end was not declared yet. */
export type SeriesValues = readonly (string | null)[]

/** A value as it is stored: in NFC, without blanks at its ends; null: an empty text is no value. */
export function toDimensionValue(text: string): string | null {
  const value = text.normalize('NFC').trim()
  return value === '' ? null : value
}

/** What is wrong with a value, as the rest of a sentence; null if nothing. */
export const dimensionValueIssue = (value: string): string | null => nameIssue(value, MAX_DIMENSION_VALUE_LENGTH)

/** What is wrong with the name of a dimension, as a sentence; null if nothing. */
export function dimensionNameIssue(name: string): string | null {
  if (name.trim() === '') return 'The name of a dimension cannot be blank.'
  const issue = nameIssue(name, MAX_DIMENSION_NAME_LENGTH)
  return issue && `The name of the dimension ${quote(name)} ${issue}`
}

/** Which rows are meant, by the value of one dimension. All that is given holds. */
export interface DimensionFilter {
  readonly dimension: string
  /** One of these; null among them: without a value. Empty: none. */
  readonly in: readonly (string | null)[] | null
  /** None of these; rows without a value stay, unless null is among them. */
  readonly notIn: readonly (string | null)[] | null
  readonly startsWith: string | null
  /** Whether there is a value. */
  readonly isSet: boolean | null
}

/** Whether a value is what one filter asks for. */
export function passesFilter(value: string | null, filter: DimensionFilter): boolean {
  if (filter.in && !filter.in.includes(value)) return false
  if (filter.notIn?.includes(value)) return false
  if (filter.startsWith !== null && (value === null || !value.startsWith(filter.startsWith))) return false
  return filter.isSet === null || (value !== null) === filter.isSet
}
