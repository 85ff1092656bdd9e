import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { deletePointsOfDeletedMetrics } from '../../src/widgets/metric-deletion.store.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }

interface Reply<Data> {
  data: Data
  errors?: { message: string; extensions: { code: string; fields?: object } }[]
}
async function send<Data>(query: string): Promise<Reply<Data>> {
  const response = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return (await response.json()) as Reply<Data>
}
async function ask<Data>(query: string): Promise<Data> {
  const { data, errors } = await send<Data>(query)
  expect(errors).toBeUndefined()
  return data
}

async function made(data: Record<string, string>[]) {
  const { id, pushUrl } = await it.widget()
  expect((await it.cyfe(pushUrl, { data })).body.message).toBe('Data pushed')
  return { id, pushUrl }
}
interface Metric {
  id: string
  name: string
  formula: string | null
  aggregation: string
  report: { headline: number | null } | null
}
async function metricsOf(id: string): Promise<Metric[]> {
  const fields = 'id name formula aggregation report(period: { preset: ALL_TIME }) { headline }'
  return (await ask<{ widget: { metrics: Metric[] } }>(`{ widget(id: "${id}") { metrics { ${fields} } } }`)).widget
    .metrics
}
const idOf = async (id: string, name: string) => (await metricsOf(id)).find(metric => metric.name === name)?.id ?? ''
const rename = (id: string, name: string) =>
  send(`mutation { updateMetric(input: { metricId: "${id}", name: ${JSON.stringify(name)} }) { metric { name } } }`)
const calculate = async (widget: string, name: string, formula: string) =>
  ask(
    `mutation { createCalculatedMetric(input: { widgetId: "${widget}", name: "${name}", formula: "${formula}" }) { metric { id } } }`,
  )
const points = async (metric: string) => {
  const { rows } = await it.app.gateway.pool.query(
    'select (select count(*) from points) + (select count(*) from category_points) as count',
  )
  return { metric, count: Number(rows[0]?.count) }
}

describe('a metric that is renamed', () => {
  test('keeps its id, its points and its options; formulas name it anew, and go on working', async () => {
    const { id, pushUrl } = await made([{ Date: '20261101', Users: '6', 'a]b': '2' }])
    const other = await made([{ Date: '20261101', x: '1' }])
    const users = await idOf(id, 'Users')
    await calculate(id, 'Ratio', '[Users] / [a]]b] + [Users] * 0')
    await calculate(other.id, 'Both', `[${users}] + [x]`)
    expect((await rename(users, '  Visitors ] ')).errors).toBeUndefined()
    const bracketed = await idOf(id, 'a]b')
    expect((await rename(bracketed, 'ab')).errors).toBeUndefined()
    expect((await metricsOf(id)).map(({ name, formula, report }) => [name, formula, report?.headline])).toEqual([
      ['Visitors ]', null, 6],
      ['ab', null, 2],
      ['Ratio', '[Visitors ]]] / [ab] + [Visitors ]]] * 0', 3],
    ])
    expect((await metricsOf(other.id)).map(({ formula, report }) => [formula, report?.headline])).toEqual([
      [null, 1],
      [`[${users}] + [x]`, 7],
    ])
    expect(await idOf(id, 'Visitors ]')).toBe(users)

    // A form that sends the formula back changes nothing.
    const ratio = (await metricsOf(id)).find(metric => metric.name === 'Ratio')
    await ask(
      `mutation { updateMetric(input: { metricId: "${ratio?.id}", formula: ${JSON.stringify(ratio?.formula)} }) { metric { id } } }`,
    )
    expect((await metricsOf(id)).at(-1)).toEqual(ratio)

    // A push under the old name makes a new metric, behind the others.
    await it.cyfe(pushUrl, { data: [{ Date: '20261101', Users: '1' }] })
    expect((await metricsOf(id)).map(({ name }) => name)).toEqual(['Visitors ]', 'ab', 'Ratio', 'Users'])
    expect((await metricsOf(id))[2]?.report?.headline).toBe(3)
  })

  test('aggregates as it did, though a name with % is an average', async () => {
    const { id } = await made([
      { Date: '20261101', 'CTR %': '2' },
      { Date: '20261102', 'CTR %': '4' },
    ])
    await rename(await idOf(id, 'CTR %'), 'CTR')
    expect(await metricsOf(id)).toMatchObject([{ name: 'CTR', aggregation: 'AVERAGE', report: { headline: 3 } }])
  })

  test('takes no name that another metric has, that is blank or too long', async () => {
    const { id } = await made([{ Date: '20261101', a: '1', b: '2' }])
    const a = await idOf(id, 'a')
    for (const name of ['b', ' ', 'x'.repeat(201), 'nul\0']) {
      const { errors } = await rename(a, name)
      expect(errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', fields: { 'input.name': [expect.any(String)] } } },
      ])
    }
    expect((await rename(a, 'a')).errors).toBeUndefined()
    const body = JSON.stringify({ id: a, name: 'c' })
    const rest = await fetch(`${it.url}/api/external/update/metric`, { method: 'POST', headers, body })
    expect(((await rest.json()) as { model: { name: string } }).model.name).toBe('c')
  })
})

