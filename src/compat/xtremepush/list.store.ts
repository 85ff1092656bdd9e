// Lists: the columns that were declared, compiled to expressions. What a client wrote is bound, never part of the SQL.
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Id } from '../../base/id.ts'
import type { Database } from '../../database/client.ts'
import type { KeyKind } from '../../widgets/widget.ts'
import type { eventColumns, metricColumns, pointColumns, queryColumns, tokenColumns, widgetColumns } from './columns.ts'
import type { feedColumns } from './feed.ts'
import type { Column, Columns, Condition, ListRequest, Operator, Value } from './list.ts'
import type { sourceColumns } from './source.ts'
import type { taskColumns } from './task.ts'

type Sql = RawBuilder<unknown>

/** Where the rows of a model come from, and what each of its columns reads. */
export interface ListSource {
  readonly from: Sql
  /** Says the project of every table. */
  readonly where: Sql
  /** Of an id of several parts: what is shown, and what is compared. */
  readonly columns: Readonly<Record<string, Sql | { readonly shown: Sql; readonly compared: Sql }>>
  /** Ends every order, so that pages do not overlap. */
  readonly key: Sql
}

type ColumnsOf<Declared> = { readonly [K in keyof Declared]: ListSource['columns'][string] }

export function widgetSource(projectId: Id): ListSource {
  return {
    from: sql`widgets t`,
    where: sql`t.project_id = ${projectId} and t.deleted_at is null`,
    columns: {
      id: sql`t.widget_id`,
      title: sql`t.title`,
      description: sql`t.description`,
      owner: sql`t.owner`,
      tags: sql`t.tags`,
      chart_type: sql`t.chart_type`,
      key_kind: sql`t.key_kind`,
      key_column: sql`t.key_column`,
      default_period: sql`t.default_period`,
      created_at: sql`t.created_at`,
    } satisfies ColumnsOf<typeof widgetColumns>,
    key: sql`t.widget_id`,
  }
}

const metricId = { shown: sql`m.widget_id || '/' || m.metric_id`, compared: sql`m.metric_id` }

/** As `aggregationOf` says. */
const aggregation = sql`coalesce(m.aggregation, case when m.cumulative then 'LATEST' when m.average then 'AVERAGE'
  when m.percent or position('%' in m.name) > 0 then 'AVERAGE' else 'SUM' end)`

export function metricSource(projectId: Id): ListSource {
  return {
    from: sql`metrics m join widgets w on w.project_id = m.project_id and w.widget_id = m.widget_id`,
    where: sql`m.project_id = ${projectId} and w.project_id = ${projectId} and w.deleted_at is null`,
    columns: {
      id: metricId,
      widget_id: sql`m.widget_id`,
      name: sql`m.name`,
      description: sql`m.description`,
      unit: sql`m.unit`,
      aggregation,
      color: sql`m.color`,
      chart_type: sql`m.chart_type`,
      reverse: sql`m.reverse`,
      reverse_graph: sql`m.reverse_graph`,
      y_axis: sql`m.y_axis`,
      y_axis_min: sql`m.y_axis_min`,
      y_axis_max: sql`m.y_axis_max`,
      y_axis_show: sql`m.y_axis_show`,
      label_show: sql`m.label_show`,
      headline_override: sql`m.headline_override`,
      comparison_override: sql`m.comparison_override`,
      formula: sql`m.calculation ->> 'text'`,
      created_at: sql`m.created_at`,
    } satisfies ColumnsOf<typeof metricColumns>,
    key: sql`m.metric_id`,
  }
}

export function pointSource(projectId: Id, widgetId: Id, keyKind: KeyKind | null): ListSource {
  // A widget that was never pushed to has no points in either table; its keys are compared as text.
  const isCategory = keyKind === 'CATEGORY' || keyKind === null
  const key = isCategory ? sql`p.category` : sql`p.key`
  return {
    from: sql`${isCategory ? sql`category_points` : sql`points`} p join metrics m
      on m.project_id = p.project_id and m.widget_id = p.widget_id and m.metric_id = p.metric_id`,
    where: sql`p.project_id = ${projectId} and m.project_id = ${projectId} and p.widget_id = ${widgetId}`,
    columns: { metric_id: metricId, metric: sql`m.name`, key, value: sql`p.value` } satisfies ColumnsOf<
      ReturnType<typeof pointColumns>
    >,
    key: sql`p.metric_id, ${key}`,
  }
}

