// Reads annotations as rows: days as days, and for programs that draw them as instants.
import type { Annotation } from '../annotations/annotation.ts'
import { matchingAnnotations } from '../annotations/annotation-window.service.ts'
import type { ProjectId } from '../base/id.ts'
import { dayToText } from '../core/day.ts'
import { instantToText, startOfDay } from '../core/zone.ts'
import type { RequestContext } from '../request/context.ts'
import { addressPeriodOf } from './address-period.service.ts'
import type { AnnotationsContent } from './data-content.ts'
import { assertFits, type Cell, type DataColumn, type DataTable } from './data-table.ts'

const columns: readonly DataColumn[] = [
  { name: 'Time', kind: 'INSTANT' },
  { name: 'End', kind: 'INSTANT' },
  { name: 'First day', kind: 'DATE' },
  { name: 'Last day', kind: 'DATE' },
  { name: 'Kind', kind: 'TEXT' },
  { name: 'Text', kind: 'TEXT' },
  { name: 'Link', kind: 'TEXT' },
]

/** Oldest first. Throws BAD_USER_INPUT that names a member of `period`. */
export async function readAnnotations(
  ctx: RequestContext,
  projectId: ProjectId,
  { widgetId, period }: AnnotationsContent,
): Promise<DataTable> {
  const { timeZone } = await ctx.services.auth.project(projectId)
  const found = await matchingAnnotations(ctx.db, projectId, {
    widgetIds: widgetId === null ? null : [widgetId],
    includesProject: true,
    period: await addressPeriodOf(ctx, projectId, period),
  })
  assertFits(found.length, columns.length)
  return { columns, rows: found.map(note => toCells(note, timeZone)) }
}

function toCells({ time, kind, text, link }: Annotation, timeZone: string): Cell[] {
  if ('at' in time) return [instantToText(time.at, timeZone), null, null, null, kind, text, link]
  const { from, through } = time.days
  const begins = (day: number) => instantToText(startOfDay(day, timeZone), timeZone)
  return [begins(from), begins(through + 1), dayToText(from), dayToText(through), kind, text, link]
}
