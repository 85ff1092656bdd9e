// Lists: the columns that were declared, compiled to one statement. What a client wrote is bound, never part of the SQL.
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { Principal } from '../request/context.ts'
import { answers, type Restriction, refusalOf } from '../request/restriction.ts'
import {
  type Column,
  type ColumnKind,
  type Condition,
  type ListBody,
  type ListRequest,
  type Operator,
  toListRequest,
  type Value,
} from './list.ts'
import { toRow } from './row.ts'

type Sql = RawBuilder<unknown>

/** A column and the expression that it reads. */
export interface ListColumn extends Column {
  readonly reads: Sql
  /** What is compared and ordered by, where that is not what is read. */
  readonly compares?: Sql
}

/** Where the rows of a list come from. Stands in the `*.list.ts` of its noun. */
export interface ListTable {
  readonly columns: Readonly<Record<string, ListColumn>>
  readonly from: Sql
  /** Names the project of every table. */
  readonly where: (projectId: ProjectId) => Sql
  /** The widget that a row belongs to; without it the list is refused to principals that are limited to some widgets. */
  readonly widgetId?: Sql
  /** Shows nothing of rows that were pushed, or only those that its reader may see. */
  readonly isDivisible?: boolean
  /** Ends every order, so that pages do not overlap. */
  readonly key: Sql
}

export function column(kind: ColumnKind, reads: Sql, description: string): ListColumn {
  return { kind, reads, description }
}

/** A column that may be null. */
export function optional(kind: ColumnKind, reads: Sql, description: string): ListColumn {
  return { kind, reads, description, isNullable: true }
}

/** The global id of something of this type. */
export function idColumn(typename: string, reads: Sql, description: string): ListColumn {
  return { kind: 'id', typename, reads, description }
}

/** The rows of a list as they are answered, in one statement. Throws BAD_USER_INPUT that names `select`, `condition` or `order`. */
export async function readList(
  db: Database,
  by: Pick<Principal, 'projectId' | 'restriction'>,
  table: ListTable,
  body: ListBody,
): Promise<Record<string, unknown>[]> {
  const rows = await selectRows(db, by, table, toListRequest(table.columns, body))
  return rows.map(row => toRow(table.columns, row))
}

async function selectRows(
  db: Database,
  { projectId, restriction }: Pick<Principal, 'projectId' | 'restriction'>,
  table: ListTable,
  request: ListRequest,
) {
  const part = restriction ? sql` and ${withinPart(table, restriction)}` : sql``
  const selected = request.select.map(name => sql`${columnOf(table, name).reads} as ${sql.id(name)}`)
  const condition = request.condition ? sql` and ${compile(table, request.condition)}` : sql``
  const order = [
    ...request.order.map(
      ({ column, isDescending }) => sql`${comparedOf(table, column)} ${isDescending ? sql`desc` : sql`asc`}`,
    ),
    table.key,
  ]
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(selected)} from ${table.from}
    where ${table.where(projectId)}${part}${condition} order by ${sql.join(order)} limit ${request.limit} offset ${request.offset}`.execute(
    db,
  )
  return rows
}

function withinPart({ widgetId, isDivisible }: ListTable, restriction: Restriction): Sql {
  if (!widgetId || !answers(restriction, { isRestrictable: true, isDivisible })) throw refusalOf(restriction)
  return sql`${widgetId} = any (${[...restriction.widgetIds]}::bigint[])`
}

function columnOf(table: ListTable, name: string): ListColumn {
  const column = table.columns[name]
  if (!column) throw new Error(`the column ${name} reads nothing`)
  return column
}

function comparedOf(table: ListTable, name: string): Sql {
  const column = columnOf(table, name)
  return column.compares ?? column.reads
}

function compile(table: ListTable, condition: Condition): Expression<SqlBool> {
  if ('column' in condition) {
    const { column, operator, values } = condition
    return compare(comparedOf(table, column), columnOf(table, column), operator, values)
  }
  if (condition.of.length === 0) return condition.all ? sql<SqlBool>`true` : sql<SqlBool>`false`
  const parts = condition.of.map(each => compile(table, each))
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
    if (!isMultiple(column)) return operator === 'IN' ? sql`${left} in (${list})` : sql`${left} not in (${list})`
    const overlaps = sql<SqlBool>`coalesce(${left} && array[${list}], false)`
    return operator === 'IN' ? overlaps : sql`not ${overlaps}`
  }
  if (value === null) return operator === '=' ? sql`${left} is null` : sql`${left} is not null`
  if (!isMultiple(column)) return sql`${left} ${symbols[operator]} ${bound(column, value)}`
  const holds = sql<SqlBool>`coalesce(${bound(column, value)} = any (${left}), false)`
  return operator === '=' ? holds : sql`not ${holds}`
}

const isMultiple = ({ kind }: Column) => kind === 'texts' || kind === 'ids'

/** Numbers are compared as numeric: a whole number too large for its column is larger, no error. */
function bound(column: Column, value: Value): Sql {
  switch (column.kind) {
    case 'number':
      return sql`${value}::numeric`
    case 'id':
    case 'ids':
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