export function eventSource(projectId: Id): ListSource {
  return {
    from: sql`events t`,
    where: sql`t.project_id = ${projectId}`,
    columns: {
      id: sql`t.event_id`,
      event: sql`t.name`,
      timestamp: sql`t.at`,
      user_id: sql`t.user_id`,
      anonymous_id: sql`t.anonymous_id`,
      user_attributes: sql`t.properties`,
    } satisfies ColumnsOf<typeof eventColumns>,
    key: sql`t.event_id`,
  }
}

export function tokenSource(projectId: Id): ListSource {
  return {
    from: sql`tokens t`,
    where: sql`t.project_id = ${projectId} and t.kind = 'token'`,
    columns: {
      id: sql`t.token_id`,
      name: sql`t.name`,
      hint: sql`t.hint`,
      scopes: sql`t.scopes`,
      allowed_ips: sql`t.allowed_ips`,
      allowed_events: sql`t.allowed_events`,
      created_at: sql`t.created_at`,
      expires_at: sql`t.expires_at`,
      revoked_at: sql`t.revoked_at`,
      last_used_at: sql`t.last_used_at`,
    } satisfies ColumnsOf<typeof tokenColumns>,
    key: sql`t.token_id`,
  }
}

export function querySource(projectId: Id): ListSource {
  return {
    from: sql`saved_queries q join query_versions v
      on v.project_id = q.project_id and v.query_id = q.query_id and v.version = q.version`,
    where: sql`q.project_id = ${projectId} and v.project_id = ${projectId} and q.deleted_at is null`,
    columns: {
      id: sql`q.query_id`,
      name: sql`q.name`,
      description: sql`v.description`,
      language: sql`q.language`,
      text: sql`v.sql`,
      variables: sql`v.variables`,
      version: sql`q.version`,
      cache_minutes: sql`v.cache_minutes`,
      created_at: sql`q.created_at`,
      saved_at: sql`v.saved_at`,
      saved_by: sql`v.saved_by`,
    } satisfies ColumnsOf<typeof queryColumns>,
    key: sql`q.query_id`,
  }
}

export function taskSource(projectId: Id): ListSource {
  return {
    from: sql`tasks t`,
    where: sql`t.project_id = ${projectId}`,
    columns: {
      id: sql`t.task_id`,
      kind: sql`t.kind`,
      state: sql`t.state`,
      rows: sql`t.rows`,
      done_rows: sql`t.done_rows`,
      progress: sql`case when t.rows = 0 then 1 else round(t.done_rows::numeric / t.rows, 4) end`,
      created: sql`t.created`,
      changed: sql`t.changed`,
      created_by: sql`t.created_by`,
      created_at: sql`t.created_at`,
      started_at: sql`t.started_at`,
      ended_at: sql`t.ended_at`,
      error: sql`t.error`,
    } satisfies ColumnsOf<typeof taskColumns>,
    key: sql`t.task_id`,
  }
}

export function sourceSource(projectId: Id): ListSource {
  return {
    from: sql`sources t`,
    where: sql`t.project_id = ${projectId}`,
    columns: {
      id: sql`t.source_id`,
      name: sql`t.name`,
      description: sql`t.description`,
      version: sql`t.version`,
      created_at: sql`t.created_at`,
      updated_at: sql`t.updated_at`,
    } satisfies ColumnsOf<typeof sourceColumns>,
    key: sql`t.source_id`,
  }
}

