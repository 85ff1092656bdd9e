// The catalogue: what is said of metrics, whether new data is late, where they come from and where they are used.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { CreateTokenInput } from '../_kit/gql/graphql.ts'
import { createCalculatedMetric, createToken, push, widgetMetrics } from '../_kit/operations.ts'

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
