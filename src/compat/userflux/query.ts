// Results in UserFlux's words.
import { z } from 'zod'
import type { QueryResult } from '../../queries/result.ts'

export function toMetricsReply(result: QueryResult) {
  return {
    columns: result.columns.map(({ name, type }) => ({ name, type })),
    rows: result.rows,
    rowCount: result.rows.length,
    truncated: result.truncated,
    cached: result.cached,
    cachedAt: result.cached ? new Date(result.readAt).toISOString() : null,
  }
}

/** The same as a schema, for the document. */
export const metricsReply = z
  .strictObject({
    columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
    rows: z.array(z.record(z.string(), z.unknown())),
    rowCount: z.int(),
    truncated: z.boolean(),
    cached: z.boolean(),
    cachedAt: z.string().meta({ format: 'date-time' }).nullable(),
  })
  .meta({ id: 'MetricsReply', description: 'The rows of a query.' })
