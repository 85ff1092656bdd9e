// Keys that may only send: every way in works for them, and nothing else does; and keys for events of some names.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createToken, push, report, tokens, viewer } from '../_kit/operations.ts'
import { runQuery, saveQuery, sqlQuery, sqlTables, trackEvents } from '../_kit/query-operations.ts'

let it: TestApp
let writer: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  writer = await keyFor(null)
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function keyFor(allowedEvents: string[] | null): Promise<string> {
  const { createToken: made } = await it.ask(createToken, {
    input: { name: 'A key', scopes: ['PUSH'], ...(allowedEvents && { allowedEvents }) },
  })
  return made.secret
}

async function post(path: string, body: unknown, token: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${it.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Record<string, unknown> | null }
}
const count = async (name: string) => {
  const { sql } = await it.ask(sqlQuery, {
    query: 'select count(*)::int as n from events where name = @{name}',
    variables: { name },
  })
  return (sql.rows as { n: number }[])[0]?.n
}
const event = (name: string) => ({ name, userId: 'ada' })
const row = (widgetId: string) => ({
  widgetId,
  rows: [{ key: '2026-11-20', values: [{ metric: 'Users', value: '1' }] }],
})

test('a write-only key sends rows and events through every door', async () => {
  const { id } = await it.widget()
  expect((await it.send(push, { input: row(id) }, writer)).data?.push.receipt.created).toBe(1)
  expect((await it.send(trackEvents, { events: [event('sent')] }, writer)).data?.trackEvents.accepted).toBe(1)
  expect((await post('/event/ingest', event('sent'), writer)).status).toBe(204)
  expect((await post('/event/ingest/batch', { events: [event('sent'), event('sent')] }, writer)).status).toBe(204)
  expect(await count('sent')).toBe(4)
  expect((await it.send(viewer, {}, writer)).data?.viewer.scopes).toEqual(['PUSH'])
})

test('a write-only key reads nothing, asks nothing and changes nothing', async () => {
  const { id } = await it.widget()
  const { saveQuery: saved } = await it.ask(saveQuery, { input: { name: 'One', sql: 'select 1 as n' } })
  const query = saved.savedQuery.id
  const asked = [
    it.send(report, { id }, writer),
    it.send(sqlQuery, { query: 'select 1' }, writer),
    it.send(sqlTables, {}, writer),
    it.send(runQuery, { id: query }, writer),
    it.send(saveQuery, { input: { name: 'Two', sql: 'select 2' } }, writer),
    it.send(tokens, {}, writer),
  ]
  for (const reply of await Promise.all(asked)) {
    expect([reply.status, reply.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN'])
  }
  const encodedQuery = Buffer.from('select 1').toString('base64')
  expect((await post('/metrics/query', { encodedQuery }, writer)).status).toBe(403)
  for (const accept of ['application/json', 'application/x-ndjson', 'text/csv']) {
    expect((await post(`/metrics/query/${query}`, {}, writer, { accept })).status).toBe(403)
  }
  const file = await fetch(`${it.url}/widgets/${id}.csv`, { headers: { authorization: `Bearer ${writer}` } })
  expect(file.status).toBe(403)
  const live = { query: `subscription { widgetReport(id: "${id}") { keys } }` }
  expect((await post('/graphql', live, writer, { accept: 'text/event-stream' })).status).toBe(403)
})

test('what a push answers shows no report to a write-only key, and is refused before anything is written', async () => {
  const { id } = await it.widget()
  const input = row(id)
  const peeks = [
    'push(input: $input) { receipt { id } widget { report { metrics { sum } } } }',
    'push(input: $input) { ...Peek }',
    'push(input: $input) { ... on PushPayload { widget { title } } }',
  ]
  for (const peek of peeks) {
    const fragment = peek.includes('Peek') ? 'fragment Peek on PushPayload { widget { title } }' : ''
    const query = `mutation ($input: PushInput!) { ${peek} } ${fragment}`
    expect((await post('/graphql', { query, variables: { input } }, writer)).status).toBe(403)
  }
  const { rows } = await it.app.gateway.pool.query(
    'select count(*)::int as n from points where widget_id = (select max(widget_id) from widgets)',
  )
  expect(rows[0].n).toBe(0)
})

test('a key for some events is refused others through every door: 403, by index, and nothing is stored', async () => {
  const key = await keyFor(['order', 'caf\u0065\u0301'])
  const fields = { 'events.1.name': ['The token may not send events named "login".'] }
  const batch = [event('order'), event('login')]

  const one = await post('/event/ingest', event('login'), key)
  expect([one.status, one.body]).toEqual([
    403,
    { code: 403, success: false, message: fields['events.1.name'][0], errors: { name: fields['events.1.name'] } },
  ])
  const many = await post('/event/ingest/batch', { events: batch }, key)
  expect([many.status, many.body?.errors]).toEqual([403, fields])
  const graphql = await it.send(trackEvents, { events: batch }, key)
  expect([graphql.status, graphql.errors?.[0]?.extensions]).toEqual([403, { code: 'FORBIDDEN', fields }])
  expect([await count('order'), await count('login')]).toEqual([0, 0])

  expect((await post('/event/ingest', event('order'), key)).status).toBe(204)
  // Names are compared after normalisation, on both sides.
  expect((await post('/event/ingest', event('caf\u00e9'), key)).status).toBe(204)
  expect((await it.send(trackEvents, { events: [event('order')] }, key)).data?.trackEvents.accepted).toBe(1)
  expect(await count('order')).toBe(2)
})

test('what is wrong with events is told before what a key may send', async () => {
  const key = await keyFor(['order'])
  const reply = await post('/event/ingest/batch', { events: [event('login'), { name: 'order' }] }, key)
  expect([reply.status, Object.keys(reply.body?.errors as object)]).toEqual([400, ['events.1.userId']])
})
