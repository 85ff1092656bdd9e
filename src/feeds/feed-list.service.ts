// Feeds and runs of many things at once, for loaders: a statement per kind.
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { selectFeedsOfSources, selectFeedsOfWidgets } from './feed.store.ts'
import type { Feed, FeedRun } from './feed.ts'
import { selectLastRuns } from './feed-run.store.ts'

export const MAX_RUNS_SHOWN = 20

export async function feedsOfWidgets(
  gateway: Gateway,
  projectId: ProjectId,
  ids: readonly WidgetId[],
): Promise<Map<Id, Feed[]>> {
  return Map.groupBy(await selectFeedsOfWidgets(gateway.db, projectId, ids), feed => feed.widgetId)
}

export async function feedsOfSources(
  gateway: Gateway,
  projectId: ProjectId,
  ids: readonly Id[],
): Promise<Map<Id, Feed[]>> {
  return Map.groupBy(await selectFeedsOfSources(gateway.db, projectId, ids), feed => feed.sourceId ?? '')
}

export async function lastRunsOf(
  gateway: Gateway,
  projectId: ProjectId,
  ids: readonly Id[],
): Promise<Map<Id, FeedRun[]>> {
  return Map.groupBy(await selectLastRuns(gateway.db, projectId, ids, MAX_RUNS_SHOWN), run => run.feedId)
}
