// Blocks that are lists of rows: those of saved queries, of sources and of GraphQL documents.
import { badInput } from '../base/errors.ts'
import { JsonNumber } from '../base/json-text.ts'
import type { JsonObject } from '../deliveries/message.ts'
import { isObject } from '../sources/json-shape.ts'
import { readPath } from '../sources/path.ts'
import type { BlockResult } from './block-result.ts'
import { blockLimits, type RowsBlock } from './report-block.ts'
import { toRow } from './report-document.ts'
import { type Table, tableBlocks } from './table.ts'

export type Row = Readonly<Record<string, unknown>>

/** The list at a path. Throws BAD_USER_INPUT that names `rows` where there is none. */
export function rowsAt(data: unknown, path: string | null | undefined): Row[] {
  const found = path ? readPath(data, path) : data
  if (Array.isArray(found)) return found.map(toRow)
  if (found === null || found === undefined) {
    if (!path) return []
    throw badInput('rows', `There is nothing at ${path}: rows is the path to a list.`)
  }
  if (isObject(found) && !path) return [found]
  throw badInput('rows', 'There is no list: rows is the path to one, such as data.items.')
}

export function toRowsResult(block: RowsBlock, data: unknown, rows: readonly Row[]): BlockResult {
  const columns = columnsOf(block, rows)
  const values = rows.map(row => columns.map(({ read }) => read(row)))
  const cells = values.map(row => row.map(textOf))
  const isNumber = (at: number) => values.every(row => isNumeric(row[at]))
  const table: Table = {
    columns: columns.map(({ label }, at) => ({ label, isNumber: isNumber(at) })),
    rows: cells,
    exact: cells,
  }
  const title = block.title ?? null
  const fileName = block.attach ? (title ?? block.name ?? 'rows') : null
  const { blocks, problems } = tableBlocks(table, { title, maxRows: block.max_rows, fileName })
  const shown = rows.slice(0, block.max_rows ?? blockLimits.rows.usual)
  return {
    shown: columns.length === 0 ? [] : blocks,
    scope: { data, rows, count: rows.length },
    data: { count: rows.length, rows: shown.map(row => toJson(row) as JsonObject) },
    isEmpty: rows.length === 0,
    problems,
  }
}

interface RowColumn {
  readonly label: string
  read(row: Row): unknown
}

/** Those that were chosen, else the members of the rows in the order in which they come. */
function columnsOf({ columns }: RowsBlock, rows: readonly Row[]): RowColumn[] {
  if (columns) return columns.map(({ label, value }) => ({ label: label ?? value, read: row => readPath(row, value) }))
  const names = new Set<string>()
  for (const row of rows.slice(0, blockLimits.rows.most))
    for (const name of Object.keys(row)) if (names.size < blockLimits.columns) names.add(name)
  return [...names].map(name => ({ label: name, read: row => row[name] }))
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof JsonNumber) return value.source
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const isNumeric = (value: unknown) =>
  value === null || typeof value === 'number' || typeof value === 'bigint' || value instanceof JsonNumber

/** Numbers that a double would change become texts with every digit. */
function toJson(value: unknown): JsonObject[string] {
  if (value instanceof JsonNumber) return value.source
  if (Array.isArray(value)) return value.map(toJson)
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
