// What a document of GraphQL answered, as rows: the first list of objects in it, else a row for each field.
import type { Rows } from '../output.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
type JsonObject = { readonly [name: string]: Json }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function dataRows(data: unknown): Rows {
  const list = firstList([data])
  const lines = list?.map(each => leavesOf(each))
  if (!lines) {
    return { columns: ['field', 'value'], rows: [...leavesOf(data)].map(([name, value]) => [name, cellText(value)]) }
  }
  const columns = [...new Set(lines.flatMap(line => [...line.keys()]))]
  return toRows(
    columns,
    lines.map(line => columns.map(column => line.get(column) ?? null)),
  )
}

/** Rows of an answer of SQL, whose columns are known. */
export function toRows(columns: readonly string[], lines: readonly (readonly unknown[])[]): Rows {
  const isNumeric = (index: number) =>
    lines.some(line => typeof line[index] === 'number') &&
    lines.every(line => line[index] === null || typeof line[index] === 'number')
  return {
    columns,
    rows: lines.map(line => line.map(cellText)),
    right: columns.flatMap((_name, index) => (isNumeric(index) ? [index] : [])),
  }
}

/** Level by level: a list further out is what was asked for. Nodes of a connection are its rows. */
function firstList(level: readonly unknown[]): readonly JsonObject[] | null {
  const next: unknown[] = []
  for (const value of level) {
    if (Array.isArray(value) && value.some(isObject)) {
      const objects = value.filter(isObject)
      return objects.map(each => (isObject(each.node) ? each.node : each))
    }
    if (isObject(value)) next.push(...Object.values(value))
  }
  return next.length > 0 ? firstList(next) : null
}

/** `format.style` and its like, with what stands there. */
function leavesOf(value: unknown, path = ''): Map<string, unknown> {
  if (!isObject(value)) return new Map([[path === '' ? 'value' : path, value]])
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [...leavesOf(inner, path === '' ? name : `${path}.${name}`)]),
  )
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
