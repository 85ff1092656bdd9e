import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { CardWidth } from '../boards/card-area.ts'
import type { Widget } from '../widgets/widget.ts'

/** A public link to a widget, or to a board. */
export interface Share {
  readonly projectId: ProjectId
  readonly shareId: Id
  /** `null`: a board. */
  readonly widgetId: WidgetId | null
  /** `null`: a widget. */
  readonly boardId: Id | null
  /** Pictures of it show annotations. */
  readonly showsAnnotations: boolean
  /** The name of the token that made it. */
  readonly createdBy: string
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
}

export interface SharedWidget {
  readonly widget: Widget
  readonly width: CardWidth
}

/** Of a project, that work. */
export const MAX_SHARES = 1_000

export function isOpen({ expiresAt, revokedAt }: Pick<Share, 'expiresAt' | 'revokedAt'>, now: number): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt.getTime() > now)
}
