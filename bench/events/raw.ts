// Raw inserts of 10 events each from unnest, over 64 connections, without HTTP and without checks. Prints events per second.
import pg from 'pg'

const [, , connection = '{}', seconds = '5'] = process.argv
const BATCH = 10
const clients = Array.from({ length: 64 }, () => new pg.Client(JSON.parse(connection)))
await Promise.all(clients.map(client => client.connect()))
let id = Date.now() * 1_000
let events = 0
const start = performance.now()
const end = start + Number(seconds) * 1_000

async function insert(client: pg.Client): Promise<void> {
  while (performance.now() < end) {
    const rows = Array.from({ length: BATCH }, (_each, i) => i)
    await client.query({
      name: 'raw',
      text: `insert into events (project_id, at, event_id, name, user_id, anonymous_id, properties, uf_properties)
        select * from unnest($1::bigint[], $2::timestamptz[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::jsonb[])`,
      values: [
        rows.map(() => '1'),
        rows.map(() => new Date().toISOString()),
        rows.map(() => String(id++)),
        rows.map(i => (i % 3 === 0 ? 'page_view' : 'click')),
        rows.map(i => `user-${(id + i) % 5_000}`),
        rows.map(() => null),
        rows.map(i => `{"href":"https://shop.example.org/p/${i}","plan":"pro"}`),
        rows.map(i => `{"urlPath":"/p/${i}","host":"shop.example.org"}`),
      ],
    })
    events += BATCH
  }
}

await Promise.all(clients.map(insert))
process.stdout.write(`${JSON.stringify({ rate: events / ((performance.now() - start) / 1_000) })}\n`)
await Promise.all(clients.map(client => client.end()))
