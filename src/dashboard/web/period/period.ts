// The period and comparison of a page, as they stand in its address.
import type { ComparisonInput, ComparisonPreset, OnlyDays, PeriodInput, PeriodPreset } from '../gql/graphql.ts'

export const periodNames: Readonly<Record<PeriodPreset, string>> = {
  TODAY: 'Today',
  YESTERDAY: 'Yesterday',
  LAST_7_DAYS: 'Last 7 days',
  LAST_14_DAYS: 'Last 14 days',
  LAST_28_DAYS: 'Last 28 days',
  LAST_30_DAYS: 'Last 30 days',
  LAST_90_DAYS: 'Last 90 days',
  LAST_12_MONTHS: 'Last 12 months',
  THIS_WEEK: 'This week',
  LAST_WEEK: 'Last week',
  THIS_MONTH: 'This month',
  LAST_MONTH: 'Last month',
  THIS_QUARTER: 'This quarter',
  LAST_QUARTER: 'Last quarter',
  THIS_YEAR: 'This year',
  LAST_YEAR: 'Last year',
  THIS_FISCAL_QUARTER: 'This fiscal quarter',
  LAST_FISCAL_QUARTER: 'Last fiscal quarter',
  THIS_FISCAL_YEAR: 'This fiscal year',
  LAST_FISCAL_YEAR: 'Last fiscal year',
  ALL_TIME: 'All time',
}

export const comparisonNames: Readonly<Record<ComparisonPreset, string>> = {
  PREVIOUS_PERIOD: 'Previous period',
  SAME_PERIOD_LAST_YEAR: 'Same period last year',
  SAME_WEEKDAYS_LAST_YEAR: 'Same weekdays last year',
}

/** Of a named calendar: `period=THIS_PERIOD:Retail`. */
export const calendarPlaces = {
  THIS_PERIOD: { label: 'this period', offset: 0 },
  LAST_PERIOD: { label: 'last period', offset: -1 },
  THIS_CALENDAR_YEAR: { label: 'this year', yearOffset: 0 },
  LAST_CALENDAR_YEAR: { label: 'last year', yearOffset: -1 },
} as const

const DAY = /^\d{4}-\d\d-\d\d$/

/** `period=LAST_7_DAYS`, `period=LAST_PERIOD:Retail`, or `from=2026-11-01&through=2026-11-20`; null: each widget's own. */
export function periodOf(params: URLSearchParams): PeriodInput | null {
  const [from, through] = [params.get('from') ?? '', params.get('through') ?? '']
  if (DAY.test(from) && DAY.test(through) && from <= through) return { days: { from, through } }
  const preset = params.get('period') ?? ''
  const named = namedPeriodOf(preset)
  if (named) return named
  return Object.hasOwn(periodNames, preset) ? { preset: preset as PeriodPreset } : null
}

function namedPeriodOf(text: string): PeriodInput | null {
  const [, place = '', calendar = ''] = /^([A-Z_]+):(.+)$/s.exec(text) ?? []
  if (!Object.hasOwn(calendarPlaces, place)) return null
  const { label: _label, ...which } = calendarPlaces[place as keyof typeof calendarPlaces]
  return { of: { calendar, ...which } }
}

/** Without a choice the period before, for the changes; drawn over the chart only where it was chosen. */
export function comparisonOf(params: URLSearchParams): { compare: ComparisonInput[]; overlay: boolean } {
  const chosen = params.get('compare') ?? ''
  if (Object.hasOwn(comparisonNames, chosen)) return { compare: [{ to: chosen as ComparisonPreset }], overlay: true }
  return { compare: [{ to: 'PREVIOUS_PERIOD' }], overlay: false }
}

export const ONLY_DAYS = 'only_days'

/** Null: all days. */
export function onlyDaysOf(params: URLSearchParams): OnlyDays | null {
  return params.get(ONLY_DAYS) === 'WORKING' ? 'WORKING' : null
}

export const AVERAGE = 'average'
export const averageWindows = [7, 28] as const

/** Of how many buckets a line of averages is; null: there is none. */
export function averageOf(params: URLSearchParams): number | null {
  return averageWindows.find(count => String(count) === params.get(AVERAGE)) ?? null
}

interface PeriodReport {
  readonly granularity: unknown
  readonly period: { readonly label: string }
  readonly metrics: readonly { readonly comparison?: unknown }[]
}

/** `null` for categories that were pushed: they have no period. Those that are counted from events have one. */
export function periodLabel({ granularity, period, metrics }: PeriodReport): string | null {
  return granularity !== null || metrics.some(metric => metric.comparison) ? period.label : null
}
