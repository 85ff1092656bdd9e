import DataLoader from 'dataloader'
import type { Ratio } from '../core/ratio.ts'
import type { RequestContext } from '../request/context.ts'
import { perRequest } from '../request/loaders.ts'
import type { ComparisonReport } from './comparison.ts'
import { assertComputable, type MetricReport } from './metric-report.ts'
import { readWindows, type WindowRead } from './rolling.service.ts'
import { type WindowData, type WindowKind, type WindowQuery, windowNumbers } from './rolling.ts'
import { assertWindow } from './rolling-plan.ts'

/** All windows that the reports of a request are asked for, however many groups and comparisons show them. */
const windowLoader = perRequest(
  ctx => new DataLoader<WindowRead, WindowData>(reads => readWindows(ctx, reads), { cache: false }),
)

export interface WindowArguments {
  readonly buckets: number
  readonly partial: boolean
}

/** One per key of the report. Throws BAD_USER_INPUT that names `buckets`. */
export async function numbersOfReport(
  ctx: RequestContext,
  kind: WindowKind,
  report: MetricReport,
  window: WindowArguments,
): Promise<(Ratio | null)[]> {
  return numbersIn(ctx, report, { kind, ...window, range: 0 })
}

/** One per key of the report, null where nothing is compared with it. */
export async function numbersOfComparison(
  ctx: RequestContext,
  kind: WindowKind,
  { report, range, images }: ComparisonReport,
  window: WindowArguments,
): Promise<(Ratio | null)[]> {
  assertWindow(report.plan, window.buckets)
  if (range === null) return report.keys.map(() => null)
  const numbers = await numbersIn(ctx, report, { kind, ...window, range })
  return images ? numbers.map((number, index) => (images[index] ? number : null)) : numbers
}

async function numbersIn(
  ctx: RequestContext,
  report: MetricReport,
  query: Omit<WindowQuery, 'expression' | 'group'>,
): Promise<(Ratio | null)[]> {
  const { plan, expression, group } = assertComputable(report)
  assertWindow(plan, query.buckets)
  const { kind, buckets } = query
  const read = await windowLoader(ctx).load({ kind, buckets, plan, expression })
  return windowNumbers(read, { ...query, expression, group })
}
