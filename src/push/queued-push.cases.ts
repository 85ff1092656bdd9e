// A push as it waits for its round, for tests of rounds and of the line before them.
import type { MetricId, WidgetId } from '../base/id.ts'
import type { QueuedPush } from './round.ts'
import type { Write } from './write.ts'

type Own = Pick<QueuedPush, 'receiptId' | 'projectId'> & {
  readonly widgetId?: WidgetId
  readonly metricId?: MetricId
  /** Of the metric `m`, by key. */
  readonly writes: ReadonlyMap<string, Write>
  /** How many points it says it has; those of `writes` where it does not matter. */
  readonly points?: number
}

/** Days of one metric, in a widget without dimensions. */
export function toQueuedPush(own: Own): QueuedPush {
  const { receiptId, projectId, widgetId = '999' as WidgetId, metricId = '998' as MetricId, writes } = own
  return {
    ...{ receiptId, projectId, widgetId },
    plan: {
      keyKind: 'DATE',
      rows: 1,
      writes: new Map([['m', writes]]),
      points: own.points ?? writes.size,
      hasPeriods: false,
      series: [],
      seriesWrites: new Map(),
      counters: [],
      metrics: new Set(['m']),
      firstRows: new Map(),
      keys: null,
      onDuplicate: [],
      warnings: [],
      definitionChange: null,
    },
    metricIds: new Map([['m', metricId]]),
    idempotencyKey: null,
    bodyHash: null,
    caller: { kind: 'TOKEN', id: null, runId: null, name: 'Test' },
    widgetKeyKind: 'DATE',
    series: [],
    widgetDimensions: [],
    newMetrics: [],
  }
}
