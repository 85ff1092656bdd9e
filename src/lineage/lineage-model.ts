// Lineage and freshness as REST answers them.
import { z } from 'zod'
import { instantOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import type { Metric } from '../widgets/metric.ts'
import { type Freshness, freshnessTexts } from './freshness.ts'
import { type LineageEntry, type LineageKind, lineageKinds, lineageTexts, type Usage } from './lineage.ts'

/** The type whose global ids entries of a kind have; of those without an id it is never asked. */
export const typeNameOf: Readonly<Record<LineageKind, string>> = {
  PUSH: 'Widget',
  FEED: 'Feed',
  SOURCE: 'Source',
  EVENT: 'Event',
  METRIC: 'Metric',
  QUERY: 'SavedQuery',
  BOARD: 'Board',
  SHARE: 'Share',
  SAVED_QUERY: 'SavedQuery',
}

const entryModel = z.object({
  kind: z.enum(lineageKinds).meta({ description: lineageTexts.kind }),
  node_id: z.string().nullable().meta({ description: lineageTexts.nodeId }),
  name: z.string().meta({ description: lineageTexts.name }),
})

export const lineageModel = z.object({
  id: z.string().meta({ description: 'Id of the metric that was asked for.' }),
  last_data_at: instantOut(freshnessTexts.lastDataAt).nullable(),
  due_by: instantOut(freshnessTexts.dueBy).nullable(),
  is_late: z.boolean().meta({ description: freshnessTexts.isLate }),
  late_since: instantOut(freshnessTexts.lateSince).nullable(),
  origins: z.array(entryModel).meta({ description: lineageTexts.origins }),
  used_in: z.array(entryModel).meta({ description: lineageTexts.usedIn }),
  is_complete: z.boolean().meta({ description: 'Whether `used_in` has all of them.' }),
})

export function toLineageModel(
  { widgetId, metricId }: Metric,
  { freshness, origins, usage }: { freshness: Freshness; origins: readonly LineageEntry[]; usage: Usage },
): z.output<typeof lineageModel> {
  const { lastDataAt, dueBy, isLate } = freshness
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    id: encodeId('Metric', `${widgetId}/${metricId}`),
    last_data_at: instant(lastDataAt),
    due_by: instant(dueBy),
    is_late: isLate,
    late_since: instant(isLate ? dueBy : null),
    origins: origins.map(toEntry),
    used_in: usage.entries.map(toEntry),
    is_complete: usage.isComplete,
  }
}

const toEntry = ({ kind, id, name }: LineageEntry) => ({
  kind,
  node_id: id === null ? null : encodeId(typeNameOf[kind], id),
  name,
})
