// A project whose sales are reported: a widget by days and regions, a query, a source and a channel.
import { encodeId } from '../../src/request/global-id.ts'
import { NOON_2026_11_20, type TestApp } from './app.ts'
import { saveQuery } from './query-operations.ts'
import { saveSource } from './source-operations.ts'
import { type SourcesKit, startSourcesKit } from './sources.ts'
import { json } from './upstream.ts'

export interface ReportsKit extends SourcesKit {
  readonly channelId: string
  readonly salesId: string
  /** Names and addresses of managers, one per region. */
  readonly managersId: string
}

const DAY_MS = 86_400_000
const dayOf = (back: number) => new Date(NOON_2026_11_20 - back * DAY_MS).toISOString().slice(0, 10)

export async function openReports(env: Record<string, string> = {}, now = () => NOON_2026_11_20): Promise<ReportsKit> {
  const kit = await startSourcesKit(env, { clock: now })
  const { it, upstream } = kit
  const { id: salesId } = await it.widget({ title: 'Sales', keyKind: 'DATE', dimensions: ['region'] })
  const rows = [1, 2, 3, 4, 5, 6, 7].flatMap(back => [
    { key: dayOf(back), north: 60, south: 40 },
    { key: dayOf(back + 7), north: back === 1 ? 0 : 60, south: 40 },
  ])
  const pushed = await kit.once(`mutation($input: PushInput!) { push(input: $input) { receipt { points } } }`, {
    input: {
      widgetId: salesId,
      metrics: [{ name: 'Revenue', format: { style: 'CURRENCY', currency: 'EUR' } }],
      rows: rows.flatMap(({ key, north, south }) => [
        { key, dimensions: [{ dimension: 'region', value: 'North' }], values: [{ metric: 'Revenue', value: north }] },
        { key, dimensions: [{ dimension: 'region', value: 'South' }], values: [{ metric: 'Revenue', value: south }] },
      ]),
    },
  })
  if (pushed.errors) throw new Error(JSON.stringify(pushed.errors))
  const sql = `select * from (values ('North', 'nora@example.com'), ('South', 'sam@example.com')) m(region, email)`
  const saved = await it.ask(saveQuery, { input: { name: 'managers', sql } })
  upstream.on('/orders', (_request, reply) =>
    json(reply, {
      data: {
        items: [
          { id: 1, total: 9.5 },
          { id: 2, total: 12 },
        ],
      },
    }),
  )
  await it.ask(saveSource, {
    input: { name: 'orders', requests: [{ name: 'o', method: 'GET', url: `${upstream.url}/orders` }] },
  })
  const channelId = await insertChannel(it, 'reports', 'EMAIL')
  return Object.assign(kit, { channelId, salesId, managersId: saved.saveQuery.savedQuery.id })
}

/** A channel that nothing is sent to. */
export async function insertChannel(it: TestApp, name: string, kind: string): Promise<string> {
  const { pool, makeId } = it.app.gateway
  const id = makeId()
  await pool.query(
    `insert into channels (project_id, channel_id, name, kind, settings, events, paused, created_at, updated_at)
     select project_id, $1, $2, $3, '{"target": "a@example.com", "to": ["a@example.com"]}', '{}', false, now(), now() from projects limit 1`,
    [id, name, kind],
  )
  return encodeId('Channel', id)
}
