// Imports: named columns and rows of values.

import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { MAX_IMPORT_ROWS } from './task.ts'

const MAX_ISSUES = 20

export const tableFields = {
  columns: z.array(z.string().min(1)).min(1).max(100).meta({ description: 'What the values of a row are, in order.' }),
  rows: z
    // Lists, which is asked where it ends after some faults.
    .array(z.unknown().meta({ type: 'array', items: {} }))
    .max(MAX_IMPORT_ROWS)
    .meta({ description: 'Each as many values as there are columns.' }),
  async: z.boolean().nullish().meta({
    description:
      'Whether the rows become a task; false: the answer comes when all is committed. Default: a task from 100 rows on.',
  }),
}

export interface Table {
  readonly columns: readonly string[]
  /** Lists, once they were checked. */
  readonly rows: readonly unknown[]
}

/** The rows. Throws BAD_USER_INPUT that names `columns` or `rows.3`. */
export function checkTable(
  { columns, rows }: Table,
  required: readonly string[],
  optional: readonly string[] | null,
): readonly (readonly unknown[])[] {
  const missing = required.filter(name => !columns.includes(name))
  const unknown = optional === null ? [] : columns.filter(name => ![...required, ...optional].includes(name))
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (missing.length > 0) throw wrong({ columns: [`The column ${missing.join(', ')} is missing.`] })
  if (unknown.length > 0) {
    const known = [...required, ...(optional ?? [])].join(', ')
    throw wrong({ columns: [`There is no column ${quote(unknown[0] ?? '')}; there are ${known}.`] })
  }
  if (twice !== undefined) throw wrong({ columns: [`The column ${quote(twice)} comes twice.`] })
  const issues: Record<string, string[]> = {}
  for (const [index, row] of rows.entries()) {
    if (Array.isArray(row) && row.length === columns.length) continue
    issues[`rows.${index}`] = [
      Array.isArray(row)
        ? `Row ${index + 1} has ${row.length} values; there are ${columns.length} columns.`
        : 'Rows must be a list.',
    ]
    if (Object.keys(issues).length >= MAX_ISSUES) break
  }
  if (Object.keys(issues).length > 0) throw wrong(issues)
  return rows as readonly (readonly unknown[])[]
}

function wrong(fields: Record<string, string[]>): AppError {
  return new AppError('BAD_USER_INPUT', Object.values(fields)[0]?.[0] ?? 'The request is wrong.', { fields })
}
