// How far widgets keep instants, and the sums that take their place.
import { sql } from 'kysely'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { DAY, OF_ZONE_DAYS, QUARTER, startText } from './grain.ts'
import type { RolledWidget } from './rollup.ts'

/** A widget that does not keep all instants. */
export interface RetainedWidget extends RolledWidget {
  readonly isRolled: boolean
  readonly keepInstantsDays: number
  readonly keepHoursDays: number | null
  readonly instantsFrom: string | null
  readonly hoursFrom: string | null
  /** Where its days of hours that are no longer kept begin: once chosen, the zone stays. */
  readonly daysZone: string
}

export async function selectRetained(db: Database): Promise<RetainedWidget[]> {
  const { rows } = await sql<{
    project_id: ProjectId
    widget_id: WidgetId
    is_rolled: boolean
    keep_instants_days: number
    keep_hours_days: number | null
    instants_from: string | null
    hours_from: string | null
    days_zone: string
  }>`select w.project_id, w.widget_id, r.widget_id is not null as is_rolled, w.keep_instants_days, w.keep_hours_days,
      w.instants_from, w.hours_from, coalesce(w.days_zone, p.time_zone) as days_zone
    from widgets w join projects p on p.project_id = w.project_id
    left join rolled_widgets r on r.project_id = w.project_id and r.widget_id = w.widget_id
    where w.keep_instants_days is not null and w.key_kind = 'TIME' and w.dimensions = '{}' and w.deleted_at is null
    order by w.project_id, w.widget_id`.execute(db)
  return rows.map(row => ({
    projectId: row.project_id,
    widgetId: row.widget_id,
    isRolled: row.is_rolled,
    keepInstantsDays: row.keep_instants_days,
    keepHoursDays: row.keep_hours_days,
    instantsFrom: row.instants_from,
    hoursFrom: row.hours_from,
    daysZone: row.days_zone,
  }))
}

export interface KeptFrom {
  readonly instantsFrom: string
  readonly hoursFrom: string | null
  readonly daysZone: string | null
}

/** From now on pushes to earlier instants are refused. False where the widget has changed meanwhile, or is not added up. */
export async function updateKeptFrom(
  db: Database,
  { projectId, widgetId }: RolledWidget,
  { instantsFrom, hoursFrom, daysZone }: KeptFrom,
): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const widget = await trx
      .updateTable('widgets')
      .set({ instants_from: instantsFrom, ...(hoursFrom !== null && { hours_from: hoursFrom }) })
      .$if(daysZone !== null, q => q.set({ days_zone: daysZone ?? '' }))
      .where('project_id', '=', projectId)
      .where('widget_id', '=', widgetId)
      .where('key_kind', '=', 'TIME')
      .where(sql<boolean>`dimensions = '{}'`)
      .where('keep_instants_days', 'is not', null)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
    if (widget.numUpdatedRows === 0n) return false
    const rolled = await trx
      .updateTable('rolled_widgets')
      .set({ instants_from: instantsFrom, announced_at: sql<Date>`now()` })
      .where('project_id', '=', projectId)
      .where('widget_id', '=', widgetId)
      .executeTakeFirst()
    if (rolled.numUpdatedRows === 0n) throw new Error('the widget is not added up any more')
    return true
  })
}

/** Widgets of which something is left to be taken away, and was announced so long ago that every gateway knows. */
export async function selectUnthinned(db: Database, announcedMs: number): Promise<RolledWidget[]> {
  const { rows } = await sql<{ project_id: ProjectId; widget_id: WidgetId }>`
    select w.project_id, w.widget_id
    from rolled_widgets r join widgets w on w.project_id = r.project_id and w.widget_id = r.widget_id
    where (r.thinned_before is null or r.thinned_before < w.instants_from
        or (w.hours_from is not null and (r.days_before is null or r.days_before < w.hours_from)))
      and w.instants_from is not null and w.deleted_at is null
      and r.announced_at <= now() - ${announcedMs} * interval '1 millisecond'
    order by w.project_id, w.widget_id`.execute(db)
  return rows.map(row => ({ projectId: row.project_id, widgetId: row.widget_id }))
}

/** How far a widget has been thinned, and how far it is to be. */
export interface Thinning extends KeptFrom {
  readonly thinnedBefore: string | null
  readonly daysBefore: string | null
}

/** Undefined: there is nothing to thin. Nobody else adds the widget up until the transaction ends. */
export async function lockThinning(
  trx: Database,
  { projectId, widgetId }: RolledWidget,
): Promise<Thinning | undefined> {
  const { rows } = await sql<{
    thinned_before: string | null
    days_before: string | null
    instants_from: string
    hours_from: string | null
    days_zone: string | null
  }>`select r.thinned_before, r.days_before, w.instants_from, w.hours_from, w.days_zone
    from rolled_widgets r join widgets w on w.project_id = r.project_id and w.widget_id = r.widget_id
    where r.project_id = ${projectId} and r.widget_id = ${widgetId} and w.project_id = ${projectId}
      and w.instants_from is not null and w.deleted_at is null
    for update of r`.execute(trx)
  const [row] = rows
  return (
    row && {
      thinnedBefore: row.thinned_before,
      daysBefore: row.days_before,
      instantsFrom: row.instants_from,
      hoursFrom: row.hours_from,
      daysZone: row.days_zone,
    }
  )
}

const metricsOf = ({ projectId, widgetId }: RolledWidget) =>
  sql`(select project_id, widget_id, metric_id from metrics where project_id = ${projectId} and widget_id = ${widgetId}) m`

