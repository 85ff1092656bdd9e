// What a principal is limited to within its project.
import { AppError } from '../base/errors.ts'
import type { WidgetId } from '../base/id.ts'

/** A part of a project. Everything outside of it is, for who is limited to it, as if it did not exist. */
export interface Restriction {
  readonly widgetIds: ReadonlySet<WidgetId>
}

/** Marks what answers restricted principals, for their part of the project. What lacks the mark is refused to them. */
export const restrictable = { isRestrictable: true } as const

export function isRestrictable(marked: { readonly isRestrictable?: unknown }): boolean {
  return marked.isRestrictable === true
}

/** For what cannot be limited to a part of the project. */
export function refusalOf({ widgetIds }: Restriction): AppError {
  const count = widgetIds.size
  return new AppError('FORBIDDEN', `The token is for ${count} ${count === 1 ? 'widget' : 'widgets'} only.`)
}
