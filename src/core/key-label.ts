import type { Granularity } from './granularity.ts'
import { utcDates } from './intl-formats.ts'

const styles: Readonly<Record<Exclude<Granularity, 'QUARTER'>, Intl.DateTimeFormatOptions>> = {
  HOUR: { hour: 'numeric', minute: '2-digit', day: 'numeric', month: 'short' },
  DAY: { day: 'numeric', month: 'short' },
  WEEK: { day: 'numeric', month: 'short' },
  MONTH: { month: 'short', year: 'numeric' },
  YEAR: { year: 'numeric' },
  // Their first day: what they are called depends on the project, which tells it in the labels of buckets.
  FISCAL_QUARTER: { day: 'numeric', month: 'short', year: 'numeric' },
  FISCAL_YEAR: { day: 'numeric', month: 'short', year: 'numeric' },
}

const clockStyle: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' }

interface KeyParts {
  /** Days and hours name their year. */
  readonly withYear?: boolean
  /** Hours name their day. */
  readonly withDay?: boolean
}

/** The keys of a report as people read them: days and hours as the clock of the report shows them, categories (`null`) as they are. */
export function keyFormatter(
  granularity: Granularity | null,
  locale: string,
  { withYear = false, withDay = true }: KeyParts = {},
): (key: string) => string {
  if (granularity === null) return key => key
  if (granularity === 'QUARTER') return quarterLabel
  const year = withYear ? ({ year: 'numeric' } as const) : {}
  const style = granularity === 'HOUR' && !withDay ? clockStyle : { ...styles[granularity], ...year }
  // What a key says is said already in the zone of the report.
  const format = utcDates(locale, style)
  return key => {
    const clock = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?/.exec(key)?.[0]
    return clock ? format.format(new Date(clock.length === 10 ? `${clock}T00:00Z` : `${clock}Z`)) : key
  }
}

/** No language of a browser writes quarters. */
function quarterLabel(key: string): string {
  const match = /^(\d{4})-(\d\d)/.exec(key)
  return match ? `Q${Math.ceil(Number(match[2]) / 3)} ${match[1]}` : key
}

/** What the keys of one axis have to say: the year where they are of several years, the day where they are of several days. */
export function partsOf(keys: readonly string[]): Required<KeyParts> {
  const [first = '', last = ''] = [keys[0], keys.at(-1)]
  return { withYear: first.slice(0, 4) !== last.slice(0, 4), withDay: first.slice(0, 10) !== last.slice(0, 10) }
}
