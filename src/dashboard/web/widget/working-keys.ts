// A report of working days without the days that nobody works on: as holes they would tear its lines apart.
import { parseDay } from '../../../core/day.ts'
import { isWorkingDay, type WorkingDays } from '../../../core/working-days.ts'
import type { GroupedReportFragment } from '../gql/graphql.ts'

type KeyedNumbers = Pick<GroupedReportFragment['metrics'][number], 'values' | 'comparison'>

/** Days off stay where something stands at them that is compared with. */
export function withoutDaysOff(
  report: GroupedReportFragment,
  workingDays: WorkingDays,
  overlay: boolean,
): GroupedReportFragment {
  if (report.granularity !== 'DAY') return report
  const all: readonly KeyedNumbers[] = [...report.metrics, ...report.groups.flatMap(group => group.metrics)]
  const isShown = report.keys.map((key, at) => {
    const day = parseDay(key)
    if (day === null || isWorkingDay(day, workingDays)) return true
    return all.some(({ values, comparison }) => isThere(values[at]) || (overlay && isThere(comparison?.values[at])))
  })
  const shown = <Each>(list: readonly Each[]) => list.filter((_, at) => isShown[at])
  const reduce = <Metric extends KeyedNumbers>(metric: Metric): Metric => ({
    ...metric,
    values: shown(metric.values),
    comparison: metric.comparison && {
      ...metric.comparison,
      values: shown(metric.comparison.values),
      // Its days do not follow each other any more: no first one tells the others.
      period: { ...metric.comparison.period, firstDay: '' },
    },
  })
  return {
    ...report,
    keys: shown(report.keys),
    metrics: report.metrics.map(metric => ({
      ...reduce(metric),
      ...(metric.movingAverage && { movingAverage: shown(metric.movingAverage) }),
    })),
    groups: report.groups.map(group => ({ ...group, metrics: group.metrics.map(reduce) })),
  }
}

const isThere = (value: number | null | undefined) => value !== null && value !== undefined
