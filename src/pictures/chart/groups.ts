// A report by dimensions as a chart of its groups: each is drawn as a metric of its own would be.
import { groupNames } from '../../core/group-name.ts'
import type { ChartMetric, ChartMetricReport, ChartReport, ChartStyle } from './chart-report.ts'
import { colorAt, withoutGreys } from './palette.ts'

/** So many colours can be told apart. */
export const DRAWN_GROUPS = 7

/** The first metric of each group under the group's name; a report without groups as it is. */
export function toGroupedReport(report: ChartReport, style?: Pick<ChartStyle, 'palette' | 'muted'>): ChartReport {
  const { groups = [] } = report
  if (groups.length === 0) return report
  const names = groupNames(groups.map(({ values, isOther }) => ({ values: values.map(it => it.value), isOther })))
  // The others are grey, and nothing else is.
  const palette = withoutGreys(style?.palette ?? [])
  const metrics = groups.flatMap(({ metrics: [first], isOther }, at): ChartMetricReport[] => {
    if (!first) return []
    const color = style ? (isOther ? style.muted : colorAt(palette, at)) : null
    return [{ ...first, metric: { ...first.metric, ...onAxes(first.metric), name: names[at] ?? '', color } }]
  })
  return { ...report, metrics }
}

/** A number or a table of its own would take every group out of the chart. */
function onAxes({ chartType }: ChartMetric): Pick<ChartMetric, 'chartType'> {
  return { chartType: chartType === 'NUMBER' || chartType === 'TABLE' ? null : chartType }
}
