// Which widgets go together in one chart. One that does not is refused by itself; the others are reported.
import { AppError, badInput } from '../base/errors.ts'
import type { Granularity } from '../core/granularity.ts'
import type { Widget } from '../widgets/widget.ts'

/** A widget that is in the chart, or why it is not. */
export type ChartMember = Widget | AppError

/**
 * Each widget, or what keeps it out: names (CATEGORY) and days or instants share no chart, and days have no hours. The first widget that
 * has keys says what the chart is of; one that was never pushed to goes along with any.
 */
export function chartMembers(
  found: readonly ChartMember[],
  granularity: Granularity | null | undefined,
): readonly ChartMember[] {
  const first = found.find(it => !(it instanceof AppError) && it.keyKind !== null)
  if (!first || first instanceof AppError) return found
  return found.map((it, index) => (it instanceof AppError ? it : (unfit(it, first, granularity, index) ?? it)))
}

function unfit(widget: Widget, first: Widget, granularity: Granularity | null | undefined, index: number) {
  const areNames = (it: Widget) => it.keyKind === 'CATEGORY'
  if (widget.keyKind !== null && areNames(widget) !== areNames(first)) {
    const [named, timed] = areNames(widget) ? [widget, first] : [first, widget]
    const message = `The keys of ${quoted(named)} are names, those of ${quoted(timed)} days or instants: they share no chart.`
    return badInput(`widgetIds.${index}`, message)
  }
  if (granularity === 'HOUR' && widget.keyKind === 'DATE')
    return badInput('granularity', `The keys of ${quoted(widget)} are days, which have no hours.`)
  return null
}

function quoted({ title }: Widget): string {
  return JSON.stringify(title.slice(0, 60))
}
