import { type Cadence, type CadenceCalendar, dueBy } from '../core/cadence.ts'
import type { EpochMs } from '../core/calendar.ts'

/** Whether new data came when it was expected. Instants are epoch milliseconds. */
export interface Freshness {
  /** When data came last; null: never. */
  readonly lastDataAt: EpochMs | null
  /** By when new data is expected; null: nobody has said how often it comes. */
  readonly dueBy: EpochMs | null
  readonly isLate: boolean
}

/** Of a metric with data of its own. Where none ever came it is expected from the beginning of the metric on. */
export function freshnessOf(
  last: EpochMs | null,
  { cadence, createdAt }: { readonly cadence: Cadence | null; readonly createdAt: Date },
  calendar: CadenceCalendar & { readonly now: EpochMs },
): Freshness {
  const due = cadence === null ? null : dueBy(last ?? createdAt.getTime(), cadence, calendar)
  return { lastDataAt: last, dueBy: due, isLate: due !== null && due <= calendar.now }
}

/** Of a formula: as old as the oldest of its operands, and due by the first of them. */
export function joinFreshness(operands: readonly Freshness[]): Freshness {
  const lasts = operands.map(it => it.lastDataAt)
  const dues = operands.flatMap(it => it.dueBy ?? [])
  return {
    lastDataAt: lasts.length === 0 || lasts.includes(null) ? null : Math.min(...lasts.map(Number)),
    dueBy: dues.length === 0 ? null : Math.min(...dues),
    isLate: operands.some(it => it.isLate),
  }
}

/** What GraphQL and REST say of it. */
export const freshnessTexts = {
  freshness:
    'Whether new data came when it was expected: a push to its widget, or an event that it counts. A calculated metric is as fresh as the oldest of its operands.',
  lastDataAt: 'When data came last; null: never, and where rows are of a query.',
  dueBy:
    'When it is late if nothing comes: the end of the unit of its cadence after the one of the last data, in the zone of the project. Null without a cadence.',
  isLate: 'Whether that has passed.',
  lateSince: 'Since when it is late; null: it is not.',
} as const
