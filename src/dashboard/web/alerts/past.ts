import type { Granularity, PeriodInput } from '../gql/graphql.ts'

interface Past {
  readonly over: PeriodInput
  readonly words: string
}

const days90: Past = { over: { preset: 'LAST_90_DAYS' }, words: 'the last 90 days' }
const days30: Past = { over: { preset: 'LAST_30_DAYS' }, words: 'the last 30 days' }
const months: Past = { over: { preset: 'LAST_12_MONTHS' }, words: 'the last 12 months' }
const years: Past = { over: { last: { count: 5, unit: 'YEAR' } }, words: 'the last 5 years' }

/** As far back as a chart shows well: 90 days, fewer of hours, and more of long buckets. */
export function pastOf(granularity: Granularity): Past {
  if (granularity === 'HOUR') return days30
  if (granularity === 'DAY' || granularity === 'WEEK') return days90
  return granularity === 'MONTH' ? months : years
}
