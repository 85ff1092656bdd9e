// Runs of feeds: queued, taken by one gateway for a while, ended.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import type { Database } from '../database/client.ts'
import type { FeedRunsTable } from '../database/source-tables.ts'
import type { FeedRun, RunCause, RunEnd, RunState } from './feed.ts'

export interface QueuedRun {
  readonly projectId: ProjectId
  readonly runId: Id
  readonly feedId: Id
  readonly cause: RunCause
  /** The time of the schedule that it is for: there is one run for each. */
  readonly scheduledFor: Date | null
  readonly variables: Readonly<Record<string, unknown>>
  /** What the sender of a webhook calls it, hashed; `null`: nothing. */
  readonly delivery: Buffer | null
}

/** False: the run is there already, for the same time of the schedule or for the same delivery. */
export async function insertQueuedRun(db: Database, run: QueuedRun, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('feed_runs')
    .values({
      ...idsOf(run),
      cause: run.cause,
      scheduled_for: run.scheduledFor,
      state: 'QUEUED',
      variables: JSON.stringify(run.variables),
      queued_at: now,
      attempts: 0,
      delivery: run.delivery,
      ...nothingYet,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** A delivery that failed and was sent again runs again, as the same run. `null`: it has not failed. */
export async function requeueDelivery(db: Database, run: QueuedRun, now: Date): Promise<Id | null> {
  const row = await db
    .updateTable('feed_runs')
    .set({
      state: 'QUEUED',
      variables: JSON.stringify(run.variables),
      queued_at: now,
      attempts: 0,
      started_at: null,
      finished_at: null,
      error_code: null,
      error_message: null,
      problems: null,
      ...nothingYet,
    })
    .where('project_id', '=', run.projectId)
    .where('feed_id', '=', run.feedId)
    .where('delivery', '=', run.delivery)
    .where('state', '=', 'FAILED')
    .returning('run_id')
    .executeTakeFirst()
  return row?.run_id ?? null
}

/** A run that was done in one go, as a line of the history. A delivery that comes again has one line: that of its success, if there is one. */
export async function insertEndedRun(
  db: Database,
  run: Omit<QueuedRun, 'scheduledFor' | 'variables'>,
  end: RunEnd,
  at: { startedAt: Date; finishedAt: Date },
): Promise<void> {
  const ended = { state: stateOf(end), started_at: at.startedAt, finished_at: at.finishedAt, ...endOf(end) }
  await db
    .insertInto('feed_runs')
    .values({
      ...idsOf(run),
      ...ended,
      cause: run.cause,
      queued_at: at.startedAt,
      attempts: 1,
      delivery: run.delivery,
    })
    .onConflict(conflict =>
      conflict
        .columns(['project_id', 'feed_id', 'delivery'])
        .where('delivery', 'is not', null)
        .doUpdateSet(ended)
        .where('feed_runs.state', '=', 'FAILED'),
    )
    .execute()
}

const idsOf = ({ projectId, runId, feedId }: Pick<QueuedRun, 'projectId' | 'runId' | 'feedId'>) => ({
  project_id: projectId,
  run_id: runId,
  feed_id: feedId,
})
const nothingYet = { rows: 0, skipped: 0, points: 0, deleted: 0, truncated: false }
const stateOf = (end: RunEnd): RunState => (end.errorCode === null ? 'SUCCEEDED' : 'FAILED')
const endOf = (end: RunEnd) => ({
  rows: end.rows,
  skipped: end.skipped,
  points: end.points,
  deleted: end.deleted,
  error_code: end.errorCode,
  error_message: end.errorMessage,
  truncated: end.truncated,
  problems: end.problems.length > 0 ? JSON.stringify(end.problems) : null,
})

/** How many runs of the feed wait. */
export async function countQueuedRuns(db: Database, projectId: ProjectId, feedId: Id): Promise<number> {
  const row = await db
    .selectFrom('feed_runs')
    .select(sql<string>`count(*)`.as('queued'))
    .where('project_id', '=', projectId)
    .where('feed_id', '=', feedId)
    .where('state', '=', 'QUEUED')
    .executeTakeFirstOrThrow()
  return Number(row.queued)
}

export type RunKey = Pick<FeedRun, 'projectId' | 'runId'>

/** Runs that somebody may take, one of each feed, the longest waiting first: queued, or of a gateway that is no more. */
export async function selectOpenRuns(db: Database, now: Date, limit: number): Promise<RunKey[]> {
  const { rows } = await sql<{ project_id: ProjectId; run_id: Id }>`
    select project_id, run_id from (
      select distinct on (r.project_id, r.feed_id) r.project_id, r.run_id, r.queued_at from feed_runs r
       where r.state = 'QUEUED' or (r.state = 'RUNNING' and r.lease_until < ${now})
       order by r.project_id, r.feed_id, r.run_id) open
     order by row_number() over (partition by project_id order by queued_at), queued_at limit ${limit}`.execute(db)
  return rows.map(row => ({ projectId: row.project_id, runId: row.run_id }))
}

export interface TakenRun {
  readonly run: FeedRun
  readonly variables: Readonly<Record<string, unknown>>
}

/** Takes the run until the lease ends; `null`: another gateway has it, or one that runs another run of the same feed. */
export async function takeRun(
  db: Database,
  { projectId, runId }: RunKey,
  now: Date,
  leaseUntil: Date,
): Promise<TakenRun | null> {
  const { rows } = await sql<Selectable<FeedRunsTable>>`
    update feed_runs r set state = 'RUNNING', lease_until = ${leaseUntil}, started_at = ${now}, attempts = r.attempts + 1
     where r.project_id = ${projectId} and r.run_id = ${runId}
       and (r.state = 'QUEUED' or (r.state = 'RUNNING' and r.lease_until < ${now}))
       and not exists (
         select 1 from feed_runs o where o.project_id = ${projectId} and o.feed_id = r.feed_id and o.run_id <> r.run_id
            and o.state = 'RUNNING' and o.lease_until >= ${now})
    returning r.*`.execute(db)
  const row = rows[0]
  if (!row) return null
  const variables = toPlain(readJson(row.variables ?? '{}', { maxDepth: 100 })) as Record<string, unknown>
  return { run: toRun(row), variables }
}

/** Goes on holding the run. False when it is not held any more. */
export async function extendLease(db: Database, run: FeedRun, leaseUntil: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('feed_runs')
    .set({ lease_until: leaseUntil })
    .where('project_id', '=', run.projectId)
    .where('run_id', '=', run.runId)
    .where('state', '=', 'RUNNING')
    .where('attempts', '=', run.attempts)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives a run back that was not ended: the next gateway takes it at once. */
export async function requeueRun(db: Database, run: FeedRun): Promise<void> {
  await db
    .updateTable('feed_runs')
    .set({ state: 'QUEUED', lease_until: null, attempts: run.attempts - 1 })
    .where('project_id', '=', run.projectId)
    .where('run_id', '=', run.runId)
    .where('state', '=', 'RUNNING')
    .where('attempts', '=', run.attempts)
    .execute()
}

/** Ends the run, unless another gateway has taken it meanwhile. */
export async function endRun(db: Database, run: FeedRun, end: RunEnd, finishedAt: Date): Promise<void> {
  await db
    .updateTable('feed_runs')
    .set({ state: stateOf(end), finished_at: finishedAt, lease_until: null, variables: null, ...endOf(end) })
    .where('project_id', '=', run.projectId)
    .where('run_id', '=', run.runId)
    .where('state', '=', 'RUNNING')
    .where('attempts', '=', run.attempts)
    .execute()
}

export async function selectRun(db: Database, { projectId, runId }: RunKey): Promise<FeedRun | null> {
  const row = await db
    .selectFrom('feed_runs')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('run_id', '=', runId)
    .executeTakeFirst()
  return row ? toRun(row) : null
}

export async function selectRunsById(db: Database, projectId: ProjectId, runIds: readonly Id[]): Promise<FeedRun[]> {
  const rows = await db
    .selectFrom('feed_runs')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('run_id', 'in', [...runIds])
    .execute()
  return rows.map(toRun)
}

/** The last `first` runs of each feed, newest first. */
export async function selectLastRuns(
  db: Database,
  projectId: ProjectId,
  feedIds: readonly Id[],
  first: number,
): Promise<FeedRun[]> {
  const { rows } = await sql<Selectable<FeedRunsTable>>`
    select l.* from unnest(${[...feedIds]}::bigint[]) f(feed_id), lateral (
      select * from feed_runs r where r.project_id = ${projectId} and r.feed_id = f.feed_id
       order by r.run_id desc limit ${first}) l`.execute(db)
  return rows.map(toRun)
}

/** Returns how many were deleted, at most `batch`. */
export async function deleteRunsBefore(db: Database, before: Date, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from feed_runs where (project_id, run_id) in (
      select project_id, run_id from feed_runs where finished_at < ${before} limit ${batch})`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

function toRun(row: Selectable<FeedRunsTable>): FeedRun {
  return {
    projectId: row.project_id,
    runId: row.run_id,
    feedId: row.feed_id,
    cause: row.cause as RunCause,
    scheduledFor: row.scheduled_for,
    state: row.state as RunState,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    attempts: row.attempts,
    rows: row.rows,
    skipped: row.skipped,
    points: row.points,
    deleted: row.deleted,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    truncated: row.truncated,
    problems: row.problems === null ? [] : (JSON.parse(row.problems) as string[]),
  }
}
