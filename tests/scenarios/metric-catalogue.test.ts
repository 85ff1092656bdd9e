// The catalogue: what is said of metrics, whether new data is late, where they come from and where they are used.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { CreateTokenInput } from '../_kit/gql/graphql.ts'
import { createCalculatedMetric, createToken, push, widgetMetrics } from '../_kit/operations.ts'
import { createEventMetric, saveQuery } from '../_kit/query-operations.ts'
import { createShare } from '../_kit/share-operations.ts'
import { saveFeed, saveSource } from '../_kit/source-operations.ts'
import { addEvents } from '../_kit/tables.ts'

let now = NOON_2026_11_20
let it: TestApp
let sales: { id: string; metrics: Record<string, string> }
let costs: { id: string; metrics: Record<string, string> }

beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
  sales = await made('Sales', ['Revenue', 'Orders'])
  costs = await made('Costs', ['Spent'])
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function made(title: string, names: string[]) {
  const { id } = await it.widget({ title, keyKind: 'DATE' })
  await pushTo(id, names)
  const found = (await it.ask(widgetMetrics, { id })).widget?.metrics ?? []
  return { id, metrics: Object.fromEntries(found.map(metric => [metric.name, metric.id])) }
}

const pushTo = (widgetId: string, names: string[]) =>
  it.ask(push, {
    input: { widgetId, rows: [{ key: '2026-11-19', values: names.map(metric => ({ metric, value: '1' })) }] },
  })

interface Reply {
  data?: Record<string, unknown> | null
  errors?: { message: string; extensions: { code: string; fields?: Record<string, string[]> } }[]
}

async function ask(query: string, token = ADMIN): Promise<Reply> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as Reply
}

