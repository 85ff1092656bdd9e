import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import { projectLoader } from '../auth/project-loader.ts'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { selectAnnotationsById, selectMatching } from './annotation.store.ts'
import { type Annotation, type AnnotationTime, MAX_SHOWN_ANNOTATIONS } from './annotation.ts'
import type { AnnotationFilter, AnnotationPeriod } from './annotation-filter.store.ts'

export const annotationLoader = projectLoader(selectAnnotationsById, annotation => annotation.annotationId)

/** A widget over a period; `null`: over all times. */
export interface AnnotationWindow {
  readonly widgetId: WidgetId
  readonly period: AnnotationPeriod | null
}

/** The annotations of all reports and widgets of a request, in one statement. */
export const windowLoader = perRequest(
  ctx =>
    new DataLoader<AnnotationWindow, readonly Annotation[]>(
      windows => annotationsIn(ctx.db, projectIdOf(ctx), windows, { includesProject: !ctx.principal?.restriction }),
      { maxBatchSize: MAX_BATCH_SIZE, cacheKeyFn: keyOf as never },
    ),
)

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

const keyOf = ({ widgetId, period }: AnnotationWindow): string =>
  period ? [widgetId, period.from, period.before, period.firstDay, period.lastDay].join('/') : widgetId

function isIn(time: AnnotationTime, { from, before, firstDay, lastDay }: AnnotationPeriod): boolean {
  if ('at' in time) return time.at >= from && time.at < before
  return time.days.from <= lastDay && time.days.through >= firstDay
}
