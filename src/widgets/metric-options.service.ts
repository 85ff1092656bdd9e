// Whether options of a metric go together, with what is stored of it.
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { acrossIssue, aggregationOf } from './metric.ts'
import { selectHasPeriods } from './periodic-metric.store.ts'
import { type PeriodicOptions, periodicIssue, wouldLosePeriods } from './periodic-metric.ts'
import type { KeyKind } from './widget.ts'

interface StoredOptions extends PeriodicOptions {
  readonly metricId: MetricId
}

/** Why a metric cannot have these options, as a sentence; null: it can. `before` is what is stored of it, null for a new one. */
export async function optionsIssue(
  trx: Database,
  { projectId, widgetId, keyKind }: { projectId: ProjectId; widgetId: WidgetId; keyKind: KeyKind | null },
  before: StoredOptions | null,
  after: PeriodicOptions,
): Promise<string | null> {
  const issue = acrossIssue(after) ?? periodicIssue(after, keyKind)
  if (issue !== null || !before) return issue
  if (aggregationOf(before) !== 'PERIODIC' || aggregationOf(after) === 'PERIODIC') return null
  const hasPeriods = await selectHasPeriods(trx, projectId, widgetId, before.metricId)
  return hasPeriods ? wouldLosePeriods(before.name) : null
}
