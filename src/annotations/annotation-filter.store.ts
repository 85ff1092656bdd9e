// Which annotations a list or a report has.
import { type RawBuilder, sql } from 'kysely'
import type { WidgetId } from '../base/id.ts'
import type { Period } from '../core/period.ts'

export type AnnotationPeriod = Pick<Period, 'from' | 'before' | 'firstDay' | 'lastDay'>

export interface AnnotationFilter {
  /** Of these widgets; `null`: of all. */
  readonly widgetIds: readonly WidgetId[] | null
  /** Those of the whole project, too. */
  readonly includesProject: boolean
  /** Instants in it, and days that touch its days; `null`: of all times. */
  readonly period: AnnotationPeriod | null
  /** Labels in upper case; `null`: all. */
  readonly kinds?: readonly string[] | null
  /** What the text, the kind or the author contain, whatever its case. */
  readonly search?: string | null
}

/** Of rows of `annotations a`. */
export function inFilter({ widgetIds, includesProject, period, kinds, search }: AnnotationFilter): RawBuilder<boolean> {
  const parts = [
    widgetIds === null ? sql`a.widget_id is not null` : sql`a.widget_id = any (${[...widgetIds]}::bigint[])`,
    ...(includesProject ? [sql`a.widget_id is null`] : []),
  ]
  const all = [sql`(${sql.join(parts, sql` or `)})`]
  if (period) all.push(inPeriod(period))
  if (kinds) all.push(sql`a.kind = any (${[...kinds]}::text[])`)
  if (search)
    all.push(sql`position(folded(${search}::text) in folded(a.text || ' ' || a.kind || ' ' || a.created_by)) > 0`)
  return sql<boolean>`(${sql.join(all, sql` and `)})`
}

function inPeriod({ from, before, firstDay, lastDay }: AnnotationPeriod): RawBuilder<unknown> {
  return sql`((a.at >= ${new Date(from)} and a.at < ${new Date(before)}) or (a.first_day <= ${lastDay} and a.last_day >= ${firstDay}))`
}
