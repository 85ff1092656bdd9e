// Results of saved queries as rows.

import { AppError } from '../base/errors.ts'
import { objectRows } from '../base/object-rows.ts'
import { countText } from '../core/number-format.ts'
import type { ColumnType, QueryResult } from '../queries/result.ts'
import type { SavedQuery } from '../queries/saved-query.ts'
import { isDayText, isInstantText } from './cell.ts'
import { assertFits, type Cell, type CellKind, type DataTable, toColumns } from './data-table.ts'

const kinds: Readonly<Partial<Record<ColumnType, CellKind>>> = {
  integer: 'NUMBER',
  number: 'NUMBER',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'INSTANT',
  json: 'JSON',
  list: 'JSON',
}

/** Throws BAD_USER_INPUT where not all rows were read. */
export function toQueryTable({ language }: Pick<SavedQuery, 'language'>, result: QueryResult): DataTable {
  if (result.truncated) {
    const message = `The query has more than ${countText(result.rows.length)} rows, or more than 8 MiB of them: let it give fewer.`
    throw new AppError('BAD_USER_INPUT', message)
  }
  return language === 'SQL' ? tableOfSql(result) : tableOfDocument(result.rows[0] ?? {})
}

function tableOfSql({ columns, rows }: QueryResult): DataTable {
  const own = toColumns(columns.map(({ name, type }) => ({ name, kind: kinds[type] ?? 'TEXT' })))
  assertFits(rows.length, own.length)
  return { columns: own, rows: rows.map(row => columns.map(({ name }, at) => cellOf(row[name], own[at]?.kind))) }
}

function tableOfDocument(data: unknown): DataTable {
  const { columns, rows } = objectRows(data)
  assertFits(rows.length, columns.length)
  const own = toColumns(columns.map((name, at) => ({ name, kind: kindOf(rows.map(row => row[at])) })))
  return { columns: own, rows: rows.map(row => own.map(({ kind }, at) => cellOf(row[at], kind))) }
}

/** What all values of a column are. */
function kindOf(values: readonly unknown[]): CellKind {
  const found = new Set(values.filter(value => value !== null && value !== undefined).map(kindOfValue))
  const [kind] = found
  return found.size === 1 && kind !== undefined ? kind : 'TEXT'
}

function kindOfValue(value: unknown): CellKind {
  if (typeof value === 'number' || typeof value === 'bigint') return 'NUMBER'
  if (typeof value === 'boolean') return 'BOOLEAN'
  if (typeof value === 'object') return 'JSON'
  const text = String(value)
  return isDayText(text) ? 'DATE' : isInstantText(text) ? 'INSTANT' : 'TEXT'
}

function cellOf(value: unknown, kind: CellKind = 'TEXT'): Cell {
  if (value === null || value === undefined) return null
  return kind === 'JSON' || typeof value === 'object' ? JSON.stringify(value) : String(value)
}
