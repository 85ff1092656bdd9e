// What a document of GraphQL answered, as rows: the first list of objects in it, else a row for each field.

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
type JsonObject = { readonly [name: string]: Json }

export interface ObjectRows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  /** There was no list: each row is a field, by its path, with what stands there. */
  readonly isFields: boolean
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function objectRows(data: unknown): ObjectRows {
  const lines = firstList([data])?.map(each => leavesOf(each))
  if (!lines) return { columns: ['field', 'value'], rows: [...leavesOf(data)], isFields: true }
  const columns = [...new Set(lines.flatMap(line => [...line.keys()]))]
  return { columns, rows: lines.map(line => columns.map(column => line.get(column) ?? null)), isFields: false }
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
