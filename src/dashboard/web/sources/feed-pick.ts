// A value of a reply, put into the draft of a feed.
import { emptyMetric, type FeedDraft } from './feed-draft.ts'
import type { Step } from './reply-path.ts'

export interface PickedPath {
  readonly as: 'KEY' | 'METRIC'
  /** The path of the list that it lies in; null: the reply is the row. */
  readonly rows: string | null
  /** Its path in a row. */
  readonly value: string
  /** What a metric of it is called. */
  readonly name: string
}

/** The last name on the way to a value; empty where there is none. */
export const nameOfPath = (steps: readonly Step[]): string =>
  String(steps.findLast(step => typeof step === 'string') ?? '')

/** Rows are where the value was picked last: a feed reads one list. A metric takes the first row of the form that is empty. */
export function withPick(draft: FeedDraft, { as, rows, value, name }: PickedPath): FeedDraft {
  const next = { ...draft, rows: rows ?? '' }
  if (as === 'KEY') return { ...next, key: value }
  const free = draft.metrics.find(metric => metric.name === '' && metric.value === '')
  const id = free?.id ?? Math.max(-1, ...draft.metrics.map(metric => metric.id)) + 1
  const metric = { ...emptyMetric, id, name, value }
  const metrics = free ? draft.metrics.map(each => (each === free ? metric : each)) : [...draft.metrics, metric]
  return { ...next, metrics }
}
