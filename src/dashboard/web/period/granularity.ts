// How long the buckets of a report are, in words and as the address of a page has it.
import type { Granularity } from '../gql/graphql.ts'

export const granularityNames: Readonly<Record<Granularity, string>> = {
  HOUR: 'hour',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  QUARTER: 'quarter',
  YEAR: 'year',
  FISCAL_QUARTER: 'fiscal quarter',
  FISCAL_YEAR: 'fiscal year',
}

export const GRANULARITY = 'granularity'

/** Null: by the length of the period. */
export function granularityOf(params: URLSearchParams): Granularity | null {
  const chosen = params.get(GRANULARITY) ?? ''
  return Object.hasOwn(granularityNames, chosen) ? (chosen as Granularity) : null
}
