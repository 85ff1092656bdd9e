import type { DimensionFilter } from '../core/dimension-filter.ts'

/** Filters in one spelling, whatever their order: those that list the same conditions have the same text. No filter is `[]`. */
export function filtersText(filters: readonly DimensionFilter[]): string {
  return `[${[...conditionTexts(filters)].sort().join(',')}]`
}

/** Whether what passes the filters has all conditions of a part: then it lies in it. */
export function isWithinPart(filters: readonly DimensionFilter[], part: readonly DimensionFilter[]): boolean {
  return conditionTexts(part).isSubsetOf(conditionTexts(filters))
}

const conditionTexts = (filters: readonly DimensionFilter[]): ReadonlySet<string> =>
  new Set(filters.flatMap(conditionsOf).map(condition => JSON.stringify(condition)))

function conditionsOf({ dimension, in: listed, notIn, startsWith, isSet }: DimensionFilter): unknown[][] {
  const conditions: unknown[][] = []
  if (listed) conditions.push([dimension, 'in', inOrder(listed)])
  if (notIn && notIn.length > 0) conditions.push([dimension, 'notIn', inOrder(notIn)])
  if (startsWith !== null) conditions.push([dimension, 'startsWith', startsWith])
  // Two spellings of the same: rows without a value.
  if (isSet !== null) conditions.push(isSet ? [dimension, 'isSet'] : [dimension, 'in', [null]])
  return conditions
}

const inOrder = (values: readonly (string | null)[]) =>
  [...new Set(values)].sort((a, b) => (a === b ? 0 : a === null || (b !== null && a > b) ? 1 : -1))
