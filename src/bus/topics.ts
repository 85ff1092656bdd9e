import type { Id, ProjectId, WidgetId } from '../base/id.ts'

/** Messages to the process, and to every other gateway on the same database, after a commit. Payloads stay far below NOTIFY's 8,000 bytes. */
export interface Topics {
  /** The definition of a widget or of its metrics changed: forget what you remember of it. */
  'widget.changed': { projectId: ProjectId; widgetId: WidgetId }
  /** Points were written or deleted: pairs of project and widget, at most 80. */
  'points.changed': { widgets: readonly (readonly [projectId: ProjectId, widgetId: WidgetId])[] }
  /** Events were written: pairs of project and name; `null`: of any name. A message stays below 7,000 bytes. */
  'events.changed': { events: readonly (readonly [projectId: ProjectId, name: string | null])[] }
  /** A task was taken, has got on, was let go or has ended. */
  'task.changed': { projectId: ProjectId; taskId: Id }
  /** The same of a run of a feed. */
  'run.changed': { projectId: ProjectId; runId: Id }
  /** An alert was saved or deleted, or a group of it has moved on. */
  'alert.changed': { projectId: ProjectId; alertId: Id }
  /** A saved query has a new version or was deleted. */
  'query.changed': { projectId: ProjectId; queryId: Id }
  /** A token was made, changed or revoked. */
  'token.changed': { projectId: ProjectId; tokenId: Id }
  /** What a gateway gave of rate limits: at most 100 of limit, caller and cost. */
  'rate.spent': { spent: readonly (readonly [limit: string, caller: string, cost: number])[] }
  /** Its name, zone, first day of the week or quota. */
  'project.changed': { projectId: ProjectId }
}

export type Topic = keyof Topics
