// Adds up the points of a widget. Its row is locked before (`lockRolledWidget`), so that nobody else does at the same time.
import { sql } from 'kysely'
import type { Database } from '../database/client.ts'
import { DAY, grains, QUARTER, startText } from './grain.ts'
import { EVERYTHING, type RolledWidget } from './rollup.ts'

/** Stretches of instants, `[from, before)`, that begin and end at the stretches of the grain. */
interface Stretches {
  readonly from: readonly string[]
  readonly before: readonly string[]
}

/** Adds up what lies in these quarters of an hour, given by their starts, and the hours and days that these are of. */
export async function upsertQuarters(trx: Database, widget: RolledWidget, quarters: readonly string[]): Promise<void> {
  for (const { grain, size } of grains) {
    const starts = [...new Set(quarters.map(quarter => startOf(quarter, size)))]
    await replaceRollups(trx, widget, grain, {
      from: starts.map(String),
      before: starts.map(start => String(start + BigInt(size))),
    })
  }
}

const startOf = (quarter: string, size: number): bigint => {
  const [key, step] = [BigInt(quarter), BigInt(size)]
  return key - (((key % step) + step) % step)
}

/** Adds up all that lies between two days; either may be the end of time. */
export async function upsertRange(trx: Database, widget: RolledWidget, from: string, before: string): Promise<void> {
  for (const { grain } of grains) await replaceRollups(trx, widget, grain, { from: [from], before: [before] })
}

/** The shortest stretches are made of points, and each of the longer ones of those before. */
async function replaceRollups(
  trx: Database,
  { projectId, widgetId }: RolledWidget,
  grain: number,
  { from, before }: Stretches,
): Promise<void> {
  const stretches = sql`unnest(${[...from]}::bigint[], ${[...before]}::bigint[]) as r (from_key, before_key)`
  const metrics = sql`(select project_id, widget_id, metric_id from metrics where project_id = ${projectId} and widget_id = ${widgetId}) m`
  await sql`delete from rollups u using ${metrics}, ${stretches}
    where u.project_id = ${projectId} and u.widget_id = ${widgetId} and u.metric_id = m.metric_id and u.grain = ${grain}
      and u.start >= r.from_key and u.start < r.before_key`.execute(trx)
  const added = grain === 0 ? ofPoints() : ofRollups(grain)
  await sql`insert into rollups (project_id, widget_id, metric_id, grain, start, sum, count, minimum, maximum, last_key, latest)
    select ${projectId}::bigint, ${widgetId}::bigint, m.metric_id, ${grain}::smallint, g.start, g.sum, g.count, g.minimum, g.maximum, g.last_key,
      (${added.latest})
    from ${metrics} cross join ${stretches} cross join lateral (${added.sums}) g`.execute(trx)
}

const ofMetric = (table: string) =>
  sql.raw(
    `${table}.project_id = m.project_id and ${table}.widget_id = m.widget_id and ${table}.metric_id = m.metric_id`,
  )

const ofPoints = () => ({
  sums: sql`select ${sql.raw(startText('p.key', QUARTER))} as start, sum(p.value) as sum, count(*) as count, min(p.value) as minimum,
      max(p.value) as maximum, max(p.key) as last_key
    from points p where ${ofMetric('p')} and p.key >= r.from_key and p.key < r.before_key group by 1`,
  latest: sql`select l.value from points l where ${ofMetric('l')} and l.key = g.last_key`,
})

/** Of the stretches before, and of nothing else: one of them may be out of date, and its last point gone. Then it is marked, and so is this one. */
const ofRollups = (grain: number) => {
  const [shorter, own] = [grains[grain - 1]?.size ?? QUARTER, grains[grain]?.size ?? DAY]
  return {
    sums: sql`select ${sql.raw(startText('u.start', own))} as start, sum(u.sum) as sum, sum(u.count) as count,
        min(u.minimum) as minimum, max(u.maximum) as maximum, max(u.last_key) as last_key
      from rollups u where ${ofMetric('u')} and u.grain = ${grain - 1} and u.start >= r.from_key and u.start < r.before_key group by 1`,
    latest: sql`select l.latest from rollups l where ${ofMetric('l')} and l.grain = ${grain - 1}
      and l.start = ${sql.raw(startText('g.last_key', shorter))}`,
  }
}

/**
 * Takes marks of the newest quarters of an hour away, for so many quarters of all metrics together, and four at least. What those who made them changed is seen
 * by every statement after this one. Resolves to the quarters, and whether there may be more.
 */
export async function deleteMarks(
  trx: Database,
  { projectId, widgetId }: RolledWidget,
  limit: number,
): Promise<{ readonly quarters: readonly string[]; readonly isAll: boolean }> {
  const { rows } = await sql<{ quarter: string; places: number }>`
    with places as (
      select greatest(4, ${limit}::int / greatest(1, count(*)::int)) as places from metrics
      where project_id = ${projectId} and widget_id = ${widgetId})
    select distinct quarter, (select places from places) as places from rollup_marks
    where project_id = ${projectId} and widget_id = ${widgetId}
    order by quarter desc limit (select places from places)`.execute(trx)
  const quarters = rows.map(row => row.quarter)
  if (quarters.length === 0) return { quarters, isAll: true }
  await trx
    .deleteFrom('rollup_marks')
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where(sql<boolean>`quarter = any (${quarters}::bigint[])`)
    .execute()
  return { quarters, isAll: quarters.length < (rows[0]?.places ?? 0) }
}

/** Marks of a widget that is not added up any more. */
export async function deleteAllMarks(trx: Database, { projectId, widgetId }: RolledWidget): Promise<void> {
  await trx.deleteFrom('rollup_marks').where('project_id', '=', projectId).where('widget_id', '=', widgetId).execute()
}

/** The day from which to add up next: about so many points lie between it and what is added up. Null: nothing is left. */
export async function selectNextDay(
  trx: Database,
  { projectId, widgetId }: RolledWidget,
  rolledFrom: string,
  points: number,
): Promise<string | null> {
  const older = sql`select p.key from points p where p.project_id = m.project_id and p.widget_id = m.widget_id
    and p.metric_id = m.metric_id and p.key < ${rolledFrom}::bigint order by p.key desc`
  const { rows } = await sql<{ newest: string | null; bound: string | null }>`
    select max(n.key) as newest, ${sql.raw(startText('max(b.key)', DAY))} as bound
    from (select *, count(*) over () as metrics from metrics where project_id = ${projectId} and widget_id = ${widgetId}) m
    left join lateral (${older} limit 1) n on true
    left join lateral (${older} limit 1 offset ${points}::bigint / m.metrics) b on true`.execute(trx)
  const [found] = rows
  if (!found || found.newest === null) return null
  return found.bound ?? EVERYTHING
}
