// A dated note on a widget or on the whole project: what happened when.
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { DayRange } from '../core/period.ts'
import { MS_PER_DAY } from '../core/zone.ts'

export interface Annotation extends AnnotationDraft {
  readonly projectId: ProjectId
  readonly annotationId: Id
  /** The name of the token that made it. */
  readonly createdBy: string
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface AnnotationDraft extends AnnotationNote {
  /** `null`: of the whole project. */
  readonly widgetId: WidgetId | null
}

/** A note that a feature makes by itself; asked for twice with the same key, there is one. */
export interface KeyedNote extends AnnotationDraft {
  readonly createdBy: string
  readonly idempotencyKey: string
}

/** What it says, and of when. */
export interface AnnotationNote {
  readonly time: AnnotationTime
  readonly text: string
  readonly link: string | null
  /** In upper case: one of `knownKinds`, or any other label. */
  readonly kind: string
}

/** An instant, or whole days: wherever a chart has its days, they are these. */
export type AnnotationTime = { readonly at: number } | { readonly days: DayRange }

/** By which annotations are ordered: days from their beginning in UTC. */
export const momentOf = (time: AnnotationTime) => new Date('at' in time ? time.at : time.days.from * MS_PER_DAY)

/** Those that people will know; a label of their own is as good. */
export const knownKinds = ['NOTE', 'RELEASE', 'CAMPAIGN', 'INCIDENT', 'ALERT'] as const
export const DEFAULT_KIND: (typeof knownKinds)[number] = 'NOTE'

/** Of a project. */
export const MAX_ANNOTATIONS = 10_000
export const MAX_ANNOTATION_LENGTH = 500
export const MAX_KIND_LENGTH = 40
export const MAX_LINK_LENGTH = 2_000
/** In one report or chart: the newest of its period. */
export const MAX_SHOWN_ANNOTATIONS = 200
