// What a chart is drawn from. A report of the GraphQL API with these fields selected fits as it comes.
import type { Granularity } from '../../core/granularity.ts'
import { type NumberFormat, plainFormat } from '../../core/number-format.ts'
import type { ChartType } from '../../widgets/chart-type.ts'

export interface ChartReport {
  /** One per bucket or category, aligned with every `values`. */
  readonly keys: readonly string[]
  /** `null` for categories. */
  readonly granularity: ChartGranularity | null
  /** Of what the report is, such as `Last 30 days`; pushed names have none. */
  readonly period?: { readonly label: string }
  readonly metrics: readonly ChartMetricReport[]
  /** Indexes of the keys whose value is not that of a whole bucket, since it has not ended or the period cuts it. Default: all are whole. */
  readonly partialIndexes?: readonly number[]
  /** By dimensions: drawn instead of the metrics, where there are any. */
  readonly groups?: readonly ChartGroup[]
}

export interface ChartGroup {
  readonly values: readonly { readonly value: string | null }[]
  readonly isOther: boolean
  /** The first of them is drawn. */
  readonly metrics: readonly ChartMetricReport[]
}

export type ChartGranularity = Granularity

export interface ChartMetricReport {
  readonly metric: ChartMetric
  readonly headline: number | null
  readonly values: readonly (number | null)[]
  /** The overlay; `null` or absent: none. */
  readonly comparison?: ChartComparison | null
}

interface ChartComparison {
  /** `firstDay` tells the day of each value, where these are of days. */
  readonly period: { readonly label: string; readonly firstDay?: string | null }
  readonly values: readonly (number | null)[]
}

export interface ChartMetric {
  readonly name: string
  readonly format: NumberFormat
  /** How its points become one number; `SUM` where it is not told. */
  readonly aggregation?: string | null
  /** `#rrggbb`; `null`: the next one of the palette. */
  readonly color: string | null
  /** `null`: as the widget is. */
  readonly chartType: ChartType | null
  readonly reverseGraph: boolean
  /** Metrics with an equal index share an axis; `null` is the first axis. */
  readonly yAxis: number | null
  readonly yAxisMin: number | null
  readonly yAxisMax: number | null
  readonly yAxisShow: boolean
  readonly labelShow: boolean
}

/** How a metric is drawn of which nothing was set. */
export const plainMetric: Omit<ChartMetric, 'name'> = {
  format: plainFormat,
  color: null,
  chartType: null,
  reverseGraph: false,
  yAxis: null,
  yAxisMin: null,
  yAxisMax: null,
  yAxisShow: true,
  labelShow: false,
}

/** How a chart looks and speaks: the caller's colours, language and size. */
export interface ChartStyle {
  readonly text: string
  readonly muted: string
  readonly line: string
  /** Of thresholds. */
  readonly alert: string
  readonly background: string
  readonly palette: readonly string[]
  readonly font: string
  /** Cards have little room: no axis names, fewer labels. */
  readonly compact: boolean
  /** As narrow as a phone: tooltips have to be short. Default: it is not. */
  readonly narrow?: boolean
  readonly animate: boolean
  /** The size in pixels of a picture, which nobody can scroll or point at, and what is left of it for the chart; null on a page. */
  readonly picture: { readonly width: number; readonly height: number } | null
  /** The language of numbers and days. */
  readonly locale: string
}

export interface ChartChoice extends ChartMarks {
  readonly type: ChartType
  /** Whether compared values are drawn over the others. */
  readonly compare: boolean
}

/** A value that does not change, such as the threshold of an alert. */
export interface ChartLine {
  readonly value: number
  /** What it is; its value is written behind it. */
  readonly label: string
  /** The name of the metric on whose axis it lies. Default: the first axis. */
  readonly metric?: string
}

/** Where values are expected: between two bounds of each key, or two of all. Where one is `null` there is no band. */
export interface ChartBand {
  readonly label: string
  readonly low: Bound
  readonly high: Bound
  readonly metric?: string
}

type Bound = number | null | readonly (number | null)[]

/** What happened in a bucket, or in several: indexes of keys, both included. */
export interface ChartNote {
  readonly first: number
  readonly last: number
  readonly label: string
}

/** What is marked in a chart on axes beside its values. */
export interface ChartMarks {
  readonly lines?: readonly ChartLine[]
  readonly band?: ChartBand | null
  readonly notes?: readonly ChartNote[]
}
