// Ids of reports for the caches of clients: the same for the same question, whenever and however it is asked.
import { createHash } from 'node:crypto'
import type { WidgetId } from '../base/id.ts'
import type { MetricReport } from './metric-report.ts'
import type { GroupValues } from './report-data.ts'
import { isAllTime, type ReportSpec } from './report-plan.ts'
import { argumentsText } from './report-spec.ts'

/** Of the question and not of its answer: the report of the last 7 days has the same id tomorrow. */
export function reportIdOf(spec: ReportSpec, widgetId: WidgetId): string {
  return hashOf(['Report', widgetId, argumentsText(spec), spec.top, selectionOf(spec), ...orderOf(spec)])
}

/** A metric has one id in the report of its widget and by itself, unless the other metrics have a say in its keys. */
export function metricReportIdOf({ spec, metric, group }: Pick<MetricReport, 'spec' | 'metric' | 'group'>): string {
  const { widgetId, metricId } = metric
  const company = isShapedByOthers(spec) ? selectionOf(spec) : null
  const part = group ? [group.values, group.isOther] : []
  return hashOf(['MetricReport', widgetId, metricId, argumentsText(spec), spec.top, company, ...orderOf(spec), ...part])
}

/** Of a group of the report, by its values. */
export function groupIdOf(reportId: string, values: GroupValues, isOther: boolean): string {
  return hashOf(['ReportGroup', reportId, values, isOther])
}

/** Names and groups are ranked by the first metric, all time begins with the first point of any, and widgets of one chart share their keys. */
function isShapedByOthers(spec: ReportSpec): boolean {
  const shown = spec.members.reduce((count, { metrics }) => count + metrics.length, 0)
  const isRanked = spec.keyKind === 'CATEGORY' || spec.by.length > 0
  return spec.members.length > 1 || ((isRanked || isAllTime(spec)) && (spec.selectsAll || shown > 1))
}

function selectionOf({ members, selectsAll }: ReportSpec) {
  return members.map(({ widget, metrics }) => [widget.widgetId, selectsAll || metrics.map(metric => metric.metricId)])
}

/** Only where it is another one than the usual, so that ids stay what they were. */
function orderOf({ order }: ReportSpec): readonly unknown[] {
  return order ? [[order.by, order.direction, order.metric?.metricId ?? null]] : []
}

/** 132 bits. */
function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}
