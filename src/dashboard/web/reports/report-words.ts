// Reports and their runs in words for people.
import { countText } from '../../../core/number-format.ts'
import type { ReportRunCause, ReportRunState } from '../gql/graphql.ts'
import type { BlockKind } from './block-members.ts'

export const kindNames: Readonly<Record<BlockKind, string>> = {
  HEADING: 'Heading',
  TEXT: 'Text',
  HEADLINE: 'Headlines of a widget',
  TABLE: 'Table of a widget',
  PICTURE: 'Chart of a widget',
  SAVED_QUERY: 'Rows of a saved query',
  SOURCE: 'Rows of a source',
  GRAPHQL: 'Rows of a GraphQL document',
}

export const stateNames: Readonly<Record<ReportRunState, string>> = {
  QUEUED: 'waiting',
  RUNNING: 'running',
  SUCCEEDED: 'done',
  FAILED: 'failed',
}

export const causeNames: Readonly<Record<ReportRunCause, string>> = {
  SCHEDULE: 'schedule',
  MANUAL: 'by hand',
  ALERT: 'alert',
}

/** The alert that a report follows, as it was saved. */
export interface FollowedAlert {
  readonly afterAlertId: string | null
  /** Null: it was deleted. */
  readonly afterAlert: { readonly name: string } | null
}

export const alertNameOf = ({ afterAlert }: Pick<FollowedAlert, 'afterAlert'>): string =>
  afterAlert?.name ?? 'an alert that was deleted'

const counted = (count: number, one: string, many: string) => `${countText(count)} ${count === 1 ? one : many}`

interface Outcome {
  readonly state: ReportRunState
  readonly messages: number
  readonly skipped: number
  readonly failed: number
}

/** `done, 12 messages, 1 row failed`. */
export function outcomeOf({ state, messages, skipped, failed }: Outcome): string {
  return [
    stateNames[state],
    ...(state === 'SUCCEEDED' || messages > 0 ? [counted(messages, 'message', 'messages')] : []),
    ...(skipped > 0 ? [`${counted(skipped, 'row', 'rows')} skipped`] : []),
    ...(failed > 0 ? [`${counted(failed, 'row', 'rows')} failed`] : []),
  ].join(', ')
}
