// Reads and writes calculated metrics and goals.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { Calculation } from './calculation.ts'
import { filtersText } from './filters-text.ts'
import type { MetricGoal } from './goal.ts'
import { changedAt } from './metric.store.ts'

/** Any number serves, as long as it is nobody else's: locks of one kind do not meet those of another. */
const FORMULA_LOCKS = 7_241

/** Held until the transaction ends: the formulas of a project are saved one after the other, so that none closes a circle. */
export async function lockFormulas(trx: Database, projectId: ProjectId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${FORMULA_LOCKS}, hashtext(${projectId}))`.execute(trx)
}

export interface StoredCalculation {
  readonly widgetId: WidgetId
  readonly metricId: MetricId
  readonly name: string
  readonly calculation: Calculation
}

/** Every calculated metric of the project's widgets. */
export async function selectCalculations(db: Database, projectId: ProjectId): Promise<StoredCalculation[]> {
  const rows = await db
    .selectFrom('metrics')
    .innerJoin('widgets', join =>
      join
        .onRef('widgets.project_id', '=', 'metrics.project_id')
        .onRef('widgets.widget_id', '=', 'metrics.widget_id')
        .on('widgets.deleted_at', 'is', null),
    )
    .select(['metrics.widget_id', 'metrics.metric_id', 'metrics.name', 'metrics.calculation'])
    .where('metrics.project_id', '=', projectId)
    .where('widgets.project_id', '=', projectId)
    .where('metrics.calculation', 'is not', null)
    .execute()
  return rows.map(row => ({
    widgetId: row.widget_id,
    metricId: row.metric_id,
    name: row.name,
    calculation: row.calculation as Calculation,
  }))
}

export async function updateCalculation(
  db: Database,
  ids: { projectId: ProjectId; widgetId: WidgetId; metricId: MetricId },
  calculation: Calculation,
  now: number,
): Promise<void> {
  await db
    .updateTable('metrics')
    .set({ calculation: JSON.stringify(calculation), ...changedAt(now) })
    .where('project_id', '=', ids.projectId)
    .where('widget_id', '=', ids.widgetId)
    .where('metric_id', '=', ids.metricId)
    .execute()
}

/** Sets the goal of a unit or, where the target is null, takes it away. */
export async function replaceGoal(
  db: Database,
  ids: { projectId: ProjectId; widgetId: WidgetId; metricId: MetricId },
  goal: Omit<MetricGoal, 'target'> & { readonly target: string | null },
  now: number,
): Promise<void> {
  const { target } = goal
  await db.transaction().execute(async trx => {
    const text = filtersText(goal.where)
    if (text !== '[]') await replacePartGoal(trx, ids, goal, createHash('sha256').update(text).digest())
    else if (target === null) await deleteGoals(trx, ids, goal.unit)
    else await upsertGoal(trx, ids, { ...goal, target })
    await trx
      .updateTable('metrics')
      .set(changedAt(now))
      .where('project_id', '=', ids.projectId)
      .where('widget_id', '=', ids.widgetId)
      .where('metric_id', '=', ids.metricId)
      .execute()
  })
}

async function upsertGoal(
  db: Database,
  ids: { projectId: ProjectId; widgetId: WidgetId; metricId: MetricId },
  goal: MetricGoal,
): Promise<void> {
  const { unit, target, direction, pace } = goal
  await db
    .insertInto('metric_goals')
    .values({
      project_id: ids.projectId,
      widget_id: ids.widgetId,
      metric_id: ids.metricId,
      unit,
      target,
      direction,
      pace,
    })
    .onConflict(conflict =>
      conflict.columns(['project_id', 'widget_id', 'metric_id', 'unit']).doUpdateSet({ target, direction, pace }),
    )
    .execute()
}

async function replacePartGoal(
  db: Database,
  ids: { projectId: ProjectId; widgetId: WidgetId; metricId: MetricId },
  { unit, target, direction, pace, where }: Omit<MetricGoal, 'target'> & { readonly target: string | null },
  hash: Buffer,
): Promise<void> {
  const key = { project_id: ids.projectId, widget_id: ids.widgetId, metric_id: ids.metricId, unit, hash }
  if (target === null) {
    await db
      .deleteFrom('metric_part_goals')
      .where('project_id', '=', ids.projectId)
      .where('widget_id', '=', ids.widgetId)
      .where('metric_id', '=', ids.metricId)
      .where('unit', '=', unit)
      .where('hash', '=', hash)
      .execute()
    return
  }
  await db
    .insertInto('metric_part_goals')
    .values({ ...key, where: JSON.stringify(where), target, direction, pace })
    .onConflict(conflict =>
      conflict
        .columns(['project_id', 'widget_id', 'metric_id', 'unit', 'hash'])
        .doUpdateSet({ target, direction, pace }),
    )
    .execute()
}

async function deleteGoals(
  db: Database,
  ids: { projectId: ProjectId; widgetId: WidgetId; metricId: MetricId },
  unit: MetricGoal['unit'],
): Promise<void> {
  await db
    .deleteFrom('metric_goals')
    .where('project_id', '=', ids.projectId)
    .where('widget_id', '=', ids.widgetId)
    .where('metric_id', '=', ids.metricId)
    .where('unit', '=', unit)
    .execute()
}
