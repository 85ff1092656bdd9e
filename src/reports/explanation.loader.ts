import { dayAt } from '../core/zone.ts'
import type { PushReceipt } from '../push/push.ts'
import { touchingReceiptsLoader } from '../push/touched-keys.loader.ts'
import { MAX_RECEIPTS_SHOWN } from '../push/touched-keys.ts'
import type { RequestContext } from '../request/context.ts'
import { pushedMetricsIn } from './explanation.ts'
import type { MetricReport } from './metric-report.ts'

/**
 * The newest receipts of pushes that may have written what the number is made of. `null` for who is limited to a part of the project:
 * receipts name who pushed, and keys and counts of rows of other parts.
 */
export async function receiptsOf(ctx: RequestContext, report: MetricReport): Promise<PushReceipt[] | null> {
  if (ctx.principal?.restriction !== null) return null
  const { expression, plan, current } = report
  const { firstDay, lastDay, from, before, timeZone } = plan.period
  const { carriedFrom } = current
  // What was carried was pushed to a key before the period.
  const begin = carriedFrom === null ? from : Math.min(from, carriedFrom)
  const keys = {
    firstDay: carriedFrom === null ? firstDay : Math.min(firstDay, dayAt(carriedFrom, timeZone)),
    lastDay,
    from: `${begin}000`,
    before: `${before}000`,
  }
  const widgets = new Set([...pushedMetricsIn(expression)].map(({ widgetId }) => widgetId))
  const found = await Promise.all([...widgets].map(widgetId => touchingReceiptsLoader(ctx).load({ widgetId, ...keys })))
  const newest = found.flat().sort((a, b) => (BigInt(a.receiptId) < BigInt(b.receiptId) ? 1 : -1))
  return newest.slice(0, MAX_RECEIPTS_SHOWN)
}
