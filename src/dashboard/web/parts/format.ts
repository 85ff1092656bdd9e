// Numbers, days and instants in the browser's language.
import type { ChartGranularity } from '../../../pictures/chart/chart-report.ts'

const language = undefined
const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat(language, {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
})
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
const instant = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })

export function formatNumber(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : plain.format(value)
}

/** `1.2M`: for axes and big headlines. */
export function formatShort(value: number): string {
  return Math.abs(value) < 10_000 ? plain.format(value) : short.format(value)
}

export function withUnit(text: string, unit: string | null | undefined): string {
  return unit ? `${text}\u202f${unit}` : text
}

/** `+12.5 %` from 12.5. */
export function formatPercent(value: number): string {
  return percent.format(value / 100)
}

export function formatInstant(value: string | null | undefined): string {
  return value ? instant.format(new Date(value)) : '–'
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** `3 minutes ago`. */
export function formatAgo(value: string, now: number): string {
  const seconds = Math.round((new Date(value).getTime() - now) / 1_000)
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit)
  }
  return relative.format(Math.min(0, seconds), 'second')
}

const keyStyles: Record<ChartGranularity, Intl.DateTimeFormatOptions> = {
  HOUR: { hour: 'numeric', day: 'numeric', month: 'short' },
  DAY: { day: 'numeric', month: 'short' },
  WEEK: { day: 'numeric', month: 'short' },
  MONTH: { month: 'short', year: 'numeric' },
  QUARTER: { month: 'short', year: 'numeric' },
  YEAR: { year: 'numeric' },
}

/** The keys of a report: days and hours as the clock of the report shows them, whatever the zone of the browser is. */
export function keyFormatter(granularity: ChartGranularity | null, long = false): (key: string) => string {
  if (granularity === null) return key => key
  const style: Intl.DateTimeFormatOptions = {
    ...keyStyles[granularity],
    ...(long && granularity !== 'YEAR' && { year: 'numeric' }),
    timeZone: 'UTC',
  }
  const format = new Intl.DateTimeFormat(language, style)
  return key => {
    const clock = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?/.exec(key)?.[0]
    return clock ? format.format(new Date(clock.length === 10 ? `${clock}T00:00Z` : `${clock}Z`)) : key
  }
}
