// Feeds, and whose webhook a feed is.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import type { Database } from '../database/client.ts'
import { byName, byTime, mapPage, type Page, type SortKey, selectPage } from '../database/page.ts'
import type { FeedsTable } from '../database/source-tables.ts'
import type { ListRequest } from '../request/page.ts'
import type { Feed, FeedHistory } from './feed.ts'
import type { FeedMapping } from './feed-metric.ts'
import type { HookKind } from './hook-kind.ts'
import { type HookOptions, noHookOptions } from './hook-options.ts'

/** Inserts the feed, or puts everything but its past in the place of the one with its id. */
export async function upsertFeed(db: Database, feed: Feed, now: Date): Promise<void> {
  const changed = {
    name: feed.name,
    source_id: feed.sourceId,
    widget_id: feed.widgetId,
    mapping: JSON.stringify(feed.mapping),
    variables: JSON.stringify(feed.variables),
    history: feed.history,
    cron: feed.cron,
    time_zone: feed.timeZone,
    paused: feed.paused,
    hook: feed.hook,
    hook_sealed: feed.hookSealed,
    hook_options: JSON.stringify(feed.hookOptions),
    next_run_at: feed.nextRunAt,
    updated_at: now,
  }
  await db.transaction().execute(async trx => {
    await trx
      .insertInto('feeds')
      .values({
        ...changed,
        project_id: feed.projectId,
        feed_id: feed.feedId,
        created_at: now,
        last_success_at: null,
        truncated: false,
      })
      .onConflict(conflict => conflict.columns(['project_id', 'feed_id']).doUpdateSet(changed))
      .execute()
    await trx
      .insertInto('hook_feeds')
      .values({ feed_id: feed.feedId, project_id: feed.projectId })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  })
}

export async function selectFeedsByName(db: Database, projectId: ProjectId, names: readonly string[]): Promise<Feed[]> {
  // PostgreSQL refuses such a text, and nothing is called so.
  const possible = names.filter(name => !name.includes('\0'))
  if (possible.length === 0) return []
  const rows = await all(db, projectId).where('name', 'in', possible).execute()
  return rows.map(toFeed)
}

export async function selectFeedsById(db: Database, projectId: ProjectId, ids: readonly Id[]): Promise<Feed[]> {
  const rows = await all(db, projectId)
    .where('feed_id', 'in', [...ids])
    .execute()
  return rows.map(toFeed)
}

/** Those that write into these widgets, oldest first. */
export async function selectFeedsOfWidgets(
  db: Database,
  projectId: ProjectId,
  widgetIds: readonly WidgetId[],
): Promise<Feed[]> {
  const rows = await all(db, projectId)
    .where('widget_id', 'in', [...widgetIds])
    .orderBy('feed_id')
    .execute()
  return rows.map(toFeed)
}

export async function selectFeedsOfSources(
  db: Database,
  projectId: ProjectId,
  sourceIds: readonly Id[],
): Promise<Feed[]> {
  const rows = await all(db, projectId)
    .where('source_id', 'in', [...sourceIds])
    .orderBy('feed_id')
    .execute()
  return rows.map(toFeed)
}

export type FeedOrderField = 'CREATED_AT' | 'NAME' | 'LAST_SUCCESS_AT'
const feedSorts: Readonly<Record<FeedOrderField, SortKey | null>> = {
  CREATED_AT: null,
  NAME: byName(sql`name`),
  LAST_SUCCESS_AT: byTime(sql`last_success_at`),
}

export async function selectFeedPage(
  db: Database,
  projectId: ProjectId,
  page: ListRequest<FeedOrderField>,
): Promise<Page<Feed>> {
  return mapPage(
    await selectPage(db, all(db, projectId), { id: sql`feed_id`, sort: feedSorts[page.order.field] }, page),
    toFeed,
  )
}

const all = (db: Database, projectId: ProjectId) =>
  db.selectFrom('feeds').selectAll().where('project_id', '=', projectId)

