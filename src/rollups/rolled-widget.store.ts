// Which widgets are added up, from which instant on, and whether every writer of points marks what it changes.
import { sql } from 'kysely'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { isLocked, sqlStateOf } from '../database/failure.ts'
import { QUARTER } from './grain.ts'
import { EVERYTHING, NOTHING, type RolledWidget } from './rollup.ts'

interface WidgetRow {
  readonly project_id: ProjectId
  readonly widget_id: WidgetId
}

const toRolledWidget = (row: WidgetRow): RolledWidget => ({ projectId: row.project_id, widgetId: row.widget_id })

/** Whether there are widgets that are added up, or are to be. */
export async function selectHasRolled(db: Database): Promise<boolean> {
  return (await db.selectFrom('rolled_widgets').select('widget_id').limit(1).executeTakeFirst()) !== undefined
}

/** Pushes wait behind it for so long at most. */
const LOCK_MS = 900

/**
 * From now on the table of points notes writes of who marks nothing: of connections that are not called as those of gateways of this release
 * are (`connectionSettings`). False where writers did not let it in for now, and where tables may be distributed, which have no triggers.
 */
export async function createGuard(db: Database): Promise<boolean> {
  const { rows } = await sql`select where to_regproc('create_distributed_table') is not null`.execute(db)
  if (rows.length > 0) return false
  try {
    await db.transaction().execute(async trx => {
      await sql`set local lock_timeout = ${sql.lit(LOCK_MS)}`.execute(trx)
      await sql`create trigger points_unmarked after insert or update or delete or truncate on points for each statement
        when (current_setting('application_name') not like 'pushgraph _%') execute function note_unmarked_write()`.execute(
        trx,
      )
    })
    return true
  } catch (error) {
    // There is one already, which somebody has switched off.
    if (isLocked(error) || sqlStateOf(error) === '42710') return false
    throw error
  }
}

/** The table of points notes writes that mark nothing. */
export async function selectIsGuarded(db: Database): Promise<boolean> {
  const { rows } = await sql`select from pg_trigger
    where tgrelid = 'points'::regclass and tgname = 'points_unmarked' and tgenabled in ('O', 'A')`.execute(db)
  return rows.length > 0
}

/** From now on nothing is read from sums. */
export async function updateAllUnrolled(db: Database): Promise<void> {
  await db.updateTable('rolled_widgets').set({ rolled_from: null }).where('rolled_from', 'is not', null).execute()
}

/**
 * Whether points were changed by who marks nothing. What was noticed so long ago is forgotten, and with it everything that was added up: those
 * who change points at this moment are waited for before anything is added up anew (`updateReady`).
 */
export async function deleteUnmarkedWrites(db: Database, quietMs: number): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const { rows } = await sql<{
      is_over: boolean
    }>`select at <= now() - ${quietMs} * interval '1 millisecond' as is_over
      from unmarked_writes for update`.execute(trx)
    const [write] = rows
    if (!write) return false
    if (!write.is_over) return true
    await updateAllUnrolled(trx)
    await trx.deleteFrom('unmarked_writes').execute()
    return false
  })
}

/** Locks of transactions that have changed points of any widget and go on. */
const writers = sql<{ id: string }>`select virtualtransaction as id from pg_locks
  where locktype = 'relation' and relation = 'points'::regclass
    and database = (select oid from pg_database where datname = current_database())
    and mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')`

/**
 * Widgets that pushes mark, once every transaction has ended that may have begun before they did: false where one of them takes longer than
 * that. Nobody waits for it.
 */
export async function updateReady(db: Database, waitMs: number, sleep: () => Promise<unknown>): Promise<boolean> {
  const unready = await db.selectFrom('rolled_widgets').select('widget_id').where('rolled_from', 'is', null).execute()
  if (unready.length === 0) return true
  return await db.transaction().execute(async trx => {
    const locked = await trx
      .selectFrom('rolled_widgets')
      .select(['project_id', 'widget_id'])
      .where('rolled_from', 'is', null)
      .orderBy('project_id')
      .orderBy('widget_id')
      .forUpdate()
      .execute()
    if (!(await selectWritersEnded(trx, waitMs, sleep))) return false
    for (const { project_id, widget_id } of locked)
      await trx
        .updateTable('rolled_widgets')
        .set({ rolled_from: NOTHING })
        .where('project_id', '=', project_id)
        .where('widget_id', '=', widget_id)
        .execute()
    return true
  })
}

