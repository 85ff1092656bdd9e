// Values of periods: pushed as people do, and read as they are stored.
import { idOf } from '../../src/request/global-id.ts'
import type { TestApp } from './app.ts'
import { graphql } from './gql/gql.ts'
import type { PushRowInput } from './gql/graphql.ts'

const pushPeriodRows = graphql(/* GraphQL */ `
  mutation TestPushPeriods($input: PushInput!) {
    push(input: $input) {
      receipt {
        id
        rows
        points
        created
        changed
        replayed
        onDuplicate {
          onDuplicate
          metrics
        }
      }
    }
  }
`)

export async function pushRows(
  it: TestApp,
  widgetId: string,
  rows: PushRowInput[],
  more: Record<string, unknown> = {},
) {
  return (await it.ask(pushPeriodRows, { input: { widgetId, rows, ...more } })).push.receipt
}

/** What is wrong, by path; else the message. */
export async function refusal(it: TestApp, widgetId: string, rows: PushRowInput[], more: Record<string, unknown> = {}) {
  const { errors } = await it.send(pushPeriodRows, { input: { widgetId, rows, ...more } })
  return errors?.[0]?.extensions.fields ?? errors?.[0]?.message
}

/** A value of a metric called Users in a month. */
export const month = (text: string, value: string, dimensions: Record<string, string> = {}): PushRowInput => ({
  period: { month: text },
  values: [{ metric: 'Users', value }],
  ...(Object.keys(dimensions).length > 0 && {
    dimensions: Object.entries(dimensions).map(([dimension, value]) => ({ dimension, value })),
  }),
})

/** Every value of a widget of days, past every cache: `Users ["DE"] 2026-11-01 30 12.5`. */
export async function storedPeriods({ app }: TestApp, id: string): Promise<string[]> {
  const { rows } = await app.gateway.pool.query(
    `select m.name, s."values", p.key, p.days, trim_scale(p.value)::text as value
     from (select metric_id, 0 as series_id, key, 1 as days, value from points where widget_id = $1
       union all select metric_id, series_id, key, 1, value from series_points where widget_id = $1
       union all select metric_id, series_id, key, days, value from periodic_points where widget_id = $1) p
     join metrics m on m.metric_id = p.metric_id left join series s on s.series_id = p.series_id`,
    [idOf('Widget', id)],
  )
  const day = (key: string) => new Date(Number(key) * 86_400_000).toISOString().slice(0, 10)
  return rows
    .map(({ name, values, key, days, value }) =>
      [name, ...(values ? [JSON.stringify(values)] : []), day(key), days, value].join(' '),
    )
    .sort()
}
