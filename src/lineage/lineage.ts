import type { Id } from '../base/id.ts'
import type { Calculation } from '../widgets/calculation.ts'
import type { MetricIds } from '../widgets/metric.ts'

export const lineageKinds = [
  'PUSH',
  'FEED',
  'SOURCE',
  'EVENT',
  'METRIC',
  'QUERY',
  'BOARD',
  'SHARE',
  'SAVED_QUERY',
] as const
export type LineageKind = (typeof lineageKinds)[number]

/** Something that a metric is made of, or is used in. */
export interface LineageEntry {
  readonly kind: LineageKind
  /** Of its noun; null: it has none, or it is of another widget than the caller may see. */
  readonly id: Id | null
  readonly name: string
}

export interface Usage {
  readonly entries: readonly LineageEntry[]
  /** Whether these are all. */
  readonly isComplete: boolean
}

/** Uses of one kind that are shown of a metric. */
export const MAX_USES = 100

/** Some of them, and whether that is all. */
export function limitUses(kinds: readonly (readonly LineageEntry[])[]): Usage {
  return {
    entries: kinds.flatMap(entries => entries.slice(0, MAX_USES)),
    isComplete: kinds.every(entries => entries.length <= MAX_USES),
  }
}

export const readsMetric = ({ operands }: Calculation, { metricId }: Pick<MetricIds, 'metricId'>): boolean =>
  Object.values(operands).some(operand => operand.metricId === metricId)

/** What GraphQL and REST say of it. */
export const lineageTexts = {
  entry: 'Something that a metric is made of, or that shows it.',
  kind: 'What it is.',
  nodeId: 'Its global id, for `node`; null for what has none, and for a metric that the token may not see.',
  name: 'What it is called.',
  origins:
    'What it is made of: who may push it and the feeds that do, each with its source; the events that are counted; the operands of its formula. A token for some widgets sees no feeds and no sources, and no operands of other widgets.',
  usedIn: `Where it is used: formulas, boards, public links that work, and saved queries that name it: by its id or that of its widget, or in SQL by the title of the widget (and its name, where they name metrics). At most ${MAX_USES} of each kind.`,
  isComplete: `Whether \`usedIn\` has all of them: false where there are more than ${MAX_USES} of a kind.`,
} as const
