import type { Granularity } from './granularity.ts'

const styles: Readonly<Record<Granularity, Intl.DateTimeFormatOptions>> = {
  HOUR: { hour: 'numeric', day: 'numeric', month: 'short' },
  DAY: { day: 'numeric', month: 'short' },
  WEEK: { day: 'numeric', month: 'short' },
  MONTH: { month: 'short', year: 'numeric' },
  QUARTER: { month: 'short', year: 'numeric' },
  YEAR: { year: 'numeric' },
}

/**
 * The keys of a report as people read them: days and hours as the clock of the report shows them, categories (`null`) as they are. With
 * `withYear` days and hours name their year.
 */
export function keyFormatter(
  granularity: Granularity | null,
  locale: string,
  { withYear = false }: { readonly withYear?: boolean } = {},
): (key: string) => string {
  if (granularity === null) return key => key
  const year = withYear ? ({ year: 'numeric' } as const) : {}
  // What a key says is said already in the zone of the report.
  const format = new Intl.DateTimeFormat(locale, { ...styles[granularity], ...year, timeZone: 'UTC' })
  return key => {
    const clock = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?/.exec(key)?.[0]
    return clock ? format.format(new Date(clock.length === 10 ? `${clock}T00:00Z` : `${clock}Z`)) : key
  }
}