async function rest(path: string, body: object, token = ADMIN) {
  const response = await fetch(`${it.url}/api/external${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const issue = async (name: string, input: Partial<CreateTokenInput>) =>
  (await it.ask(createToken, { input: { name, scopes: ['READ'], ...input } })).createToken.secret

const update = (input: string, token = ADMIN) =>
  ask(
    `mutation { updateMetric(input: { ${input} }) { metric { status statusBy statusAt steward cadence version } } }`,
    token,
  )

async function namesOf(filter: string, token = ADMIN): Promise<string[]> {
  const { data, errors } = await ask(
    `{ metrics(${filter}, orderBy: { field: NAME }) { totalCount nodes { name } } }`,
    token,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  const { nodes, totalCount } = (data as { metrics: { nodes: { name: string }[]; totalCount: number } }).metrics
  expect(totalCount).toBe(nodes.length)
  return nodes.map(({ name }) => name)
}

test('a status is kept with who set it and when, and setting it needs the scope manage', async () => {
  const shown = `{ metric(id: "${sales.metrics.Revenue}") { status statusBy statusAt } }`
  expect((await ask(shown)).data).toEqual({ metric: { status: 'DRAFT', statusBy: null, statusAt: null } })
  const ada = await issue('Ada', { scopes: ['READ', 'MANAGE'], widgetIds: [sales.id] })
  now += 60_000
  expect((await update(`metricId: "${sales.metrics.Revenue}", status: APPROVED`, ada)).data).toMatchObject({
    updateMetric: {
      metric: { status: 'APPROVED', statusBy: 'Ada', statusAt: new Date(now).toISOString(), version: 2 },
    },
  })
  const reader = await issue('Reader', {})
  const refused = await update(`metricId: "${sales.metrics.Revenue}", status: DEPRECATED`, reader)
  expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  const hidden = await update(`metricId: "${costs.metrics.Spent}", status: DEPRECATED`, ada)
  expect(hidden.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  const { body } = await rest('/update/metric', {
    id: costs.metrics.Spent,
    status: 'DEPRECATED',
    steward: 'Élise Noël',
  })
  expect(body.model).toMatchObject({ status: 'DEPRECATED', status_by: expect.any(String), steward: 'Élise Noël' })
  const pushed = `mutation { push(input: { widgetId: "${sales.id}", rows: [], metrics: [{ name: "Orders", status: APPROVED }] }) { receipt { id } } }`
  expect((await ask(pushed)).errors?.[0]?.message).toContain('"status" is not defined')
})

test('metrics are found by status and steward', async () => {
  expect(await namesOf('status: [APPROVED, DEPRECATED]')).toEqual(['Revenue', 'Spent'])
  expect(await namesOf('status: DRAFT')).toEqual(['Orders'])
  expect(await namesOf('status: []')).toEqual([])
  expect(await namesOf('steward: "elise noel"')).toEqual(['Spent'])
  expect((await ask('{ metrics(steward: "a\\u0000") { totalCount } }')).errors?.[0]?.message).toBe(
    'steward cannot hold NUL or half of a surrogate pair.',
  )
  const rows = await rest('/list/metric', { select: ['name', 'status_by'], condition: [['status', '=', 'APPROVED']] })
  expect(rows.body.data).toEqual([{ name: 'Revenue', status_by: 'Ada' }])
})

test('data is late once a whole unit has gone by without any', async () => {
  expect((await update(`metricId: "${sales.metrics.Orders}", cadence: DAILY, steward: "Ops"`)).errors).toBeUndefined()
  await update(`metricId: "${sales.metrics.Revenue}", cadence: WORKING_DAILY`)
  const late = async () => [await namesOf('isLate: true'), await namesOf('isLate: false')]
  expect(await late()).toEqual([[], ['Orders', 'Revenue', 'Spent']])
  // Friday noon; on Sunday the Saturday was without data, and on Tuesday the Monday.
  const day = 86_400_000
  now = NOON_2026_11_20 + 2 * day
  expect(await late()).toEqual([['Orders'], ['Revenue', 'Spent']])
  now = NOON_2026_11_20 + 4 * day
  expect(await late()).toEqual([['Orders', 'Revenue'], ['Spent']])
  await pushTo(sales.id, ['Orders'])
  expect(await late()).toEqual([[], ['Orders', 'Revenue', 'Spent']])
})

test('a calculated metric has no cadence of its own', async () => {
  const input = { widgetId: sales.id, name: 'Profit', formula: `[Revenue] - [${costs.metrics.Spent}]` }
  const { metric } = (await it.ask(createCalculatedMetric, { input })).createCalculatedMetric
  const { errors } = await update(`metricId: "${metric.id}", cadence: DAILY`)
  const message = 'A calculated metric is as fresh as its operands: set the cadence of those.'
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { 'input.cadence': [message] } })
})

describe('lineage and freshness', () => {
  const entries = '{ kind nodeId name }'
  const lineage = `name lineage { origins ${entries} usedIn ${entries} isComplete }`
  let profit: string
  let visits: string

  beforeAll(async () => {
    now = NOON_2026_11_20
    sales = await made('Shop', ['Revenue', 'Orders'])
    costs = await made('Bills', ['Spent'])
    const input = { widgetId: costs.id, name: 'Margin', formula: `[${sales.metrics.Revenue}] - [Spent]` }
    profit = (await it.ask(createCalculatedMetric, { input })).createCalculatedMetric.metric.id
    const { id } = await it.widget({ title: 'Visits', keyKind: 'TIME' })
    const counted = { widgetId: id, name: 'Visits', event: 'visit', aggregate: 'COUNT' as const }
    visits = (await it.ask(createEventMetric, { input: counted })).createEventMetric.metric.id
    await addEvents(it, DEFAULT_PROJECT_ID, [{ name: 'visit', at: '2026-11-18T10:00:00Z', userId: 'a' }])
    const requests = [{ name: 'orders', method: 'GET' as const, url: 'https://example.com/orders' }]
    await it.ask(saveSource, { input: { name: 'shop API', requests } })
    const mapping = { source: 'shop API', rows: 'orders', key: 'day', metrics: [{ name: 'Revenue', value: 'total' }] }
    await it.ask(saveFeed, { input: { name: 'nightly', widgetId: sales.id, ...mapping } })
    await ask(`mutation { saveBoard(input: { cards: [{ widgetId: "${sales.id}" }] }) { __typename } }`)
    await it.ask(createShare, { input: { widgetId: sales.id } })
    await it.ask(createShare, { input: {} })
    const save = (name: string, sql: string) => it.ask(saveQuery, { input: { name, sql } })
    await save('by name', `select sum(value) as a from points where widget = 'Shop' and metric = 'Revenue'`)
    await save('whole', `select key from points where widget = 'Shop'`)
    await save('another', `select key from points where widget = 'Shop''s' or metric = 'Revenue'`)
    await it.ask(saveQuery, {
      input: { name: 'by id', document: `{ metric(id: "${sales.metrics.Orders}") { name } }` },
    })
  })

  test('tell of a pushed metric its feeds and their sources, and all that shows it', async () => {
    const { data } = await ask(`{ widget(id: "${sales.id}") { metrics { ${lineage} } } }`)
    const nodeId = expect.any(String)
    const pushed = { kind: 'PUSH', nodeId: null, name: 'Push URL and tokens' }
    const feed = { kind: 'FEED', nodeId: expect.stringMatching(/^feed_/), name: 'nightly' }
    const source = { kind: 'SOURCE', nodeId: expect.stringMatching(/^source_/), name: 'shop API' }
    const shown = [
      { kind: 'BOARD', nodeId: expect.stringMatching(/^board_/), name: 'Board' },
      { kind: 'SHARE', nodeId, name: expect.stringMatching(/^Link to the widget, made by /) },
      { kind: 'SHARE', nodeId, name: expect.stringMatching(/^Link to the board, made by /) },
    ]
    const query = (name: string) => ({ kind: 'SAVED_QUERY', nodeId: expect.stringMatching(/^savedquery_/), name })
    expect(data).toEqual({
      widget: {
        metrics: [
          {
            name: 'Revenue',
            lineage: {
              origins: [pushed, feed, source],
              usedIn: [{ kind: 'METRIC', nodeId: profit, name: 'Margin' }, ...shown, query('by name'), query('whole')],
              isComplete: true,
            },
          },
          {
            name: 'Orders',
            lineage: { origins: [pushed], usedIn: [...shown, query('by id'), query('whole')], isComplete: true },
          },
        ],
      },
    })
  })

  test('are read by one statement of each kind for all metrics of a page', async () => {
    const query = `{ metrics(first: 50) { nodes { freshness { isLate } ${lineage} } } }`
    await ask(query)
    it.statements()
    expect((await ask(query)).errors).toBeUndefined()
    const texts = it.statements()
    expect(texts.length).toBeLessThanOrEqual(9)
    expect(texts).toEqual([...new Set(texts)])
  })

  test('tell of a formula its operands, and of a counted metric its events', async () => {
    const { data } = await ask(`{ metricsById(ids: ["${profit}", "${visits}"]) { ${lineage} } }`)
    expect(data).toMatchObject({
      metricsById: [
        {
          lineage: {
            origins: [
              { kind: 'METRIC', nodeId: sales.metrics.Revenue, name: 'Revenue of Shop' },
              { kind: 'METRIC', nodeId: costs.metrics.Spent, name: 'Spent' },
            ],
          },
        },
        { lineage: { origins: [{ kind: 'EVENT', nodeId: null, name: 'visit' }], usedIn: [] } },
      ],
    })
  })

  test('show a token for some widgets nothing of the others, and nothing of the project', async () => {
    const secret = await issue('Bills only', { widgetIds: [costs.id] })
    const { data, errors } = await ask(`{ widget(id: "${costs.id}") { metrics { ${lineage} } } }`, secret)
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      widget: {
        metrics: [
          {
            name: 'Spent',
            lineage: {
              origins: [{ kind: 'PUSH', nodeId: null, name: 'Push URL and tokens' }],
              usedIn: [{ kind: 'METRIC', nodeId: profit, name: 'Margin' }],
              isComplete: true,
            },
          },
          {
            name: 'Margin',
            lineage: {
              origins: [
                { kind: 'METRIC', nodeId: null, name: 'A metric of another widget' },
                { kind: 'METRIC', nodeId: costs.metrics.Spent, name: 'Spent' },
              ],
              usedIn: [],
              isComplete: true,
            },
          },
        ],
      },
    })
    const shop = await issue('Shop only', { widgetIds: [sales.id] })
    const own = await ask(`{ metric(id: "${sales.metrics.Revenue}") { ${lineage} } }`, shop)
    expect(own.data).toMatchObject({
      metric: { lineage: { origins: [{ kind: 'PUSH' }], usedIn: [{ kind: 'BOARD' }] } },
    })
    expect(JSON.stringify(own)).not.toMatch(/Margin|nightly|shop API|by name/)
    expect((await rest('/info/lineage', { id: sales.metrics.Revenue }, secret)).status).toBe(404)
  })

  test('freshness is by the last push, the last event, and of a formula by its oldest operand', async () => {
    await update(`metricId: "${sales.metrics.Revenue}", cadence: DAILY`)
    await update(`metricId: "${visits}", cadence: HOURLY`)
    const query = `{ metricsById(ids: ["${sales.metrics.Revenue}", "${costs.metrics.Spent}", "${profit}", "${visits}"]) { freshness { lastDataAt dueBy isLate lateSince } } }`
    const of = async () =>
      ((await ask(query)).data as { metricsById: { freshness: object }[] }).metricsById.map(
        ({ freshness }) => freshness,
      )
    const pushedAt = new Date(NOON_2026_11_20).toISOString()
    const due = '2026-11-22T00:00:00.000Z'
    const fresh = { lastDataAt: pushedAt, dueBy: due, isLate: false, lateSince: null }
    const visit = { lastDataAt: '2026-11-18T10:00:00.000Z', dueBy: '2026-11-18T12:00:00.000Z' }
    const late = { ...visit, isLate: true, lateSince: visit.dueBy }
    expect(await of()).toEqual([fresh, { ...fresh, dueBy: null }, fresh, late])
    now = Date.parse(due)
    const overdue = { ...fresh, isLate: true, lateSince: due }
    expect(await of()).toEqual([overdue, { ...fresh, dueBy: null }, overdue, late])
    expect(await namesOf('isLate: true')).toEqual(expect.arrayContaining(['Revenue', 'Visits']))
    const { body } = await rest('/info/lineage', { id: profit })
    expect(body.model).toMatchObject({
      last_data_at: pushedAt,
      is_late: true,
      late_since: due,
      origins: [
        { kind: 'METRIC', name: 'Revenue of Shop' },
        { kind: 'METRIC', name: 'Spent' },
      ],
      used_in: [],
      is_complete: true,
    })
  })

  test('the examples of docs/catalogue.md work as they stand', async () => {
    const docs = readFileSync(new URL('../../docs/catalogue.md', import.meta.url), 'utf8')
    const examples = [...docs.matchAll(/^```graphql\n([\s\S]*?)^```/gm)].map(([, text = '']) => text)
    expect(examples).toHaveLength(2)
    const changed = await ask(examples[0]?.replace('$metric', visits) ?? '')
    const found = await ask(examples[1] ?? '')
    expect(changed.data).toMatchObject({
      updateMetric: { metric: { status: 'APPROVED', steward: 'Finance', cadence: 'WORKING_DAILY' } },
    })
    expect(found.errors).toBeUndefined()
  })
})
