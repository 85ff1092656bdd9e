// Rows of a list as they are answered.
import { z } from 'zod'
import type { Id } from '../base/id.ts'
import { dayToText } from '../core/day.ts'
import { toNumberOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import type { Column, ColumnKind, Columns } from './list.ts'

const schemas: Readonly<Record<ColumnKind, () => z.ZodType>> = {
  id: () => z.string(),
  text: () => z.string(),
  texts: () => z.array(z.string()),
  ids: () => z.array(z.string()),
  number: () => z.custom().meta({ type: 'number' }),
  boolean: () => z.boolean(),
  datetime: () => z.string().meta({ format: 'date-time' }),
  day: () => z.string().meta({ format: 'date' }),
  instant: () => z.string().meta({ format: 'date-time' }),
  json: () => z.unknown(),
}

/** The schema of a row: any of the columns, for `select` may leave some out. */
export function rowSchema(columns: Columns) {
  return z.object(
    Object.fromEntries(
      Object.entries(columns).map(([name, { kind, description, isNullable }]) => {
        const schema = schemas[kind]()
        // Any JSON may be null.
        return [name, (isNullable && kind !== 'json' ? schema.nullable() : schema).optional().meta({ description })]
      }),
    ),
  )
}

export function toRow(columns: Columns, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value === null ? null : toCell(columns[name] as Column, value)]),
  )
}

function toCell(column: Column, value: unknown): unknown {
  switch (column.kind) {
    case 'id':
      return encodeId(column.typename ?? '', String(value))
    case 'ids':
      return (value as readonly Id[]).map(id => encodeId(column.typename ?? '', id))
    case 'number':
      return toNumberOut(String(value))
    case 'datetime':
      return (value as Date).toISOString()
    case 'day':
      return dayToText(Number(value))
    case 'instant':
      return Temporal.Instant.fromEpochNanoseconds(BigInt(String(value)) * 1000n).toString()
    default:
      return value
  }
}
