import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { median, ratioOf, runToEnd } from '../server.ts'
import { openStage, startGateway, TOKEN } from '../stage.ts'

const ROUNDS = Number(process.argv[2] ?? 3)
const SECONDS = Number(process.argv[3] ?? 4)
const EVENTS = Number(process.argv[4] ?? 10_000_000)
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const stage = await openStage({ max_connections: '150', max_wal_size: '4GB' })
const { env } = stage
const connection = JSON.stringify(stage.store.connection)

// The tables are made by a gateway in this process, which ends before anything is measured.
const setup = await createApp(loadConfig(env), { connection: stage.store.connection, log: createLog('silent') })
await setup.close()
const gateway = await startGateway(stage)
const rates: Record<string, number[]> = { gateway: [], raw: [] }

const load = () =>
  runToEnd<{ rate: number; failed: number }>([
    here('./load.ts'),
    `${gateway.url}/event/ingest/batch`,
    TOKEN,
    String(SECONDS),
  ])
await load()
for (let round = 0; round < ROUNDS; round++) {
  const sent = await load()
  if (sent.failed > 0) throw new Error(`the gateway failed ${sent.failed} batches`)
  rates.gateway?.push(sent.rate)
  rates.raw?.push((await runToEnd<{ rate: number }>([here('./raw.ts'), connection, String(SECONDS)])).rate)
}

// Ten million events over a hundred days, of which the query counts ninety.
const client = new pg.Client(stage.store.connection)
await client.connect()
await client.query('truncate events')
const from = new Date(Date.now() - 100 * 86_400_000)
for (let month = 0; month < 5; month++) {
  const start = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + month))
  const end = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + month + 1))
  const name = `events_${start.toISOString().slice(0, 7).replace('-', '_')}`
  await client.query(
    `create table if not exists ${name} partition of events for values from ('${start.toISOString()}') to ('${end.toISOString()}')`,
  )
}
await client.query(
  `insert into events select 1, $1::timestamptz + n * ($2::float8 * interval '1 second'), n,
     (array['page_view', 'click', 'order'])[1 + n % 3], 'user-' || n % 50000, null, '{"plan": "pro"}', '{"urlPath": "/p"}'
     from generate_series(1, $3::int) n`,
  [from, (100 * 86_400) / EVENTS, EVENTS],
)
await client.query('vacuum analyze events')
const since = new Date(Date.now() - 90 * 86_400_000).toISOString()
const counted = `select date_trunc('day', timestamp) as day, count(*) as n from events
  where name = 'page_view' and timestamp >= '${since}' group by 1 order by 1`
const bare = counted.replaceAll('timestamp', 'at').replace('where', 'where project_id = 1 and')
const times: Record<string, number[]> = { gateway: [], bare: [] }
for (let round = -1; round < Math.max(ROUNDS, 5); round++) {
  const first = await timed(() => client.query({ text: bare }))
  const second = await timed(async () => {
    const response = await fetch(`${gateway.url}/metrics/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ encodedQuery: Buffer.from(counted).toString('base64') }),
    })
    const reply = (await response.json()) as { rowCount?: number }
    if ((reply.rowCount ?? 0) < 90) throw new Error(JSON.stringify(reply))
  })
  if (round < 0) continue
  times.bare?.push(first)
  times.gateway?.push(second)
}
await client.end()
await stage.end()

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const ingest = ratioOf(rates.gateway ?? [], rates.raw ?? [])
const count = ratioOf(times.gateway ?? [], times.bare ?? [])
console.log(
  `\n${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, PostgreSQL 18 embedded, fsync on, 64 connections, ${ROUNDS} rounds of ${SECONDS} s, medians\n`,
)
for (const [name, values] of Object.entries(rates))
  console.log(`${name.padEnd(10)} ${Math.round(median(values))} events/s`)
for (const [name, values] of Object.entries(times)) console.log(`${name.padEnd(10)} ${median(values).toFixed(0)} ms`)
console.log(
  `\nbatches of 10: events, gateway / raw unnest            ${ingest.toFixed(2)}  (limit 0.5) ${ingest >= 0.5 ? 'ok' : 'BELOW'}`,
)
console.log(
  `90-day daily count over ${EVENTS} events: gateway / bare ${count.toFixed(2)}  (limit 2) ${count < 2 ? 'ok' : 'ABOVE'}`,
)
