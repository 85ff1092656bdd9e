// A report of REST with the trailing windows that were asked for.
import { withPaths } from '../base/issues.ts'
import { type Ratio, ratioNumber } from '../core/ratio.ts'
import type { RequestContext } from '../request/context.ts'
import { comparisonsOf } from './comparison.ts'
import type { MetricReport } from './metric-report.ts'
import type { Report } from './report.ts'
import { type ReportModel, toReportModel } from './report-model.ts'
import { numbersOfComparison, numbersOfReport } from './rolling.loader.ts'
import type { WindowKind } from './rolling.ts'
import type { WindowFields } from './rolling-model.ts'
import { averagesPerWorkingDay } from './working-average.loader.ts'

/** Throws CONFLICT where a formula has lost an operand, and BAD_USER_INPUT that names the window. */
export async function reportWithWindows(
  ctx: RequestContext,
  report: Report,
  fields: WindowFields,
): Promise<ReportModel> {
  const all = [...report.metrics, ...report.groups.flatMap(group => group.metrics)]
  const model = toReportModel(report, await averagesPerWorkingDay(ctx, all))
  const windows = windowsOf(fields)
  if (windows.length === 0) return model
  const withAll = (metrics: ReportModel['metrics'], reports: readonly MetricReport[]) =>
    Promise.all(
      metrics.map((metric, index) => {
        const own = reports[index]
        return own ? withWindows(ctx, metric, own, windows) : metric
      }),
    )
  const [metrics, groups] = await Promise.all([
    withAll(model.metrics, report.metrics),
    Promise.all(
      model.groups.map(async (group, index) => ({
        ...group,
        metrics: await withAll(group.metrics, report.groups[index]?.metrics ?? []),
      })),
    ),
  ])
  return { ...model, metrics, groups }
}

type Name = 'rolling' | 'moving_average'
type Numbers = Partial<Record<Name, (number | null)[]>>

interface NamedWindow {
  readonly name: Name
  readonly kind: WindowKind
  readonly buckets: number
  readonly partial: boolean
}

function windowsOf({ rolling, moving_average, partial_windows }: WindowFields): NamedWindow[] {
  const partial = partial_windows ?? false
  const lengths = [
    { name: 'rolling', kind: 'ROLLING', buckets: rolling ?? null },
    { name: 'moving_average', kind: 'MOVING_AVERAGE', buckets: moving_average ?? null },
  ] as const
  return lengths.flatMap(({ buckets, ...it }) => (buckets === null ? [] : [{ ...it, buckets, partial }]))
}

async function withWindows(
  ctx: RequestContext,
  metric: ReportModel['metrics'][number],
  report: MetricReport,
  windows: readonly NamedWindow[],
): Promise<ReportModel['metrics'][number]> {
  const named = async (read: (window: NamedWindow) => Promise<(Ratio | null)[]>): Promise<Numbers> =>
    Object.fromEntries(
      await Promise.all(
        windows.map(async window => {
          const numbers = await read(window).catch(error => {
            throw withPaths(error, path => (path === 'buckets' ? window.name : path))
          })
          return [window.name, numbers.map(number => number && ratioNumber(number))]
        }),
      ),
    )
  const comparisons = comparisonsOf(report)
  const [own, compared] = await Promise.all([
    named(window => numbersOfReport(ctx, window.kind, report, window)),
    Promise.all(comparisons.map(it => named(window => numbersOfComparison(ctx, window.kind, it, window)))),
  ])
  return {
    ...metric,
    ...own,
    comparisons: metric.comparisons.map((comparison, index) => ({ ...comparison, ...compared[index] })),
  }
}
