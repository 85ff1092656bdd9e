import { planPush } from '../push/plan.ts'
import { type PointText, pointsToRequest } from '../push/point-request.ts'
import { type OnDuplicate, type PushIssue, PushRefused } from '../push/push.ts'
import { MAX_METRICS_PER_WIDGET, type Widget } from '../widgets/widget.ts'
import { chunksOf } from './task.ts'

const MAX_PROBLEMS = 20
const NO_RETRY = { idempotencyKey: null, bodyHash: null }

/**
 * Plans every chunk before any is accepted, as if those before it were written: a task fails half-way only for what changes meanwhile.
 * Throws PushRefused with rows counted from the first.
 */
export function checkPoints(widget: Widget, points: readonly PointText[], onDuplicate: OnDuplicate): void {
  const problems: PushIssue[] = []
  const names = new Set(widget.metrics.map(metric => metric.name))
  const { pathOf } = pointsToRequest([], onDuplicate, 'rows', NO_RETRY)
  let planned = widget
  let first = 0
  for (const chunk of chunksOf(points)) {
    try {
      const plan = planPush(planned, pointsToRequest(chunk, onDuplicate, 'rows', NO_RETRY))
      for (const name of plan.writes.keys()) names.add(name)
      if (planned.keyKind === null) planned = { ...planned, keyKind: plan.keyKind }
    } catch (error) {
      if (!(error instanceof PushRefused)) throw error
      problems.push(...error.problems.map(problem => ({ ...problem, row: problem.row + first })))
    }
    if (problems.length >= MAX_PROBLEMS) break
    first += chunk.length
  }
  if (names.size > MAX_METRICS_PER_WIDGET)
    problems.push({ row: 0, sentence: `the widget would have more than ${MAX_METRICS_PER_WIDGET} metrics.` })
  if (problems.length > 0) throw new PushRefused(problems, pathOf)
}
