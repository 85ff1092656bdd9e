// Reads annotations as rows: days as days, and for programs that draw them as instants.
import type { Annotation } from '../annotations/annotation.ts'
import { matchingAnnotations } from '../annotations/annotation-window.service.ts'
import { rulesOf } from '../auth/project.ts'
import { badInput } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { CalendarError } from '../core/calendar.ts'
import { dayToText } from '../core/day.ts'
import { type Period, type PeriodInput, resolvePeriod } from '../core/period.ts'
import { instantToText, startOfDay } from '../core/zone.ts'
import type { RequestContext } from '../request/context.ts'
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
  const project = await ctx.services.auth.project(projectId)
  const { timeZone } = project
  const calendar = { now: ctx.now, timeZone, rules: rulesOf(project) }
  const found = await matchingAnnotations(ctx.db, projectId, {
    widgetIds: widgetId === null ? null : [widgetId],
    includesProject: true,
    period: period && periodOf(period, calendar),
  })
  assertFits(found.length, columns.length)
  return { columns, rows: found.map(note => toCells(note, timeZone)) }
}

function periodOf(input: PeriodInput, calendar: Parameters<typeof resolvePeriod>[1]): Period | null {
  if ('preset' in input && input.preset === 'ALL_TIME') return null
  try {
    return resolvePeriod(input, calendar)
  } catch (error) {
    if (error instanceof CalendarError) throw badInput(`period.${error.field}`, error.message)
    throw error
  }
}

function toCells({ time, kind, text, link }: Annotation, timeZone: string): Cell[] {
  if ('at' in time) return [instantToText(time.at, timeZone), null, null, null, kind, text, link]
  const { from, through } = time.days
  const begins = (day: number) => instantToText(startOfDay(day, timeZone), timeZone)
  return [begins(from), begins(through + 1), dayToText(from), dayToText(through), kind, text, link]
}
