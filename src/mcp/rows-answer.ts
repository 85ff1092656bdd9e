// Rows of queries, as few as a model can read.
import { z } from 'zod'
import { exactCsvLine } from '../base/csv.ts'
import { jsonLength } from '../base/json-size.ts'
import type { QueryResult } from '../queries/result.ts'
import type { ToolAnswer } from './tool.ts'

export const MAX_ROWS_SHOWN = 1_000
export const DEFAULT_ROWS_SHOWN = 100
/** Characters of JSON of one answer. */
export const MAX_ANSWER_LENGTH = 200_000

export const firstField = z
  .int()
  .min(1)
  .max(MAX_ROWS_SHOWN)
  .nullish()
  .meta({ description: `How many rows at most. Default: ${DEFAULT_ROWS_SHOWN}.` })

export const rowsAnswer = z.object({
  columns: z
    .array(z.object({ name: z.string(), type: z.string() }))
    .meta({ description: 'In the order of the query.' }),
  rows: z.array(z.record(z.string(), z.unknown())).meta({ description: 'By the names of columns.' }),
  row_count: z.int().meta({ description: 'Rows of this answer.' }),
  has_more: z.boolean().meta({ description: 'Whether there were more: aggregate in the query, or ask for more.' }),
  cached: z.boolean().meta({ description: 'Whether the rows were read before, for the same question.' }),
  read_at: z.string().meta({ description: 'When the rows were read.' }),
})

export function toRowsAnswer({ rows, columns, truncated, cached, readAt }: QueryResult, first: number): ToolAnswer {
  const shown = fitting(rows.slice(0, first))
  const hasMore = truncated || shown.length < rows.length
  const names = columns.map(it => it.name)
  const lines = shown.map(row => exactCsvLine(names.map(name => cellText(row[name]))))
  const end = hasMore ? 'There are more rows: aggregate in the query, or ask for more with `first`.\n' : ''
  return {
    text: `${exactCsvLine(names)}${lines.join('')}${end}`,
    structured: {
      columns: columns.map(({ name, type }) => ({ name, type })),
      rows: shown,
      row_count: shown.length,
      has_more: hasMore,
      cached,
      read_at: new Date(readAt).toISOString(),
    },
  }
}

/** The first rows that one answer holds. */
function fitting(rows: QueryResult['rows']): QueryResult['rows'] {
  let left = MAX_ANSWER_LENGTH
  const end = rows.findIndex(row => {
    left -= jsonLength(row, left)
    return left < 0
  })
  return end < 0 ? rows : rows.slice(0, end)
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
