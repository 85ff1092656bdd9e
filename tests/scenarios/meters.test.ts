// What /metrics says after known work, and to whom.
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { push } from '../_kit/operations.ts'

const TOKEN = 'the-token-of-the-metrics'
const TITLE = 'Kassensturz'
let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ METRICS_TOKEN: TOKEN, SOURCES_ALLOW_HOSTS: '127.0.0.1:1' })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const ask = (query: string) =>
  fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query }),
  }).then(reply => reply.json())

/** Samples by name and labels, as they are written. */
async function samples(): Promise<Map<string, number>> {
  const reply = await fetch(`${it.url}/metrics`)
  expect(reply.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = (await reply.text()).split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
}

test('requests, rounds, points, reports and calls are counted where they happen', async () => {
  const { id } = await it.widget({ title: TITLE, keyKind: 'DATE', dimensions: ['country'] })
  const before = await samples()
  const row = (key: string, value: string) => ({
    key,
    dimensions: [{ dimension: 'country', value: 'DE' }],
    values: [{ metric: 'Sales', value }],
  })
  await it.ask(push, { input: { widgetId: id, rows: [row('2026-11-20', '1'), row('2026-11-21', '2')] } })
  await it.ask(push, { input: { widgetId: id, rows: [row('2026-11-20', '1')] } })
  const report = `{ widget(id: "${id}") { report { metrics { headline } } } }`
  // The first tells what it is made of, the second is kept, the third is the same again.
  for (let time = 0; time < 3; time++) await ask(report)
  await ask(`{ widget(id: "${id}") { report(by: ["country"]) { groups { id } } } }`)
  await ask('mutation { sendRequest(input: { method: GET, url: "http://127.0.0.1:1/" }) { ok } }')
  await fetch(`${it.url}/no/such/path/${TITLE}`)
  const after = await samples()
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  expect(grown('pushgraph_points_total{outcome="created"}')).toBe(2)
  expect(grown('pushgraph_points_total{outcome="changed"}')).toBe(1)
  expect(grown('pushgraph_push_rounds_total{outcome="committed"}')).toBe(2)
  expect(grown('pushgraph_push_round_pushes_sum')).toBe(2)
  // One more is worked out where the notice of the push comes between them.
  const computed = grown('pushgraph_graphql_answers_total{outcome="computed"}')
  expect(computed).toBeGreaterThanOrEqual(1)
  expect(computed + grown('pushgraph_graphql_answers_total{outcome="kept"}')).toBe(2)
  expect(grown('pushgraph_reports_total{kind="report"}')).toBe(1 + computed)
  expect(grown('pushgraph_reports_total{kind="groups"}')).toBe(1)
  expect(grown('pushgraph_source_calls_total{outcome="failed"}')).toBe(1)
  expect(grown('pushgraph_http_requests_total{method="GET",route="none",status="404"}')).toBe(1)
  expect(grown('pushgraph_http_requests_total{method="POST",route="/graphql",status="200"}')).toBeGreaterThanOrEqual(7)
  expect(grown('pushgraph_graphql_documents_total{outcome="known"}')).toBeGreaterThanOrEqual(2)
  expect(after.get('pushgraph_job_runs_total{job_name="purge-widgets",outcome="ok"}')).toBeGreaterThan(0)
  expect(after.get('pushgraph_push_queue')).toBe(0)
  expect(after.get('pushgraph_live_subscribers')).toBe(0)
  expect(after.get('pushgraph_database_connections')).toBeGreaterThan(0)
  expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
  expect([...after.keys()].join('\n')).not.toMatch(new RegExp(`${TITLE}|Sales|country|${id}|${ADMIN}`))
})

/** fetch would not send a header of a proxy's as it is. */
const statusOf = (headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) =>
    request(`${it.url}/metrics`, { headers }, reply => {
      reply.resume()
      resolve(reply.statusCode)
    })
      .once('error', reject)
      .end(),
  )

test('who comes through a proxy needs the token, and a wrong one is refused from anywhere', async () => {
  expect(await statusOf({})).toBe(200)
  expect(await statusOf({ 'x-forwarded-for': '203.0.113.9' })).toBe(401)
  expect(await statusOf({ forwarded: 'for=203.0.113.9' })).toBe(401)
  expect(await statusOf({ 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${TOKEN}` })).toBe(200)
  expect(await statusOf({ 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${ADMIN}` })).toBe(401)
  expect(await statusOf({ authorization: 'Bearer wrong' })).toBe(401)
})