/** The feed that a webhook names, in whichever project it is. */
export async function selectFeedOfHook(db: Database, feedId: Id): Promise<Feed | null> {
  const owner = await db.selectFrom('hook_feeds').select('project_id').where('feed_id', '=', feedId).executeTakeFirst()
  return owner ? ((await selectFeedsById(db, owner.project_id, [feedId]))[0] ?? null) : null
}

/** Stops the schedule and the webhook, or lets them go on at `nextRunAt`. */
export async function updatePaused(
  db: Database,
  { projectId, feedId }: Feed,
  change: { paused: boolean; nextRunAt: Date | null },
  now: Date,
): Promise<void> {
  await db
    .updateTable('feeds')
    .set({ paused: change.paused, next_run_at: change.nextRunAt, updated_at: now })
    .where('project_id', '=', projectId)
    .where('feed_id', '=', feedId)
    .execute()
}

/** With its runs. False when there is no such feed. */
export async function deleteFeedRow(db: Database, projectId: ProjectId, feedId: Id): Promise<boolean> {
  return db.transaction().execute(async trx => {
    await trx.deleteFrom('hook_feeds').where('feed_id', '=', feedId).where('project_id', '=', projectId).execute()
    await trx.deleteFrom('feed_runs').where('project_id', '=', projectId).where('feed_id', '=', feedId).execute()
    const { numDeletedRows } = await trx
      .deleteFrom('feeds')
      .where('project_id', '=', projectId)
      .where('feed_id', '=', feedId)
      .executeTakeFirst()
    return numDeletedRows > 0n
  })
}

/** Feeds whose time has come, in all projects: the longest overdue first. */
export async function selectDueFeeds(db: Database, now: Date, limit: number): Promise<Feed[]> {
  const rows = await db
    .selectFrom('feeds')
    .selectAll()
    .where('next_run_at', '<=', now)
    .orderBy('next_run_at')
    .limit(limit)
    .execute()
  return rows.map(toFeed)
}

/** Moves the feed on to its next time, unless somebody else has done so. */
export async function updateNextRun(db: Database, feed: Feed, nextRunAt: Date | null): Promise<void> {
  await db
    .updateTable('feeds')
    .set({ next_run_at: nextRunAt })
    .where('project_id', '=', feed.projectId)
    .where('feed_id', '=', feed.feedId)
    .where('next_run_at', '=', feed.nextRunAt)
    .execute()
}

/** `truncated`: the run that began then left pages unread. */
export async function updateLastSuccess(
  db: Database,
  { projectId, feedId }: Pick<Feed, 'projectId' | 'feedId'>,
  at: Date,
  truncated: boolean,
): Promise<void> {
  await db
    .updateTable('feeds')
    .set({ last_success_at: at, truncated })
    .where('project_id', '=', projectId)
    .where('feed_id', '=', feedId)
    .where(eb => eb.or([eb('last_success_at', 'is', null), eb('last_success_at', '<', at)]))
    .execute()
}

/** Those that were stored before metrics had formats say nothing of them. */
function toMapping(stored: FeedMapping): FeedMapping {
  const metrics = stored.metrics.map(metric => ({ ...metric, format: metric.format ?? null }))
  return { ...stored, metrics, dimensions: stored.dimensions ?? [] }
}

function toFeed(row: Selectable<FeedsTable>): Feed {
  const json = (text: string) => toPlain(readJson(text, { maxDepth: 100 }))
  return {
    projectId: row.project_id,
    feedId: row.feed_id,
    name: row.name,
    sourceId: row.source_id,
    widgetId: row.widget_id,
    mapping: toMapping(json(row.mapping) as FeedMapping),
    variables: json(row.variables) as Record<string, unknown>,
    history: row.history as FeedHistory,
    cron: row.cron,
    timeZone: row.time_zone,
    paused: row.paused,
    hook: row.hook as HookKind,
    hookSealed: row.hook_sealed,
    hookOptions: row.hook_options === null ? noHookOptions : (JSON.parse(row.hook_options) as HookOptions),
    nextRunAt: row.next_run_at,
    lastSuccessAt: row.last_success_at,
    truncated: row.truncated,
    createdAt: row.created_at,
  }
}
