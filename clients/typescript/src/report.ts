export type PeriodPreset =
  | 'ALL_TIME'
  | 'TODAY'
  | 'YESTERDAY'
  | `LAST_${7 | 14 | 28 | 30 | 90}_DAYS`
  | 'LAST_12_MONTHS'
  | `${'LAST' | 'THIS'}_${'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR'}`

export type Granularity = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR'

export type ReportPeriod =
  | { readonly preset: PeriodPreset }
  | { readonly days: { readonly from: string; readonly through: string } }
  | { readonly instants: { readonly from: string; readonly before: string } }
  | { readonly last: { readonly count: number; readonly unit: Granularity } }
  | {
      readonly of: {
        readonly calendar: string
        readonly label?: string
        readonly offset?: number
        readonly year?: number
      }
    }

export type ComparisonPreset = 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR' | 'SAME_WEEKDAYS_LAST_YEAR'

export type ReportComparison =
  | ComparisonPreset
  | { readonly days: { readonly from: string; readonly through: string } }
  | { readonly shift: { readonly count: number; readonly unit: Granularity } }

export interface DimensionFilter {
  readonly dimension: string
  readonly in?: readonly (string | null)[]
  readonly notIn?: readonly (string | null)[]
  readonly isSet?: boolean
  readonly startsWith?: string
}

/** The arguments of `widget { report }`; what is left out is as the gateway has it by default. */
export interface ReportQuery {
  readonly period?: PeriodPreset | ReportPeriod
  /** Default: the period before. */
  readonly compare?: ReportComparison | readonly ReportComparison[]
  /** By their names. */
  readonly metrics?: readonly string[]
  readonly metricIds?: readonly string[]
  readonly granularity?: Granularity
  readonly calendarGranularity?: string
  readonly by?: readonly string[]
  readonly where?: readonly DimensionFilter[]
  readonly top?: number
  readonly orderBy?: {
    readonly by?: 'KEY' | 'NAME' | 'VALUE'
    readonly direction?: 'ASC' | 'DESC'
    readonly metric?: string
  }
  readonly fill?: 'NULL' | 'ZERO' | 'PREVIOUS' | 'BY_AGGREGATION'
  readonly onlyDays?: 'ALL' | 'WORKING'
  readonly timeZone?: string
}

export interface Period {
  readonly from: string
  readonly before: string
  readonly firstDay: string
  readonly lastDay: string
  readonly label: string
  readonly timeZone: string
  readonly partial: boolean
}

export interface NumberFormat {
  readonly style: 'NUMBER' | 'CURRENCY' | 'PERCENT' | 'DURATION' | 'BYTES'
  readonly currency: string | null
  readonly unit: string | null
  readonly minimumFractionDigits: number | null
  readonly maximumFractionDigits: number | null
}

export interface Comparison {
  readonly period: { readonly firstDay: string; readonly lastDay: string; readonly label: string }
  readonly previous: number | null
  readonly difference: number | null
  readonly percentChange: number | null
  readonly direction: 'UP' | 'DOWN' | 'FLAT' | null
  readonly verdict: 'GOOD' | 'BAD' | 'NEUTRAL'
  readonly keys: readonly (string | null)[]
  readonly values: readonly (number | null)[]
}

export interface MetricNumbers {
  readonly metric: { readonly id: string; readonly name: string; readonly format: NumberFormat }
  readonly headline: number | null
  /** Why there is no headline, where that is what the metric is like. */
  readonly headlineReason: string | null
  readonly sum: number | null
  readonly average: number | null
  readonly minimum: number | null
  readonly maximum: number | null
  readonly latest: number | null
  readonly count: number
  /** One for each of the report's `keys`. */
  readonly values: readonly (number | null)[]
  /** With every digit. */
  readonly exact: {
    readonly headline: string | null
    readonly sum: string | null
    readonly values: readonly (string | null)[]
  }
  /** With the first of the compared periods. */
  readonly comparison: Comparison | null
  readonly comparisons: readonly Comparison[]
}

export interface ReportGroup {
  readonly id: string
  readonly isOther: boolean
  readonly values: readonly { readonly dimension: string; readonly value: string | null }[]
  readonly metrics: readonly MetricNumbers[]
}

