// Points that are added up, held against the points themselves: what is stored of them, and what every report reads.
import { isDeepStrictEqual } from 'node:util'
import type { ProjectId, WidgetId } from '../../src/base/id.ts'
import { selectReportData } from '../../src/reports/report.store.ts'
import type { ReportData, SeriesData } from '../../src/reports/report-data.ts'
import type { ReportPlan } from '../../src/reports/report-plan.ts'
import { idOf } from '../../src/request/global-id.ts'
import { type RollUpRules, rollUp } from '../../src/rollups/roll-up.service.ts'
import { createGuard, insertRolledWidget, selectIsGuarded } from '../../src/rollups/rolled-widget.store.ts'
import { type ThinningRules, thinPoints } from '../../src/rollups/thinning.service.ts'
import type { TestApp } from './app.ts'

/** Everything in small steps. */
export const smallSteps: RollUpRules = {
  minPoints: 20,
  maxQuarters: 1_000,
  quietMs: 0,
  chunkPoints: 40,
  chunkQuarters: 8,
}

/** From now on the points of the widget are to be added up. */
export async function beginToRoll({ app }: TestApp, id: string): Promise<void> {
  const { gateway } = app
  const projectId = '1' as ProjectId
  const widgetId = idOf('Widget', id) as WidgetId
  // The job of the gateway may be at it.
  while (!(await selectIsGuarded(gateway.db))) await createGuard(gateway.db).catch(() => {})
  await insertRolledWidget(gateway.db, { projectId, widgetId })
  gateway.services.catalogue.changed(projectId, widgetId)
}

/** Until nothing is left. */
export async function rollAll({ app, log }: TestApp, rules = smallSteps): Promise<void> {
  const { signal } = new AbortController()
  for (let turn = 1; !(await rollUp(app.gateway, rules, signal)); turn++)
    if (turn === 50) throw new Error(`there is no end of adding up: ${log.findLast(line => line.includes('added up'))}`)
}

/** Everything that widgets do not keep is taken away in small steps; `announcedMs` 0: at once. */
export const thinningSteps: ThinningRules = { announcedMs: 0, waitMs: 2_000, chunkPoints: 40, chunkDays: 5 }

/** Until nothing is left, or so many turns. */
export async function thinAll({ app, log }: TestApp, rules = thinningSteps): Promise<void> {
  const { signal } = new AbortController()
  while (!(await selectIsGuarded(app.gateway.db))) await createGuard(app.gateway.db).catch(() => {})
  for (let turn = 1; !(await thinPoints(app.gateway, rules, signal)); turn++)
    if (turn === 50) throw new Error(`there is no end of thinning: ${log.findLast(line => line.includes('thinned'))}`)
}

/** Stretches that say something else than their points, of those that are read: each with both. */
export async function selectWrongRollups({ app }: TestApp): Promise<unknown[]> {
  const { rows } = await app.gateway.pool.query(`
    with sizes (grain, size) as (values (0, 900000000), (1, 3600000000), (2, 86400000000)),
    marked as (select distinct m.project_id, m.widget_id, s.grain, m.quarter - (m.quarter % s.size + s.size) % s.size as start
      from rollup_marks m cross join sizes s),
    raw as (
      select p.project_id, p.widget_id, p.metric_id, s.grain, p.key - (p.key % s.size + s.size) % s.size as start,
        sum(p.value) as sum, count(*) as count, min(p.value) as minimum, max(p.value) as maximum, max(p.key) as last_key,
        (array_agg(p.value order by p.key desc))[1] as latest
      from points p cross join sizes s group by 1, 2, 3, 4, 5)
    select * from (
      select project_id, widget_id, metric_id, grain, start, r as expected, u as stored
      from (select raw.* from raw join rolled_widgets w using (project_id, widget_id) where raw.start >= w.rolled_from and raw.start >= coalesce(w.thinned_before, raw.start)) r
      full join (select u.* from rollups u join rolled_widgets w using (project_id, widget_id) where u.start >= w.rolled_from and u.start >= coalesce(w.thinned_before, u.start)) u
        using (project_id, widget_id, metric_id, grain, start)
      where (r.sum, r.count, r.minimum, r.maximum, r.last_key, r.latest)
        is distinct from (u.sum, u.count, u.minimum, u.maximum, u.last_key, u.latest)
    ) x
    where not exists (select from marked m where m.project_id = x.project_id and m.widget_id = x.widget_id
      and m.grain = x.grain and m.start = x.start)`)
  return rows
}

/** How many reads of instants were held against those of points alone. */
export interface ReadComparison {
  compared: number
  readonly differences: unknown[]
}

/** Every read of a report from now on is made twice in one snapshot, from what was added up and from points alone. */
export function compareReads({ app }: TestApp): ReadComparison {
  const { pool, services } = app.gateway
  const comparison: ReadComparison = { compared: 0, differences: [] }
  const { reportBatcher } = services
  const read = reportBatcher.read.bind(reportBatcher)
  reportBatcher.read = async (projectId, plans, span) => {
    const client = await pool.connect()
    try {
      await client.query('begin isolation level repeatable read')
      const rolled = await selectReportData(client, projectId, plans)
      const raw = await selectReportData(client, projectId, plans.map(ofPoints))
      await client.query('commit')
      for (const [index, plan] of plans.entries()) {
        if (!plan.spec.inputs.some(({ isRolled }) => isRolled)) continue
        comparison.compared++
        const [one, other] = [rolled[index], raw[index]].map(data => data && toComparable(data))
        if (!isDeepStrictEqual(one, other)) comparison.differences.push({ period: plan.period, one, other })
      }
    } finally {
      client.release()
    }
    return read(projectId, plans, span)
  }
  return comparison
}

function ofPoints(plan: ReportPlan): ReportPlan {
  const inputs = plan.spec.inputs.map(({ isRolled: _, ...input }) => input)
  return { ...plan, spec: { ...plan.spec, inputs } }
}

const toComparable = ({ series, ...rest }: ReportData) => ({
  ...rest,
  series: series.map(ranges => ranges.map(toComparableSeries)),
})

function toComparableSeries({ series, ...rest }: SeriesData) {
  const buckets = [...series.keys()].sort((a, b) => a - b).map(bucket => [bucket, normal(series.get(bucket))])
  return normal({ ...rest, buckets })
}

/** Of two equal numbers 1.5 and 1.50 either may be the least. `latest` of a bucket is read where the metric shows it: else it is null in both. */
function normal(value: unknown): unknown {
  if (typeof value === 'string') return /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : value
  if (Array.isArray(value)) return value.map(normal)
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, normal(v)]))
  return value
}
