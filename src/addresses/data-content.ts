// What the rows of a data address are, as it is kept.
import { badInput } from '../base/errors.ts'
import type { Id, WidgetId } from '../base/id.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { DayRange, PeriodInput } from '../core/period.ts'
import type { PeriodPreset } from '../core/preset.ts'
import type { ReportQuery } from '../reports/report-query.ts'

export const dataKinds = ['REPORT', 'POINTS', 'QUERY', 'ANNOTATIONS'] as const
export type DataKind = (typeof dataKinds)[number]

/** A report that is asked for, but for its widget: addresses compare nothing. */
export type ReportDraft = Omit<ReportQuery, 'widgets' | 'compare' | 'profile'>

/** The numbers of a widget over a period. */
export interface ReportContent {
  readonly kind: 'REPORT'
  readonly widgetId: WidgetId
  readonly report: ReportDraft
  /** A row for each group with the numbers of the period, instead of a row for each bucket. */
  readonly totals: boolean
}

/** What was pushed into a widget, row by row. */
interface PointsContent {
  readonly kind: 'POINTS'
  readonly widgetId: WidgetId
  readonly where: readonly DimensionFilter[]
}

/** The rows of a saved query, in its newest version. */
export interface QueryContent {
  readonly kind: 'QUERY'
  readonly queryId: Id
  readonly variables: Readonly<Record<string, unknown>>
}

export interface AnnotationsContent {
  readonly kind: 'ANNOTATIONS'
  /** `null`: those on the project and on all of its widgets. */
  readonly widgetId: WidgetId | null
  /** `null`: of all times. */
  readonly period: PeriodInput | null
}

export type DataContent = ReportContent | PointsContent | QueryContent | AnnotationsContent

/** What is kept beside the ids and the kind. */
export type ContentOptions =
  | Pick<ReportContent, 'report' | 'totals'>
  | Pick<PointsContent, 'where'>
  | Pick<QueryContent, 'variables'>
  | Pick<AnnotationsContent, 'period'>

export function optionsOf(content: DataContent): ContentOptions {
  switch (content.kind) {
    case 'REPORT':
      return { report: content.report, totals: content.totals }
    case 'POINTS':
      return { where: content.where }
    case 'QUERY':
      return { variables: content.variables }
    default:
      return { period: content.period }
  }
}

/** Of what is kept in a row. */
export function toContent(row: {
  readonly kind: DataKind
  readonly widgetId: WidgetId | null
  readonly queryId: Id | null
  readonly options: ContentOptions
}): DataContent {
  const ids = row.kind === 'QUERY' ? { queryId: row.queryId } : { widgetId: row.widgetId }
  return { kind: row.kind, ...ids, ...row.options } as DataContent
}

/** What of a report is kept: its widget has a column of its own. */
export function toReportDraft(query: Omit<ReportQuery, 'widgets'>): ReportDraft {
  const { period, granularity, calendarGranularity, fill, timeZone, metrics, top, orderBy, where, by, onlyDays } = query
  return { period, granularity, calendarGranularity, fill, timeZone, metrics, top, orderBy, where, by, onlyDays }
}

/** Throws BAD_USER_INPUT that names `content.annotations.days`. */
export function toAnnotationPeriod({
  preset,
  days,
}: {
  readonly preset?: PeriodPreset | null | undefined
  readonly days?: DayRange | null | undefined
}): PeriodInput | null {
  if (preset && days) throw badInput('content.annotations.days', 'Give preset or days.')
  if (days) return { days }
  return preset ? { preset } : null
}