export function feedSource(projectId: Id): ListSource {
  return {
    from: sql`feeds t`,
    where: sql`t.project_id = ${projectId}`,
    columns: {
      id: sql`t.feed_id`,
      name: sql`t.name`,
      source_id: sql`t.source_id`,
      widget_id: sql`t.widget_id`,
      history: sql`t.history`,
      cron: sql`t.cron`,
      time_zone: sql`t.time_zone`,
      paused: sql`t.paused`,
      hook: sql`t.hook`,
      next_run_at: sql`t.next_run_at`,
      last_success_at: sql`t.last_success_at`,
      created_at: sql`t.created_at`,
    } satisfies ColumnsOf<typeof feedColumns>,
    key: sql`t.feed_id`,
  }
}

/** The rows of a list, one statement. */
export async function selectList(
  db: Database,
  source: ListSource,
  columns: Columns,
  request: ListRequest,
): Promise<Record<string, unknown>[]> {
  const shown = request.select.map(name => sql`${shownOf(source, name)} as ${sql.id(name)}`)
  const condition = request.condition ? sql` and ${compile(source, columns, request.condition)}` : sql``
  const order = [
    ...request.order.map(
      ({ column, isDescending }) => sql`${comparedOf(source, column)} ${isDescending ? sql`desc` : sql`asc`}`,
    ),
    source.key,
  ]
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(shown)} from ${source.from}
    where ${source.where}${condition} order by ${sql.join(order)} limit ${request.limit} offset ${request.offset}`.execute(
    db,
  )
  return rows
}

function columnOf(source: ListSource, name: string) {
  const column = source.columns[name]
  if (!column) throw new Error(`the column ${name} reads nothing`)
  return column
}

const shownOf = (source: ListSource, name: string): Sql => {
  const column = columnOf(source, name)
  return 'shown' in column ? column.shown : column
}

const comparedOf = (source: ListSource, name: string): Sql => {
  const column = columnOf(source, name)
  return 'compared' in column ? column.compared : column
}

function compile(source: ListSource, columns: Columns, condition: Condition): Expression<SqlBool> {
  if ('column' in condition) {
    const { column, operator, values } = condition
    return compare(comparedOf(source, column), columns[column] as Column, operator, values)
  }
  if (condition.of.length === 0) return condition.all ? sql<SqlBool>`true` : sql<SqlBool>`false`
  const parts = condition.of.map(each => compile(source, columns, each))
  return sql<SqlBool>`(${sql.join(parts, condition.all ? sql` and ` : sql` or `)})`
}

const symbols: Readonly<Record<Exclude<Operator, 'IN' | 'NOT IN'>, RawBuilder<unknown>>> = {
  '=': sql`=`,
  '!=': sql`<>`,
  '<': sql`<`,
  '<=': sql`<=`,
  '>': sql`>`,
  '>=': sql`>=`,
}

function compare(left: Sql, column: Column, operator: Operator, values: readonly Value[]): RawBuilder<SqlBool> {
  const [value = null] = values
  if (operator === 'IN' || operator === 'NOT IN') {
    if (values.length === 0) return operator === 'IN' ? sql`false` : sql`true`
    const list = sql.join(values.map(each => bound(column, each)))
    if (column.kind !== 'texts') return operator === 'IN' ? sql`${left} in (${list})` : sql`${left} not in (${list})`
    const overlaps = sql<SqlBool>`coalesce(${left} && array[${list}], false)`
    return operator === 'IN' ? overlaps : sql`not ${overlaps}`
  }
  if (value === null) return operator === '=' ? sql`${left} is null` : sql`${left} is not null`
  if (column.kind !== 'texts') return sql`${left} ${symbols[operator]} ${bound(column, value)}`
  const holds = sql<SqlBool>`coalesce(${bound(column, value)} = any (${left}), false)`
  return operator === '=' ? holds : sql`not ${holds}`
}

/** Numbers are compared as numeric: a whole number too large for its column is larger, no error. */
function bound(column: Column, value: Value): Sql {
  switch (column.kind) {
    case 'number':
      return sql`${value}::numeric`
    case 'id':
    case 'day':
    case 'instant':
      return sql`${value}::bigint`
    case 'datetime':
      return sql`${value}::timestamptz`
    case 'boolean':
      return sql`${value}::boolean`
    default:
      return sql`${value}::text`
  }
}
