// The note that comes with rows, checked: on their widget, at the moment of the push unless it says when.
import type { Annotation } from '../annotations/annotation.ts'
import { toNote } from '../annotations/annotation-input.ts'
import { type NoteBody, toNoteInput } from '../annotations/annotation-model.ts'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import type { RequestContext } from '../request/context.ts'
import { callerOf } from './caller.ts'
import type { PushedNote, PushRequest } from './push.ts'

/** `null`: none came. Throws BAD_USER_INPUT with everything that is wrong. */
export function toPushedAnnotation(
  ctx: RequestContext,
  { projectId, widgetId }: { readonly projectId: ProjectId; readonly widgetId: WidgetId },
  { annotation, caller }: Pick<PushRequest, 'annotation' | 'caller'>,
): Annotation | null {
  if (!annotation) return null
  const issues = new Issues()
  const paths = { prefix: 'annotation.', days: annotation.daysPath }
  const note = toNote(annotation, { before: null, fallback: ctx.now }, issues, paths)
  issues.throwIfAny()
  const now = new Date(ctx.clock())
  const createdBy = (caller ?? callerOf(ctx.principal)).name
  return { ...note, projectId, widgetId, annotationId: ctx.makeId(), createdBy, createdAt: now, updatedAt: now }
}

/** As REST takes it: its days are `from` and `through`. */
export function toPushedNote(body: NoteBody | null | undefined): PushedNote | null {
  return body ? { ...toNoteInput(body), daysPath: 'from' } : null
}