/** The day through which to thin next: about so many points lie before it, and those of a day at least. */
export async function selectThinnedDay(
  trx: Database,
  widget: RolledWidget,
  { from, before, points }: { readonly from: string; readonly before: string; readonly points: number },
): Promise<string> {
  const own = sql`select p.key from points p where p.project_id = m.project_id and p.widget_id = m.widget_id
    and p.metric_id = m.metric_id and p.key >= ${from}::bigint and p.key < ${before}::bigint order by p.key`
  const { rows } = await sql<{ bound: string }>`
    select least(${before}::bigint, greatest(${sql.raw(startText('min(b.key)', DAY))}, ${sql.raw(startText('min(f.key)', DAY))} + ${sql.lit(DAY)})) as bound
    from (select *, count(*) over () as metrics from ${metricsOf(widget)}) m
    left join lateral (${own} limit 1) f on true
    left join lateral (${own} limit 1 offset ${points}::bigint / m.metrics) b on true`.execute(trx)
  return rows[0]?.bound ?? before
}

/** Points and marks between two days, whose sums were made in this transaction. Returns how many points went. */
export async function deleteThinned(
  trx: Database,
  { projectId, widgetId }: RolledWidget,
  from: string,
  before: string,
): Promise<bigint> {
  await sql`delete from rollup_marks where project_id = ${projectId} and widget_id = ${widgetId}
    and quarter >= ${from}::bigint and quarter < ${before}::bigint`.execute(trx)
  const result = await sql`delete from points
    where project_id = ${projectId} and widget_id = ${widgetId}
      and metric_id in (select metric_id from metrics where project_id = ${projectId} and widget_id = ${widgetId})
      and key >= ${from}::bigint and key < ${before}::bigint`.execute(trx)
  return result.numAffectedRows ?? 0n
}

/** How many points quarters of an hour between two days were added up of. */
export async function selectSummedCount(
  trx: Database,
  widget: RolledWidget,
  from: string,
  before: string,
): Promise<bigint> {
  const { rows } = await sql<{ count: string | null }>`select sum(u.count) as count
    from ${metricsOf(widget)} join rollups u on u.project_id = ${widget.projectId} and u.widget_id = ${widget.widgetId}
      and u.metric_id = m.metric_id and u.grain = 0 and u.start >= ${from}::bigint and u.start < ${before}::bigint`.execute(
    trx,
  )
  return BigInt(rows[0]?.count ?? 0)
}

/** Whether there are points where sums are all that counts: written by who knows nothing of these. */
export async function selectHasStrays(db: Database, widget: RolledWidget): Promise<boolean> {
  const { rows } = await sql`select from ${metricsOf(widget)}
    join rolled_widgets r on r.project_id = ${widget.projectId} and r.widget_id = ${widget.widgetId}
    where exists (select from points p where p.project_id = m.project_id and p.widget_id = m.widget_id and p.metric_id = m.metric_id
      and p.key < r.thinned_before) limit 1`.execute(db)
  return rows.length > 0
}

export async function updateThinnedBefore(
  trx: Database,
  { projectId, widgetId }: RolledWidget,
  bounds: { readonly thinned_before: string } | { readonly days_before: string },
): Promise<void> {
  await trx
    .updateTable('rolled_widgets')
    .set(bounds)
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .execute()
}

/** The first quarter of an hour from there on; null: there is none. */
export async function selectFirstQuarter(trx: Database, widget: RolledWidget, from: string): Promise<string | null> {
  const { rows } = await sql<{ start: string | null }>`select min(f.start) as start from ${metricsOf(widget)}
    cross join lateral (
      select u.start from rollups u where u.project_id = m.project_id and u.widget_id = m.widget_id and u.metric_id = m.metric_id
        and u.grain = 0 and u.start >= ${from}::bigint order by u.start limit 1) f`.execute(trx)
  return rows[0]?.start ?? null
}

/** Makes a sum of the quarters of each of these days, given by where they begin and the last one ends. */
export async function insertZoneDays(trx: Database, widget: RolledWidget, bounds: readonly string[]): Promise<void> {
  const days = sql`unnest(${bounds.slice(0, -1)}::bigint[], ${bounds.slice(1)}::bigint[]) as r (from_key, before_key)`
  const own = sql`u.project_id = m.project_id and u.widget_id = m.widget_id and u.metric_id = m.metric_id and u.grain = 0`
  await sql`insert into rollups (project_id, widget_id, metric_id, grain, start, sum, count, minimum, maximum, last_key, latest)
    select ${widget.projectId}::bigint, ${widget.widgetId}::bigint, m.metric_id, ${OF_ZONE_DAYS}::smallint, r.from_key, g.sum, g.count,
      g.minimum, g.maximum, g.last_key,
      (select u.latest from rollups u where ${own} and u.start = ${sql.raw(startText('g.last_key', QUARTER))})
    from ${metricsOf(widget)} cross join ${days}
    cross join lateral (
      select sum(u.sum) as sum, sum(u.count) as count, min(u.minimum) as minimum, max(u.maximum) as maximum, max(u.last_key) as last_key
      from rollups u where ${own} and u.start >= r.from_key and u.start < r.before_key having count(*) > 0) g`.execute(
    trx,
  )
}

/** Quarters, hours and days of UTC that begin before this. */
export async function deleteShorterSums(
  trx: Database,
  { projectId, widgetId }: RolledWidget,
  before: string,
): Promise<void> {
  await sql`delete from rollups where project_id = ${projectId} and widget_id = ${widgetId}
    and metric_id in (select metric_id from metrics where project_id = ${projectId} and widget_id = ${widgetId})
    and grain <> ${OF_ZONE_DAYS} and start < ${before}::bigint`.execute(trx)
}
