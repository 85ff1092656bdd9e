// Widgets with dimensions: declared as people do, and read as they are stored.
import { idOf } from '../../src/request/global-id.ts'
import type { TestApp } from './app.ts'
import { graphql } from './gql/gql.ts'

const declare = graphql(/* GraphQL */ `
  mutation TestDeclareDimensions($id: ID!, $dimensions: [String!]!) {
    updateWidget(input: { id: $id, dimensions: $dimensions }) {
      widget {
        id
      }
    }
  }
`)

/** The whole list, as the widget has it then. */
export async function declareDimensions(it: TestApp, id: string, dimensions: string[]): Promise<void> {
  if (dimensions.length > 0) await it.ask(declare, { id, dimensions })
}

/** Every point of a widget of days, in series or not, past every cache: `Sales ["DE",null] 2026-11-20 12.5`. */
export async function seriesPoints({ app }: TestApp, id: string): Promise<string[]> {
  const { rows } = await app.gateway.pool.query(
    `select m.name, s."values", p.key, trim_scale(p.value)::text as value
     from (select metric_id, key, value, null as series_id from points where widget_id = $1
       union all select metric_id, key, value, series_id from series_points where widget_id = $1) p
     join metrics m on m.metric_id = p.metric_id left join series s on s.series_id = p.series_id`,
    [idOf('Widget', id)],
  )
  const day = (key: string) => new Date(Number(key) * 86_400_000).toISOString().slice(0, 10)
  return rows
    .map(({ name, values, key, value }) =>
      [name, ...(values ? [JSON.stringify(values)] : []), day(key), value].join(' '),
    )
    .sort()
}

export type OnDuplicate = 'ADD' | 'REPLACE' | 'MIN' | 'MAX'
/** A value of Sales, of 20 November 2026 where no key is given. */
export type Row = readonly [dimensions: Record<string, string> | null, value: string, key?: string]

export const pushInput = (
  widgetId: string,
  rows: readonly Row[],
  onDuplicate: OnDuplicate,
  idempotencyKey?: string,
) => ({
  input: {
    widgetId,
    onDuplicate,
    ...(idempotencyKey && { idempotencyKey }),
    rows: rows.map(([dimensions, value, key = '2026-11-20']) => ({
      key,
      ...(dimensions && {
        dimensions: Object.entries(dimensions).map(([dimension, value]) => ({ dimension, value })),
      }),
      values: [{ metric: 'Sales', value }],
    })),
  },
})
