// Who is told what happens to data, how far, and what happened since.
import { sql } from 'kysely'
import type { Id, MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { toChannel } from './channel.store.ts'
import type { Channel } from './channel.ts'
import type { DataEvent } from './data-event.ts'

/** Channels of all projects that are told something. */
export async function selectListeners(db: Database): Promise<Channel[]> {
  const rows = await db
    .selectFrom('channels')
    .selectAll()
    .where(sql<boolean>`cardinality(events) > 0`)
    .orderBy('project_id')
    .orderBy('channel_id')
    .execute()
  return rows.map(toChannel)
}

/** How far it was told; `null`: never yet. Whoever goes on from there holds it until the end of the transaction. */
export async function selectPosition(db: Database, projectId: ProjectId, event: DataEvent): Promise<Date | null> {
  const row = await db
    .selectFrom('data_event_positions')
    .select('position')
    .where('project_id', '=', projectId)
    .where('event', '=', event)
    .forUpdate()
    .executeTakeFirst()
  return row?.position ?? null
}

export async function upsertPosition(
  db: Database,
  projectId: ProjectId,
  event: DataEvent,
  position: Date,
): Promise<void> {
  await db
    .insertInto('data_event_positions')
    .values({ project_id: projectId, event, position })
    .onConflict(conflict => conflict.columns(['project_id', 'event']).doUpdateSet({ position }))
    .execute()
}

export interface PushedPoints {
  readonly widgetId: WidgetId
  readonly pushes: number
  readonly rows: number
  readonly created: number
  readonly changed: number
}

/** What was pushed into each widget, by the ids of receipts, which grow with time. */
export async function selectPushed(db: Database, projectId: ProjectId, from: Id, before: Id): Promise<PushedPoints[]> {
  const { rows } = await sql<Record<'widget_id' | 'pushes' | 'rows' | 'created' | 'changed', string>>`
    select widget_id, count(*) as pushes, sum(rows) as rows, sum(created) as created, sum(changed) as changed
      from receipts where project_id = ${projectId} and receipt_id >= ${from} and receipt_id < ${before}
     group by widget_id order by widget_id`.execute(db)
  return rows.map(row => ({
    widgetId: row.widget_id as WidgetId,
    pushes: Number(row.pushes),
    rows: Number(row.rows),
    created: Number(row.created),
    changed: Number(row.changed),
  }))
}

export interface FailedRun {
  readonly runId: Id
  readonly feedId: Id
  readonly feed: string
  readonly widgetId: WidgetId
  readonly code: string
  readonly message: string
  readonly finishedAt: Date
}

/** Runs that have failed since, the oldest first. */
export async function selectFailedRuns(
  db: Database,
  projectId: ProjectId,
  since: Date,
  limit: number,
): Promise<FailedRun[]> {
  const rows = await db
    .selectFrom('feed_runs as r')
    .innerJoin('feeds as f', join => join.onRef('f.feed_id', '=', 'r.feed_id').on('f.project_id', '=', projectId))
    .select(['r.run_id', 'r.feed_id', 'f.name', 'f.widget_id', 'r.error_code', 'r.error_message', 'r.finished_at'])
    .where('r.project_id', '=', projectId)
    .where('r.state', '=', 'FAILED')
    .where('r.finished_at', '>=', since)
    .orderBy('r.finished_at')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    runId: row.run_id,
    feedId: row.feed_id,
    feed: row.name,
    widgetId: row.widget_id,
    code: row.error_code ?? '',
    message: row.error_message ?? '',
    finishedAt: row.finished_at ?? since,
  }))
}

export interface GoalKey {
  readonly widgetId: WidgetId
  readonly metricId: MetricId
  readonly unit: string
  readonly partHash: Buffer
  /** `2026-11-01`. */
  readonly firstDay: string
}

/** False: it was noted before. */
export async function insertReachedGoal(
  db: Database,
  projectId: ProjectId,
  goal: GoalKey,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('reached_goals')
    .values({
      project_id: projectId,
      widget_id: goal.widgetId,
      metric_id: goal.metricId,
      unit: goal.unit,
      part_hash: goal.partHash,
      first_day: goal.firstDay,
      reached_at: now,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Widgets of the project with metrics that have goals. */
export async function selectGoalWidgets(db: Database, projectId: ProjectId): Promise<WidgetId[]> {
  const { rows } = await sql<{ widget_id: WidgetId }>`
    select widget_id from metric_goals where project_id = ${projectId} and direction = 'AT_LEAST'
    union select widget_id from metric_part_goals where project_id = ${projectId} and direction = 'AT_LEAST'`.execute(
    db,
  )
  return rows.map(row => row.widget_id)
}
