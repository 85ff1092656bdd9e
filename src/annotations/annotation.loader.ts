import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import { projectLoader } from '../auth/project-loader.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { selectAnnotationsById } from './annotation.store.ts'
import type { Annotation } from './annotation.ts'
import { type AnnotationWindow, annotationsIn, keyOf } from './annotation-window.service.ts'

export const annotationLoader = projectLoader(selectAnnotationsById, annotation => annotation.annotationId)

/** The annotations of all reports and widgets of a request, in one statement. */
export const windowLoader = perRequest(
  ctx =>
    new DataLoader<AnnotationWindow, readonly Annotation[]>(
      windows => annotationsIn(ctx.db, projectIdOf(ctx), windows, { includesProject: !ctx.principal?.restriction }),
      { maxBatchSize: MAX_BATCH_SIZE, cacheKeyFn: keyOf as never },
    ),
)
