// The annotations of widgets over periods, in one statement.
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { selectMatching } from './annotation.store.ts'
import { type Annotation, type AnnotationTime, MAX_SHOWN_ANNOTATIONS } from './annotation.ts'
import type { AnnotationFilter, AnnotationPeriod } from './annotation-filter.store.ts'

/** A widget over a period; `null`: over all times. */
export interface AnnotationWindow {
  readonly widgetId: WidgetId
  readonly period: AnnotationPeriod | null
}

/** Of each window the newest, oldest first. */
export async function annotationsIn(
  db: Database,
  projectId: ProjectId,
  windows: readonly AnnotationWindow[],
  { includesProject }: Pick<AnnotationFilter, 'includesProject'>,
): Promise<Annotation[][]> {
  const byPeriod = Map.groupBy(windows, ({ period }) => (period ? keyOf({ widgetId: '' as WidgetId, period }) : ''))
  const filters = [...byPeriod.values()].map(same => ({
    widgetIds: [...new Set(same.map(({ widgetId }) => widgetId))],
    includesProject,
    period: same[0]?.period ?? null,
  }))
  const found = await selectMatching(db, projectId, filters)
  return windows.map(({ widgetId, period }) =>
    found
      .filter(note => note.widgetId === widgetId || (includesProject && note.widgetId === null))
      .filter(({ time }) => period === null || isIn(time, period))
      .slice(-MAX_SHOWN_ANNOTATIONS),
  )
}

/** All that a filter asks for, oldest first. */
export const matchingAnnotations = (
  db: Database,
  projectId: ProjectId,
  filter: AnnotationFilter,
): Promise<Annotation[]> => selectMatching(db, projectId, [filter])

export const keyOf = ({ widgetId, period }: AnnotationWindow): string =>
  period ? [widgetId, period.from, period.before, period.firstDay, period.lastDay].join('/') : widgetId

function isIn(time: AnnotationTime, { from, before, firstDay, lastDay }: AnnotationPeriod): boolean {
  if ('at' in time) return time.at >= from && time.at < before
  return time.days.from <= lastDay && time.days.through >= firstDay
}
