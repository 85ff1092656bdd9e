// Which reports tell whether goals were reached: the running unit of each, and the one before, into which values may still come.
import type { Project } from '../auth/project.ts'
import { rulesOf } from '../auth/project.ts'
import { startOfNextUnit, startOfUnit } from '../core/calendar-unit.ts'
import type { EpochDay } from '../core/day.ts'
import { dayAt } from '../core/zone.ts'
import type { ReportQuery } from '../reports/report-query.ts'
import { filtersText } from '../widgets/filters-text.ts'
import type { MetricGoal } from '../widgets/goal.ts'
import { toMetricSelection } from '../widgets/metric-selection.ts'
import type { Widget } from '../widgets/widget.ts'

/** One for each unit and part of which a metric has a goal to reach. */
export function goalQueries(widget: Widget, project: Project, now: number): ReportQuery[] {
  if (widget.keyKind === 'CATEGORY') return []
  const goals = widget.metrics.flatMap(metric =>
    metric.goals.filter(({ direction }) => direction === 'AT_LEAST').map(goal => ({ name: metric.name, goal })),
  )
  const alike = Map.groupBy(goals, ({ goal }) => `${goal.unit} ${filtersText(goal.where)}`)
  return [...alike.values()].flatMap(same => {
    const [first] = same
    if (!first) return []
    const names = [...new Set(same.map(({ name }) => name))]
    return daysOf(first.goal, project, now).map(days => queryOf(widget, names, first.goal, days))
  })
}

function daysOf({ unit }: MetricGoal, project: Project, now: number) {
  const rules = rulesOf(project)
  const from = startOfUnit(dayAt(now, project.timeZone), unit, rules)
  const before = startOfUnit(from - 1, unit, rules)
  return [
    { from, through: startOfNextUnit(from, unit, rules) - 1 },
    { from: before, through: from - 1 },
  ]
}

const queryOf = (
  widget: Widget,
  names: readonly string[],
  { where }: MetricGoal,
  days: { readonly from: EpochDay; readonly through: EpochDay },
): ReportQuery => ({
  widgets: [widget],
  period: { days },
  compare: [],
  granularity: null,
  calendarGranularity: null,
  fill: 'BY_AGGREGATION',
  timeZone: null,
  metrics: toMetricSelection(names, null),
  top: null,
  orderBy: null,
  where,
  by: [],
  profile: null,
  onlyDays: 'ALL',
})
