// Makes a widget of a saved query, for charts: it is stored nowhere and reported like any other.

import { AppError } from '../base/errors.ts'
import type { WidgetId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import type { Widget } from '../widgets/widget.ts'
import { noWidgetOptions } from '../widgets/widget-option.ts'
import { runQuery, toQueryRequest } from './query.service.ts'
import { assertSameRows, dimensionColumnsOf, keyColumnOf, metricsOf, pointsOf } from './query-widget.ts'
import type { SavedQuery } from './saved-query.ts'

/** They are added up in this process. */
export const MAX_POINTS = 50_000

export interface QueryWidgetOptions {
  readonly keyColumn: string
  /** Columns whose values are dimensions; `null`: all that hold texts. */
  readonly dimensions: readonly string[] | null
  readonly values: Readonly<Record<string, unknown>>
}

/** Throws BAD_USER_INPUT for a column that is none and where rows of one key are of different things, QUERY_TOO_COMPLEX where not all rows came or there are too many points. */
export async function widgetOfQuery(
  ctx: RequestContext,
  principal: Principal,
  saved: SavedQuery,
  { keyColumn, dimensions, values }: QueryWidgetOptions,
): Promise<Widget> {
  if (saved.language !== 'SQL')
    throw new AppError('BAD_USER_INPUT', 'A document has no columns: a widget is made of SQL.')
  const result = await runQuery(ctx, principal, toQueryRequest(saved, values, 'iso'))
  const key = keyColumnOf(result, keyColumn)
  const { projectId, queryId, version, createdAt, name, description } = saved
  // The same question has the same id, for caches of clients; no stored widget has it.
  const widgetId = (
    sha256(JSON.stringify([queryId, version, keyColumn, values, ...(dimensions ? [dimensions] : [])])).readBigUInt64BE(
      0,
    ) >> 1n
  ).toString() as WidgetId
  const columns = dimensionColumnsOf(result, key, dimensions)
  const metrics = metricsOf(result, [key.column, ...columns], { projectId, widgetId, createdAt })
  if (result.truncated || result.rows.length * metrics.length > MAX_POINTS) {
    throw new AppError('QUERY_TOO_COMPLEX', `A widget of a query has at most ${MAX_POINTS} points: group them in SQL.`)
  }
  assertSameRows(result, key, columns)
  return {
    projectId,
    widgetId,
    title: name,
    ...noWidgetOptions,
    description,
    tags: [],
    chartType: key.keyKind === 'CATEGORY' ? 'BAR' : 'LINE',
    keyKind: key.keyKind,
    keyColumn: key.column.name,
    defaultPeriod: 'ALL_TIME',
    dimensions: columns.map(column => column.name.normalize('NFC')),
    pushKeySealed: Buffer.alloc(0),
    createdAt,
    updatedAt: createdAt,
    version: 1,
    metrics,
    points: pointsOf(result, key, columns, metrics),
  }
}
