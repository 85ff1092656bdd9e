import { planPush } from '../push/plan.ts'
import { type PointOptions, type PointText, pointsToRequest } from '../push/point-request.ts'
import { type PushIssue, PushRefused } from '../push/push.ts'
import type { SeriesKey } from '../widgets/series.ts'
import { MAX_METRICS_PER_WIDGET, type Widget } from '../widgets/widget.ts'
import { chunksOf } from './task.ts'

const MAX_PROBLEMS = 20
const NO_RETRY = { idempotencyKey: null, bodyHash: null }

/**
 * Plans every chunk before any is accepted, as if those before it were written: a task fails half-way only for what changes meanwhile.
 * Throws PushRefused with rows counted from the first. Gives the series that are written to.
 */
export function checkPoints(
  widget: Widget,
  points: readonly PointText[],
  options: PointOptions & { readonly timeZone: string },
): readonly SeriesKey[] {
  const issues: PushIssue[] = []
  const names = new Set(widget.metrics.map(metric => metric.name))
  const series = new Map<string, SeriesKey>()
  const { pathOf } = pointsToRequest([], options, 'rows', NO_RETRY)
  let planned = widget
  let first = 0
  for (const chunk of chunksOf(points)) {
    try {
      const request = pointsToRequest(chunk, options, 'rows', NO_RETRY)
      const plan = planPush(planned, request, options.timeZone)
      for (const name of plan.metrics) names.add(name)
      for (const one of plan.series) series.set(one.text, one)
      if (planned.keyKind === null) planned = { ...planned, keyKind: plan.keyKind }
    } catch (error) {
      if (!(error instanceof PushRefused)) throw error
      issues.push(...error.issues.map(issue => ({ ...issue, row: issue.row + first })))
    }
    if (issues.length >= MAX_PROBLEMS) break
    first += chunk.length
  }
  if (names.size > MAX_METRICS_PER_WIDGET)
    issues.push({ row: 0, message: `the widget would have more than ${MAX_METRICS_PER_WIDGET} metrics.` })
  if (issues.length > 0) throw new PushRefused(issues, pathOf)
  return [...series.values()]
}
