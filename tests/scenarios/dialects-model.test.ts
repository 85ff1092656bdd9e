// Two gateways are sent the same things by clients of six protocols over a network that delivers late, twice and in any order: each counts once, whichever way it is read.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import {
  decimal,
  delivered,
  grown,
  headers,
  type Message,
  otlpMessages,
  post,
  prometheusMessages,
  START,
  sum,
} from '../_kit/dialect-messages.ts'
import { headlines, namedWidget } from '../_kit/dialects.ts'
import { type Agent, connectAgent } from '../_kit/mcp.ts'
import { push } from '../_kit/operations.ts'
import { sqlQuery } from '../_kit/query-operations.ts'

const SECRET = { PUSHGRAPH_SECRET_KEY: 'the secret key of both gateways of this test' }

let it: TestApp
let other: TestApp
let agent: Agent
beforeAll(async () => {
  it = await startTestApp(SECRET)
  other = await startTestApp(SECRET, {}, { ...it.database, [Symbol.asyncDispose]: async () => {} })
  agent = await connectAgent(other, ADMIN)
})
afterAll(async () => {
  await agent?.[Symbol.asyncDispose]()
  await other?.[Symbol.asyncDispose]()
  await it?.[Symbol.asyncDispose]()
})

/** Where a counter stood, as whole numbers of hundredths: what a run of the process adds, and when it begins anew. */
const runs = fc.array(fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
const amounts = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 5 })
const worlds = fc.record({
  ...{ otlp: runs, prometheus: runs, cyfe: amounts, graphql: amounts, influx: amounts, events: fc.nat({ max: 6 }) },
  seed: fc.infiniteStream(fc.nat({ max: 1_000_000 })),
})

/** The total of a widget of one metric, of levels the last value, as GraphQL, SQL, CSV and MCP have it. */
async function readEverywhere(name: string, isLevel = false) {
  const { id, metrics } = await namedWidget(it, name)
  const total = isLevel ? '(array_agg(value order by at desc))[1]' : 'sum(value)'
  const { sql } = await other.ask(sqlQuery, { query: `select ${total} as total from points where widget = '${name}'` })
  const rows = (sql?.rows ?? []) as Record<string, unknown>[]
  const file = await fetch(`${it.url}/widgets/${id}.csv?form=rows`, { headers })
  const lines = (await file.text()).trim().split('\r\n').slice(1)
  const values = lines.map(line => Math.round(Number(line.slice(line.lastIndexOf(',') + 1)) * 100))
  const asked = { metrics: [metrics[0]?.name], widget: id, period: { preset: 'ALL_TIME' } }
  return {
    graphql: Number((await headlines(it, name))[0]?.split(': ')[1]),
    sql: Number(rows[0]?.total),
    csv: (isLevel ? (values.at(-1) ?? Number.NaN) : sum(values)) / 100,
    mcp: (await agent.call('report', asked)).structured.metrics[0].value,
  }
}

const everywhere = (value: number) => ({ graphql: value, sql: value, csv: value, mcp: value })

let world = 0

test('what was sent is there once, whatever the network did', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async ({ otlp, prometheus, cyfe, graphql, influx, events, seed }) => {
      const id = `w${world++}`
      const next = () => seed.next().value as number
      const added = await it.widget({ title: `${id}.cyfe`, pushName: `${id}.cyfe` })
      const asked = await it.widget({ title: `${id}.graphql`, pushName: `${id}.graphql` })
      const unordered: Message[] = [
        ...otlpMessages(`${id}.otlp`, otlp),
        ...cyfe.map((value, index): Message => {
          const body = JSON.stringify({ data: [{ Date: '20261120', Sales: decimal(value) }] })
          const path = new URL(added.pushUrl).pathname
          return url => post(url, path, body, { 'idempotency-key': `k${index}` })
        }),
        ...graphql.map(
          (value, index): Message =>
            async url => {
              const rows = [{ key: '2026-11-20', values: [{ metric: 'Sales', value: decimal(value) }] }]
              const input = { widgetId: asked.id, idempotencyKey: `k${index}`, onDuplicate: 'ADD' as const, rows }
              await (url === it.url ? it : other).ask(push, { input })
            },
        ),
        ...influx.map((value, index): Message => {
          const line = `${id}.influx v=${decimal(value)} ${START + index}`
          return url => post(url, '/api/v2/write?precision=ms', line)
        }),
        ...Array.from({ length: events }, (_, index): Message => {
          const event = { specversion: '1.0', id: `${id} ${index}`, source: '/model', type: `${id}.event` }
          return url =>
            post(url, '/events/cloud', JSON.stringify(event), { 'content-type': 'application/cloudevents+json' })
        }),
      ]
      const anywhere = (message: Message) => message(next() % 2 === 0 ? it.url : other.url)
      const parallel = async () => {
        const queue = delivered(unordered, next)
        while (queue.length > 0) await Promise.all(queue.splice(0, 5).map(anywhere))
      }
      const inOrder = async () => {
        for (const message of prometheusMessages(`${id}_total`, prometheus))
          for (let time = 0; time <= next() % 3; time++) await anywhere(message)
      }
      await Promise.all([parallel(), inOrder()])

      const stored = await it.app.gateway.pool.query('select count(*)::int as n from events where name = $1', [
        `${id}.event`,
      ])
      const isCounted = prometheus.flat().length > 1
      expect({
        otlp: await readEverywhere(`${id}.otlp`),
        prometheus: isCounted && (await readEverywhere(`${id}_total`)),
        cyfe: await readEverywhere(`${id}.cyfe`),
        graphql: await readEverywhere(`${id}.graphql`),
        influx: await readEverywhere(`${id}.influx`, true),
        events: stored.rows[0].n,
      }).toEqual({
        otlp: everywhere(sum(otlp.flat()) / 100),
        prometheus: isCounted && everywhere(grown(prometheus) / 100),
        cyfe: everywhere(sum(cyfe) / 100),
        graphql: everywhere(sum(graphql) / 100),
        influx: everywhere((influx.at(-1) ?? 0) / 100),
        events,
      })
    }),
    { numRuns: Number(process.env.DIALECT_RUNS ?? 15), seed: Number(process.env.DIALECT_SEED ?? 20_261_130) },
  )
})
