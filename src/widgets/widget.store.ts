// Reads and writes widgets and their push keys.
import type { Selectable } from 'kysely'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { PeriodPreset } from '../core/preset.ts'
import type { Database } from '../database/client.ts'
import type { WidgetsTable } from '../database/tables.ts'
import { selectBlankKeys } from './blank-keys.store.ts'
import type { ChartType } from './chart-type.ts'
import { toKeptSums } from './kept-sums.ts'
import { changedAt, toMetric } from './metric.store.ts'
import type { Metric } from './metric.ts'
import type { KeyKind, Widget } from './widget.ts'
import { noWidgetOptions, toWidgetOptionFields, toWidgetOptions, type WidgetOptionName } from './widget-option.ts'

export type NewWidget = Omit<Widget, 'metrics' | 'createdAt' | 'updatedAt' | 'version'>
export type WidgetPatch = Partial<
  Pick<
    Widget,
    | 'title'
    | WidgetOptionName
    | 'tags'
    | 'chartType'
    | 'defaultPeriod'
    | 'keyKind'
    | 'dimensions'
    | 'keepInstantsDays'
    | 'keepHoursDays'
  >
>

export async function insertWidget(db: Database, widget: NewWidget, pushKeyHash: Buffer, now: number): Promise<void> {
  const at = new Date(now)
  await db.transaction().execute(async trx => {
    await trx
      .insertInto('widgets')
      .values({
        project_id: widget.projectId,
        widget_id: widget.widgetId,
        title: widget.title,
        ...toWidgetOptionFields(widget),
        tags: [...widget.tags],
        chart_type: widget.chartType,
        key_kind: widget.keyKind,
        key_column: widget.keyColumn,
        default_period: widget.defaultPeriod,
        dimensions: [...widget.dimensions],
        ...toRetentionFields(widget),
        push_key_sealed: widget.pushKeySealed,
        created_at: at,
        updated_at: at,
      })
      .execute()
    await insertPushKey(trx, widget.projectId, widget.widgetId, pushKeyHash)
  })
}

/** The widgets of these ids that exist and belong to the project, each with its metrics, their goals and its keys with blanks: four statements at most. */
export async function selectWidgets(
  db: Database,
  projectId: ProjectId,
  widgetIds: readonly WidgetId[],
): Promise<Widget[]> {
  const rows = await db
    .selectFrom('widgets')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('widget_id', 'in', [...widgetIds])
    .where('deleted_at', 'is', null)
    .execute()
  if (rows.length === 0) return []
  const metrics = await db
    .selectFrom('metrics')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('widget_id', 'in', [...widgetIds])
    .orderBy('widget_id')
    .orderBy('position')
    .execute()
  const goals = await db
    .selectFrom('metric_goals')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('widget_id', 'in', [...widgetIds])
    .execute()
  // Of parts there are goals only where there are dimensions.
  const divided = rows.filter(row => row.dimensions.length > 0).map(row => row.widget_id)
  const partGoals = divided.length > 0 ? await selectPartGoals(db, projectId, divided) : []
  const named = rows.filter(row => row.key_kind === 'CATEGORY').map(row => row.widget_id)
  const blankKeys = named.length > 0 ? await selectBlankKeys(db, projectId, named) : null
  const byWidget = Map.groupBy(metrics, metric => metric.widget_id)
  const goalsOf = Map.groupBy([...goals, ...partGoals], goal => goal.widget_id)
  return rows.map(row => {
    const own = goalsOf.get(row.widget_id) ?? []
    const widget = toWidget(
      row,
      (byWidget.get(row.widget_id) ?? []).map(metric => toMetric(metric, own)),
    )
    const blank = blankKeys?.get(row.widget_id)
    return blank ? { ...widget, blankKeys: blank } : widget
  })
}

function selectPartGoals(db: Database, projectId: ProjectId, widgetIds: readonly WidgetId[]) {
  return db
    .selectFrom('metric_part_goals')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('widget_id', 'in', [...widgetIds])
    .orderBy('unit')
    .orderBy('hash')
    .execute()
}

/** False when there is no such widget. */
export async function updateWidgetRow(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  patch: WidgetPatch,
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('widgets')
    .set({
      ...(patch.title !== undefined && { title: patch.title }),
      ...toWidgetOptionFields(patch),
      ...(patch.tags !== undefined && { tags: [...patch.tags] }),
      ...(patch.chartType !== undefined && { chart_type: patch.chartType }),
      ...(patch.defaultPeriod !== undefined && { default_period: patch.defaultPeriod }),
      ...(patch.dimensions !== undefined && { dimensions: [...patch.dimensions] }),
      ...toRetentionFields(patch),
      ...changedAt(now),
    })
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Marks the widget as deleted and forgets its push keys at once. False when there is no such widget. */
export async function deleteWidgetRow(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const result = await trx
      .updateTable('widgets')
      .set({ deleted_at: new Date(now) })
      .where('project_id', '=', projectId)
      .where('widget_id', '=', widgetId)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
    await deletePushKeys(trx, projectId, widgetId)
    return result.numUpdatedRows > 0n
  })
}

export async function replacePushKey(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId,
  key: { hash: Buffer; sealed: Buffer },
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const result = await trx
      .updateTable('widgets')
      .set({ push_key_sealed: key.sealed, ...changedAt(now) })
      .where('project_id', '=', projectId)
      .where('widget_id', '=', widgetId)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
    if (result.numUpdatedRows === 0n) return false
    await deletePushKeys(trx, projectId, widgetId)
    await insertPushKey(trx, projectId, widgetId, key.hash)
    return true
  })
}

export async function selectWidgetOfPushKey(
  db: Database,
  hash: Buffer,
): Promise<{ projectId: ProjectId; widgetId: WidgetId } | null> {
  const row = await db
    .selectFrom('push_key_hashes')
    .select(['project_id', 'widget_id'])
    .where('push_key_hash', '=', hash)
    .executeTakeFirst()
  return row ? { projectId: row.project_id, widgetId: row.widget_id } : null
}

async function insertPushKey(db: Database, projectId: ProjectId, widgetId: WidgetId, hash: Buffer): Promise<void> {
  await db
    .insertInto('push_key_hashes')
    .values({ push_key_hash: hash, project_id: projectId, widget_id: widgetId })
    .execute()
}

async function deletePushKeys(db: Database, projectId: ProjectId, widgetId: WidgetId): Promise<void> {
  await db.deleteFrom('push_key_hashes').where('project_id', '=', projectId).where('widget_id', '=', widgetId).execute()
}

function toRetentionFields({ keepInstantsDays, keepHoursDays }: WidgetPatch) {
  return {
    ...(keepInstantsDays !== undefined && { keep_instants_days: keepInstantsDays }),
    ...(keepHoursDays !== undefined && { keep_hours_days: keepHoursDays }),
  }
}

function toWidget(row: Selectable<WidgetsTable>, metrics: readonly Metric[]): Widget {
  const sums = toKeptSums(row)
  return {
    projectId: row.project_id,
    widgetId: row.widget_id,
    title: row.title,
    ...noWidgetOptions,
    ...toWidgetOptions(row),
    tags: row.tags,
    chartType: row.chart_type as ChartType,
    keyKind: row.key_kind as KeyKind | null,
    keyColumn: row.key_column,
    defaultPeriod: row.default_period as PeriodPreset,
    dimensions: row.dimensions,
    pushKeySealed: row.push_key_sealed,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    ...(row.is_rolled && { isRolled: true as const }),
    keepInstantsDays: row.keep_instants_days,
    keepHoursDays: row.keep_hours_days,
    ...(sums && { sums }),
    metrics,
  }
}
