// Results in UserFlux's words.
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
