// Which filters a token for some rows may have, and how they are shown.
import type { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { asksNothing, type DimensionFilter } from '../core/dimension-filter.ts'
import { writeFilters } from '../request/dimension-parameter.ts'

/** Filters of one token, and the values in them. */
export const MAX_PART_FILTERS = 20
export const MAX_PART_VALUES = 100
/** Code points of a value or a name of a dimension. */
const MAX_PART_VALUE_LENGTH = 255

/** Notes at `where` what is wrong with filters before anybody knows the widgets. */
export function noteFilterIssues(where: readonly DimensionFilter[], issues: Issues): void {
  if (where.length > MAX_PART_FILTERS) issues.add('where', `A token has at most ${MAX_PART_FILTERS} filters.`)
  const values = where.reduce((count, filter) => count + (filter.in?.length ?? 0) + (filter.notIn?.length ?? 0), 0)
  if (values > MAX_PART_VALUES) issues.add('where', `The filters of a token list at most ${MAX_PART_VALUES} values.`)
  for (const [index, filter] of where.entries()) {
    const { dimension, in: listed, notIn, startsWith } = filter
    const texts = [dimension, ...(listed ?? []), ...(notIn ?? []), startsWith].filter(text => text !== null)
    if (asksNothing(filter))
      issues.add(
        `where.${index}`,
        `The filter of ${quote(dimension)} asks for nothing: give in, notIn, startsWith or isSet.`,
      )
    if (listed?.length === 0)
      issues.add(`where.${index}.in`, `The list of ${quote(dimension)} has no value: the token would show nothing.`)
    if (!texts.every(isText))
      issues.add(`where.${index}`, `A value is at most ${MAX_PART_VALUE_LENGTH} characters, without NUL.`)
  }
}

const isText = (text: string) =>
  [...text].length <= MAX_PART_VALUE_LENGTH && !text.includes('\0') && text.isWellFormed()

/** Each filter as an address of a report has it: `where.country=DE,FR`. */
export const partTexts = (where: readonly DimensionFilter[]): string[] =>
  where.flatMap(filter => writeFilters([filter])).map(([name, value]) => `${name}=${value}`)
