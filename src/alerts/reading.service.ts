// Reads what rules are judged by: reports, many together, and equal ones once.
import { AppError } from '../base/errors.ts'
import type { DayRange } from '../core/period.ts'
import { issueOf } from '../reports/metric-expression.ts'
import type { MetricReport } from '../reports/metric-report.ts'
import { answerReports } from '../reports/report.service.ts'
import type { Report } from '../reports/report.ts'
import { bucketsOfReport } from '../reports/report-bucket.ts'
import type { GroupValues } from '../reports/report-data.ts'
import type { ReportQuery } from '../reports/report-query.ts'
import type { RequestContext } from '../request/context.ts'
import type { Widget } from '../widgets/widget.ts'
import { type Alert, alertLimits } from './alert.ts'
import type { AlertBucket } from './bucket-clock.ts'
import type { AlertSeries } from './evaluate.ts'
import { paceOfBuckets } from './goal-pace.ts'
import { readKey } from './window.ts'

/** Reports of one call of the reader: its statements stay short enough to be planned fast. */
const REPORTS_AT_ONCE = 200

export interface ReadRequest {
  readonly alert: Pick<Alert, 'widgetId' | 'metricId' | 'timeZone' | 'rule'>
  readonly widget: Widget
  /** One after the other, without a gap; more than one where a goal begins anew in between. */
  readonly days: readonly DayRange[]
}

export interface AlertGroup {
  /** Empty where the rule has no dimensions. */
  readonly values: GroupValues
  readonly series: AlertSeries
}

export interface AlertReading {
  readonly buckets: readonly AlertBucket[]
  readonly groups: readonly AlertGroup[]
  /** There are more groups than are judged. */
  readonly hasMore: boolean
}

/** The readings of each request, in their order, or why there is none. */
export async function readAlerts(
  ctx: RequestContext,
  requests: readonly ReadRequest[],
): Promise<readonly (AlertReading | Error)[]> {
  const queries = new Map<string, ReportQuery>()
  const keys = requests.map(({ alert, widget, days }) =>
    days.map(range => {
      const key = readKey(alert, range)
      if (!queries.has(key)) queries.set(key, toQuery(alert, widget, range))
      return key
    }),
  )
  const answers = await answerAll(ctx, queries)
  const readings = new Map<string, AlertReading | Error>()
  return requests.map(({ alert }, index) => {
    const own = keys[index] ?? []
    const isPaced = alert.rule.condition.kind === 'GOAL_PACE'
    const key = `${isPaced} ${own.join()}`
    const reading =
      readings.get(key) ??
      joinReports(
        own.map(it => answers.get(it)),
        isPaced,
      )
    readings.set(key, reading)
    return reading
  })
}

async function answerAll(
  ctx: RequestContext,
  queries: ReadonlyMap<string, ReportQuery>,
): Promise<Map<string, Report | Error>> {
  const answers = new Map<string, Report | Error>()
  const entries = [...queries]
  for (let at = 0; at < entries.length; at += REPORTS_AT_ONCE) {
    const some = entries.slice(at, at + REPORTS_AT_ONCE)
    const reports = await answerReports(
      ctx,
      some.map(([, query]) => query),
    )
    for (const [index, [key]] of some.entries()) {
      const answer = reports[index]
      answers.set(key, answer instanceof Error ? answer : (answer?.[0] as Report))
    }
  }
  return answers
}

function toQuery({ rule, metricId, timeZone }: ReadRequest['alert'], widget: Widget, days: DayRange): ReportQuery {
  return {
    widgets: [widget],
    period: { days },
    compare: [],
    granularity: rule.granularity,
    calendarGranularity: null,
    fill: 'NULL',
    timeZone,
    metrics: { names: [], ids: [{ widgetId: widget.widgetId, metricId }] },
    top: rule.by.length > 0 ? alertLimits.groups : null,
    where: rule.where,
    by: rule.by,
    orderBy: null,
    profile: null,
    onlyDays: 'ALL',
  }
}

/** Reports of stretches that follow each other, as one. */
function joinReports(reports: readonly (Report | Error | undefined)[], isPaced: boolean): AlertReading | Error {
  const buckets: AlertBucket[] = []
  const groups = new Map<string, { values: GroupValues; series: AlertSeries[] }>()
  let hasMore = false
  for (const report of reports) {
    if (report instanceof Error) return report
    const [metric] = report?.metrics ?? []
    if (!report || !metric) return new AppError('NOT_FOUND', 'The metric of the alert was deleted.')
    const issue = issueOf(metric.expression)
    if (issue !== null) return new AppError('CONFLICT', issue)
    const own = bucketsOfReport(report).map(({ key, from, before }) => ({ key, from: from ?? 0, before: before ?? 0 }))
    const parts = report.spec.by.length === 0 ? [{ values: [], metric }] : groupsOf(report)
    hasMore ||= report.groups.some(group => group.isOther)
    for (const { values, metric: part } of parts) {
      const key = JSON.stringify(values)
      const known = groups.get(key) ?? { values, series: [emptySeries(buckets.length)] }
      known.series.push(seriesOf(part, own, isPaced))
      groups.set(key, known)
    }
    buckets.push(...own)
    for (const group of groups.values()) {
      const length = group.series.reduce((sum, { values }) => sum + values.length, 0)
      if (length < buckets.length) group.series.push(emptySeries(buckets.length - length))
    }
  }
  const joined = [...groups.values()].map(({ values, series }) => ({ values, series: joinSeries(series) }))
  return { buckets, groups: joined, hasMore }
}

const groupsOf = (report: Report) =>
  report.groups.flatMap(({ values, isOther, metrics }) => {
    const [metric] = metrics
    return isOther || !metric ? [] : [{ values, metric }]
  })

function seriesOf(report: MetricReport, buckets: readonly AlertBucket[], isPaced: boolean): AlertSeries {
  return {
    values: buckets.map((_, index) => report.current.exactIn(index)),
    pace: isPaced ? paceOfBuckets(report, buckets) : null,
  }
}

/** Of a group that was not found in a stretch. */
export const emptySeries = (length: number): AlertSeries => ({
  values: new Array<null>(length).fill(null),
  pace: new Array<null>(length).fill(null),
})

function joinSeries(series: readonly AlertSeries[]): AlertSeries {
  return {
    values: series.flatMap(({ values }) => values),
    pace: series.every(({ pace }) => pace === null)
      ? null
      : series.flatMap(({ pace, values }) => pace ?? values.map(() => null)),
  }
}