describe('a metric that is deleted', () => {
  test.each([
    ['days', { Date: '20261101' }],
    ['names', { Country: 'Chad' }],
  ])(
    'goes with its points, of %s; formulas say what they have lost, and a push makes a new one',
    async (_name, key) => {
      const { id, pushUrl } = await made([{ ...key, a: '1', b: '2' } as unknown as Record<string, string>])
      await calculate(id, 'c', '[a] + [b]')
      const a = await idOf(id, 'a')
      const before = await points(a)
      await ask(`mutation { setGoal(input: { metricId: "${a}", period: MONTH, target: "5" }) { metric { id } } }`)
      expect(await ask(`mutation { deleteMetric(id: "${a}") { id } }`)).toEqual({ deleteMetric: { id: a } })
      expect((await points(a)).count).toBe(before.count - 1)
      const { data, errors } = await send<{ widget: { metrics: { name: string; report: unknown }[] } }>(
        `{ widget(id: "${id}") { metrics { name report(period: { preset: ALL_TIME }) { headline } } } }`,
      )
      expect(data.widget.metrics.map(({ name }) => name)).toEqual(['b', 'c'])
      expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT' }, message: expect.stringContaining('"a"') }])
      expect((await send(`mutation { deleteMetric(id: "${a}") { id } }`)).errors?.[0]?.extensions.code).toBe(
        'NOT_FOUND',
      )

      await it.cyfe(pushUrl, { data: [{ ...key, a: '7' }] })
      const found = await ask<{ widget: { metrics: { id: string; name: string }[] } }>(
        `{ widget(id: "${id}") { metrics { id name } } }`,
      )
      expect(found.widget.metrics.map(({ name }) => name)).toEqual(['b', 'c', 'a'])
      expect(found.widget.metrics.at(-1)?.id).not.toBe(a)
    },
  )

  test('leaves nothing of a push that was under way when it went', async () => {
    const { id } = await made([{ Date: '20261101', a: '1' }])
    const a = await idOf(id, 'a')
    await ask(`mutation { deleteMetric(id: "${a}") { id } }`)
    const left = await points(a)
    await it.app.gateway.pool.query(`insert into points (project_id, widget_id, metric_id, key, value, written_as)
      select project_id, widget_id, metric_id, 20000, 1, 0 from deleted_metrics order by metric_id desc limit 1`)
    expect((await points(a)).count).toBe(left.count + 1)
    expect(await deletePointsOfDeletedMetrics(it.app.gateway.db, DEFAULT_PROJECT_ID, 100)).toBe(1)
    expect(await points(a)).toEqual(left)
  })

  test('of any kind, also through REST; the audit log knows', async () => {
    const { id } = await made([{ Date: '20261101', a: '1' }])
    await calculate(id, 'c', '[a]')
    for (const name of ['c', 'a']) {
      const body = JSON.stringify({ id: await idOf(id, name) })
      const rest = await fetch(`${it.url}/api/external/delete/metric`, { method: 'POST', headers, body })
      expect(rest.status).toBe(200)
    }
    expect(await metricsOf(id)).toEqual([])
    const { id: another } = await made([{ Date: '20261101', a: '1' }])
    const a = await idOf(another, 'a')
    await ask(`mutation { deleteMetric(id: "${a}") { id } }`)
    const log = await ask<{ auditLog: { edges: { node: object }[] } }>(
      '{ auditLog(first: 5) { edges { node { action target } } } }',
    )
    expect(log.auditLog.edges.map(edge => edge.node)).toContainEqual({ action: 'deleteMetric', target: a })
  })
})