export interface Report {
  readonly id: string
  readonly widget: { readonly id: string; readonly title: string }
  readonly period: Period
  readonly granularity: Granularity | null
  readonly keys: readonly string[]
  readonly buckets: readonly {
    readonly key: string
    readonly label: string
    readonly from: string | null
    readonly before: string | null
    readonly partial: boolean
    readonly isOther: boolean
  }[]
  readonly metrics: readonly MetricNumbers[]
  /** None without `by`. */
  readonly groups: readonly ReportGroup[]
}

export interface ChartOptions {
  readonly preset?: PeriodPreset
  readonly days?: { readonly from: string; readonly through: string }
  readonly compare?: ComparisonPreset
  readonly format?: 'SVG' | 'PNG' | 'EMBED'
  readonly theme?: 'LIGHT' | 'DARK'
  readonly width?: number
  readonly height?: number
  readonly annotations?: boolean
  readonly by?: readonly string[]
  readonly top?: number
  readonly where?: readonly DimensionFilter[]
  readonly onlyDays?: 'ALL' | 'WORKING'
  readonly validHours?: number
}

const ARGUMENTS: Readonly<Record<keyof ReportQuery, string>> = {
  period: 'PeriodInput',
  compare: '[ComparisonInput!]',
  metrics: '[String!]',
  metricIds: '[ID!]',
  granularity: 'Granularity',
  calendarGranularity: 'String',
  by: '[String!]',
  where: '[DimensionFilter!]',
  top: 'Int',
  orderBy: 'GroupOrder',
  fill: 'Fill',
  onlyDays: 'OnlyDays',
  timeZone: 'TimeZone',
}

const CHART_ARGUMENTS: Readonly<Record<keyof ChartOptions, string>> = {
  preset: 'PeriodPreset',
  days: 'DayRangeInput',
  compare: 'ComparisonPreset',
  format: 'ChartFormat',
  theme: 'ChartTheme',
  width: 'Int',
  height: 'Int',
  annotations: 'Boolean',
  by: '[String!]',
  top: 'Int',
  where: '[DimensionFilter!]',
  onlyDays: 'OnlyDays',
  validHours: 'Int',
}

const COMPARISON = '{period{firstDay lastDay label}previous difference percentChange direction verdict keys values}'
const NUMBERS = `metric{id name format{style currency unit minimumFractionDigits maximumFractionDigits}}headline headlineReason sum average minimum maximum latest count values exact{headline sum values}comparison${COMPARISON} comparisons${COMPARISON}`
const REPORT = `{id widget{id title}period{from before firstDay lastDay label timeZone partial}granularity keys buckets{key label from before partial isOther}metrics{${NUMBERS}}GROUPS}`
const GROUPS = `groups{id isOther values{dimension value}metrics{${NUMBERS}}}`

export interface Operation {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Only arguments that are given are written: nulls mean something else to the gateway, and an older one may not know them all. */
function argumentsOf(types: Readonly<Record<string, string>>, given: object): { declared: string; passed: string } {
  const names = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  return {
    declared: names.map(name => `,$${name}:${types[name]}`).join(''),
    passed: names.map(name => `${name}:$${name}`).join(' '),
  }
}

const inBrackets = (text: string) => (text === '' ? '' : `(${text})`)

export function reportOperation(kind: 'query' | 'subscription', id: string, query: ReportQuery): Operation {
  const { period, compare, ...rest } = query
  const variables = {
    ...rest,
    ...(period !== undefined && { period: typeof period === 'string' ? { preset: period } : period }),
    ...(compare !== undefined && {
      compare: [compare].flat().map(each => (typeof each === 'string' ? { to: each } : each)),
    }),
  }
  const { declared, passed } = argumentsOf(ARGUMENTS, variables)
  const selection = REPORT.replace('GROUPS', query.by === undefined ? '' : GROUPS)
  const body =
    kind === 'query'
      ? `{widget(id:$id){report${inBrackets(passed)}${selection}}}`
      : `{widgetReport(id:$id ${passed})${selection}}`
  return { document: `${kind} ClientReport($id:ID!${declared})${body}`, variables: { ...variables, id } }
}

export function chartOperation(id: string, options: ChartOptions): Operation {
  const { declared, passed } = argumentsOf(CHART_ARGUMENTS, options)
  const document = `query ClientChart($id:ID!${declared}){widget(id:$id){chartUrl${inBrackets(passed)}}}`
  return { document, variables: { ...options, id } }
}

/** A report without groups has an empty list of them, whether they were asked for or not. */
export const toReport = (report: Omit<Report, 'groups'> & Partial<Report>): Report => ({ groups: [], ...report })
