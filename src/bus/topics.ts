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

interface ProjectPart {
  /** `null`: of no project. */
  readonly projectId: ProjectId | null
  readonly payload: Topics[Topic]
}

/** The payload, divided by the projects that it is about. */
export function byProject(payload: Topics[Topic]): readonly ProjectPart[] {
  if ('projectId' in payload) return [{ projectId: payload.projectId, payload }]
  if ('widgets' in payload) return divided(payload.widgets, widgets => ({ widgets }))
  if ('events' in payload) return divided(payload.events, events => ({ events }))
  return [{ projectId: null, payload }]
}

function divided<Pair extends readonly [ProjectId, unknown]>(
  pairs: readonly Pair[],
  toPayload: (pairs: readonly Pair[]) => Topics[Topic],
): ProjectPart[] {
  return [...Map.groupBy(pairs, ([projectId]) => projectId)].map(([projectId, own]) => ({
    projectId,
    payload: toPayload(own),
  }))
}
