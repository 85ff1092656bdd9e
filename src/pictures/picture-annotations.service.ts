// The annotations that a picture shows, where it is asked to.
import { annotationsIn } from '../annotations/annotation-window.service.ts'
import { assertScope } from '../auth/guard.ts'
import type { Report } from '../reports/report.ts'
import { placeAnnotations } from '../reports/report-annotation.ts'
import { bucketsOfReport } from '../reports/report-bucket.ts'
import type { RequestContext } from '../request/context.ts'
import { restrictable } from '../request/restriction.ts'
import type { ChartNote } from './chart/chart-report.ts'
import { noteLabel } from './chart/notes.ts'

/** Whoever signed the address has the whole project; who comes with a token sees what the token may see. Throws FORBIDDEN. */
export async function notesOfPicture(
  ctx: RequestContext,
  { widget, plan, keys, otherIndex }: Report,
): Promise<ChartNote[]> {
  // A text may tell of rows that the principal does not see.
  if (ctx.principal) assertScope(ctx, 'read', restrictable)
  const { projectId, widgetId } = widget
  const includesProject = !ctx.principal?.restriction
  const [found = []] = await annotationsIn(ctx.db, projectId, [{ widgetId, period: plan.period }], { includesProject })
  const placed = placeAnnotations(found, bucketsOfReport({ keys, plan, otherIndex }), plan.period)
  return placed.flatMap(({ annotation: { kind, text }, firstIndex, lastIndex }) =>
    firstIndex === null || lastIndex === null
      ? []
      : [{ first: firstIndex, last: lastIndex, label: noteLabel(kind, text) }],
  )
}