/** Waits for every transaction that has changed points and goes on; false where one of them takes longer than that. Nobody waits for it. */
export async function selectWritersEnded(
  db: Database,
  waitMs: number,
  sleep: () => Promise<unknown>,
): Promise<boolean> {
  let before = new Set((await writers.execute(db)).rows.map(({ id }) => id))
  for (const end = performance.now() + waitMs; before.size > 0; ) {
    if (performance.now() > end) return false
    await sleep()
    const now = (await writers.execute(db)).rows.map(({ id }) => id)
    before = new Set(now.filter(id => before.has(id)))
  }
  return true
}

interface CandidateRules {
  readonly minPoints: number
  readonly maxQuarters: number
  readonly limit: number
}

/** A widget of instants without dimensions that is not added up so far. */
interface Candidate extends RolledWidget {
  readonly isDense: boolean
}

/** Those behind a widget, in the order of their ids. */
export async function selectCandidates(
  db: Database,
  after: RolledWidget | null,
  { minPoints, maxQuarters, limit }: CandidateRules,
): Promise<Candidate[]> {
  const { rows } = await sql<WidgetRow & { is_dense: boolean }>`
    select w.project_id, w.widget_id, exists (
        select from metrics m cross join lateral (
          select count(*) as points, count(distinct p.key / ${sql.lit(QUARTER)}) as quarters from (
            select key from points where project_id = m.project_id and widget_id = m.widget_id and metric_id = m.metric_id
            order by key desc limit ${minPoints}) p
        ) d
        where m.project_id = w.project_id and m.widget_id = w.widget_id and d.points = ${minPoints} and d.quarters <= ${maxQuarters}
      ) as is_dense
    from (
      select project_id, widget_id from widgets w
      where (project_id, widget_id) > (${after?.projectId ?? '-1'}::bigint, ${after?.widgetId ?? '-1'}::bigint)
        and key_kind = 'TIME' and dimensions = '{}' and deleted_at is null
        and not exists (select from rolled_widgets r where r.project_id = w.project_id and r.widget_id = w.widget_id)
      order by project_id, widget_id limit ${limit}
    ) w order by w.project_id, w.widget_id`.execute(db)
  return rows.map(row => ({ ...toRolledWidget(row), isDense: row.is_dense }))
}

/** From now on pushes mark what they change of it. */
export async function insertRolledWidget(db: Database, { projectId, widgetId }: RolledWidget): Promise<void> {
  await db.transaction().execute(async trx => {
    await trx
      .insertInto('rolled_widgets')
      .values({ project_id: projectId, widget_id: widgetId, rolled_from: null })
      .onConflict(conflict => conflict.doNothing())
      .execute()
    await trx
      .updateTable('widgets')
      .set({ is_rolled: true })
      .where('project_id', '=', projectId)
      .where('widget_id', '=', widgetId)
      .execute()
  })
}

/** Widgets of which older points are still to be added up. */
export async function selectUnfinished(db: Database): Promise<RolledWidget[]> {
  const rows = await db
    .selectFrom('rolled_widgets')
    .select(['project_id', 'widget_id'])
    .where('rolled_from', '>', EVERYTHING)
    .orderBy('project_id')
    .orderBy('widget_id')
    .execute()
  return rows.map(toRolledWidget)
}

/** Widgets of which something was marked. */
export async function selectMarked(db: Database): Promise<RolledWidget[]> {
  const rows = await db.selectFrom('rollup_marks').select(['project_id', 'widget_id']).distinct().execute()
  return rows.map(toRolledWidget)
}

/** From which instant on it is added up, and before which sums are all that there is. */
interface RolledSpan {
  readonly rolledFrom: string | null
  readonly thinnedBefore: string | null
}

/** Undefined: it is not among those that are added up. Nobody else adds it up until the transaction ends. */
export async function lockRolledWidget(
  trx: Database,
  { projectId, widgetId }: RolledWidget,
): Promise<RolledSpan | undefined> {
  const row = await trx
    .selectFrom('rolled_widgets')
    .select(['rolled_from', 'thinned_before'])
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .forUpdate()
    .executeTakeFirst()
  return row && { rolledFrom: row.rolled_from, thinnedBefore: row.thinned_before }
}

export async function updateRolledFrom(
  trx: Database,
  { projectId, widgetId }: RolledWidget,
  rolledFrom: string,
): Promise<void> {
  await trx
    .updateTable('rolled_widgets')
    .set({ rolled_from: rolledFrom })
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .execute()
}
