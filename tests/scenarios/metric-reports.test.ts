import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createCalculatedMetric, reports } from '../_kit/operations.ts'
import { metricReports, metricsById, nodes, reportOfMetrics } from '../_kit/report-operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function pushed(data: Record<string, string>[], input: Parameters<TestApp['widget']>[0] = {}): Promise<string> {
  const widget = await it.widget(input)
  expect((await it.cyfe(widget.pushUrl, { data })).body.message).toBe('Data pushed')
  return widget.id
}

async function metricsOf(id: string): Promise<Map<string, string>> {
  const { widget } = await it.ask(metricReports, { id })
  return new Map((widget?.metrics ?? []).map(metric => [metric.name, metric.id]))
}

/** As a client sends it that has its own documents; asked twice, so that definitions are remembered at the second time. */
async function ask<Data>(query: string) {
  const once = async () => {
    const response = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify({ query }),
    })
    return (await response.json()) as { data: Data; errors?: { path: unknown[]; extensions: { code: string } }[] }
  }
  await once()
  it.statements()
  const reply = await once()
  return { ...reply, statements: it.statements() }
}

const reading = (statements: string[]) => statements.filter(text => /\bfrom (points|category_points)\b/.test(text))

describe('the report of a metric alone', () => {
  const rows = [
    { Date: '20261101', a: '1', b: '10', c: '3' },
    { Date: '20261102', a: '2', c: '4' },
    { Date: '20261110', a: '8.5' },
    { Date: '20261010', b: '7', a: '1' },
  ]
  const compare = [{ to: 'PREVIOUS_PERIOD' }, { shift: { count: 1, unit: 'MONTH' } }] as const

  test.each([
    ['by default', {}],
    ['of a month', { period: { preset: 'THIS_MONTH' }, compare, granularity: 'WEEK' }],
    ['of days, filled', { period: { days: { from: '2026-10-01', through: '2026-11-15' } }, fill: 'PREVIOUS' }],
    ['in another zone', { period: { last: { count: 2, unit: 'WEEK' } }, timeZone: 'Asia/Kolkata', compare: [] }],
  ] as const)('is the same as in the report of its widget: %s', async (_name, args) => {
    const id = await pushed(rows)
    await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'd', formula: '[a] / [b]' } })
    const { widget } = await it.ask(metricReports, { id, ...args } as never)
    expect(widget?.report?.metrics).toHaveLength(4)
    expect(widget?.metrics.map(metric => metric.report)).toEqual(widget?.report?.metrics)
    expect(widget?.metrics.every(metric => metric.report?.keys.length === metric.report?.values.length)).toBe(true)
  })

  test('of all time begins with the first point of the metric, whatever else is asked for', async () => {
    const id = await pushed(rows)
    const { widget } = await it.ask(metricReports, { id, period: { preset: 'ALL_TIME' } })
    expect(widget?.metrics.map(metric => metric.report?.period.firstDay)).toEqual([
      '2026-10-10',
      '2026-10-10',
      '2026-11-01',
    ])
    expect(widget?.metrics.map(metric => metric.report?.period.lastDay)).toEqual([
      '2026-11-10',
      '2026-11-01',
      '2026-11-02',
    ])
  })

  test('of names has the names of the metric, its own largest first', async () => {
    const id = await pushed([
      { Country: 'Chad', a: '1', b: '5' },
      { Country: 'Mali', a: '2', b: '1' },
      { Country: 'Peru', a: '3' },
    ])
    const { widget } = await it.ask(metricReports, { id, top: 1 })
    expect(widget?.metrics.map(metric => [metric.report?.keys, metric.report?.values])).toEqual([
      [
        ['Peru', 'Other'],
        [3, 3],
      ],
      [
        ['Chad', 'Other'],
        [5, 1],
      ],
    ])
    expect(widget?.metrics[0]?.report?.granularity).toBeNull()
  })

  test('20 metrics of one widget and 20 of others are one statement', async () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`m${n}`, String(n)]))
    const id = await pushed([{ Date: '20261101', ...many }])
    const others = await Promise.all(Array.from({ length: 20 }, (_, n) => pushed([{ Date: '20261101', x: String(n) }])))
    const ids = [...(await metricsOf(id)).values()]
    const otherIds = (await Promise.all(others.map(metricsOf))).flatMap(found => [...found.values()])
    const fields = 'report(period: { preset: THIS_MONTH }, compare: [{ to: PREVIOUS_PERIOD }]) { headline }'
    const query = `{ ${[...ids, ...otherIds].map((metric, n) => `m${n}: metric(id: "${metric}") { ${fields} }`).join(' ')} }`
    const reply = await ask<Record<string, { report: { headline: number } }>>(query)
    expect(reply.errors).toBeUndefined()
    const numbers = Array.from({ length: 20 }, (_, n) => n)
    expect(Object.values(reply.data).map(metric => metric.report.headline)).toEqual([...numbers, ...numbers])
    expect(reading(reply.statements)).toHaveLength(1)
  })

  test('goes with the reports of widgets in one statement', async () => {
    const id = await pushed(rows)
    const names = await pushed([{ Country: 'Chad', a: '1' }])
    const [a] = (await metricsOf(id)).values()
    const [name] = (await metricsOf(names)).values()
    const report = 'report(period: { preset: THIS_MONTH }) { keys }'
    const { statements, errors } = await ask(`{
      metric(id: "${a}") { ${report} } name: metric(id: "${name}") { ${report} }
      widget(id: "${id}") { ${report} profile(by: WEEKDAY) { keys } metrics { ${report} } }
      reports(widgetIds: ["${id}"]) { keys }
    }`)
    expect(errors).toBeUndefined()
    expect(reading(statements)).toHaveLength(1)
  })

  test('that cannot be computed is null, and the others are there', async () => {
    const id = await pushed([{ Date: '20261101', a: '1' }])
    const [a] = (await metricsOf(id)).values()
    const hours = 'report(granularity: HOUR) { keys }'
    const reply = await ask<Record<string, unknown>>(
      `{ wrong: metric(id: "${a}") { ${hours} } right: metric(id: "${a}") { report(compare: []) { headline } } }`,
    )
    expect(reply.data).toEqual({ wrong: { report: null }, right: { report: { headline: 1 } } })
    expect(reply.errors).toMatchObject([{ path: ['wrong', 'report'], extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

describe('several at once by their ids', () => {
  test('metrics: null and NOT_FOUND in the place of what there is not', async () => {
    const id = await pushed([{ Date: '20261101', a: '1', b: '2' }])
    const [a, b] = (await metricsOf(id)).values()
    const { data, errors } = await it.send(metricsById, { ids: [b ?? '', 'nothing', a ?? '', 'metric_1_2', id] })
    expect(data?.metricsById?.map(metric => metric?.name ?? null)).toEqual(['b', null, 'a', null, null])
    expect(errors?.map(error => [error.path, error.extensions.code])).toEqual(
      [1, 3, 4].map(index => [['metricsById', index], 'NOT_FOUND']),
    )
    const many = await it.send(metricsById, { ids: Array.from({ length: 101 }, () => a ?? '') })
    expect(many.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { ids: [expect.any(String)] },
    })
  })

  test('reports: the answer is as long as the question, however many of its widgets are missing at the end', async () => {
    const id = await pushed([{ Date: '20261101', a: '1' }])
    const { data, errors } = await it.send(reports, { ids: [id, 'widget_1', 'nothing'] })
    expect(data?.reports?.map(report => report?.widget.id ?? null)).toEqual([id, null, null])
    expect(errors?.map(error => error.path)).toEqual([1, 2].map(index => ['reports', index]))
  })

  test('entities of any type: null and NOT_FOUND in the place of what is gone, of what is no id, and of what has no type', async () => {
    const id = await pushed([{ Date: '20261101', a: '1' }])
    const [a] = (await metricsOf(id)).values()
    const ids = [a ?? '', id, 'nothing', 'widget_1', 'constructor_1', id]
    const { data, errors } = await it.send(nodes, { ids })
    const missing = (field: string) => [2, 3, 4].map(index => [[field, index], 'NOT_FOUND'])
    const codes = errors?.map(error => [error.path, error.extensions.code])
    expect(codes).toHaveLength(6)
    expect(codes).toEqual(expect.arrayContaining([...missing('nodes'), ...missing('again')]))
    expect(data?.nodes?.map(node => node?.id ?? null)).toEqual([a, id, null, null, null, id])
    expect(data?.again?.map(node => node?.id ?? null)).toEqual([a, id, null, null, null, id])
    const many = await it.send(nodes, { ids: Array.from({ length: 101 }, () => id) })
    expect(many.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

describe('metrics by id', () => {
  const names = (metrics: readonly { metric: { name: string } }[] | undefined) => metrics?.map(it => it.metric.name)

  test('stand beside those by name, each once, in reports of one widget, of several, and in profiles', async () => {
    const id = await pushed([{ Date: '20261101', a: '1', b: '2', c: '3' }])
    const byName = await metricsOf(id)
    const idOf = (name: string) => byName.get(name) ?? ''
    const shown = async (args: { metrics?: string[]; metricIds?: string[] }) => {
      const { widget, reports } = await it.ask(reportOfMetrics, { id, ...args })
      expect(names(widget?.profile?.metrics)).toEqual(names(widget?.report?.metrics))
      expect(names(reports?.[0]?.metrics)).toEqual(names(widget?.report?.metrics))
      return names(widget?.report?.metrics)
    }
    expect(await shown({ metricIds: [idOf('c'), idOf('a')] })).toEqual(['c', 'a'])
    expect(await shown({ metrics: ['b'], metricIds: [idOf('c'), idOf('b'), idOf('c')] })).toEqual(['b', 'c'])
    expect(await shown({ metricIds: [] })).toEqual([])
    expect(await shown({})).toEqual(['a', 'b', 'c'])
    const rest = await fetch(`${it.url}/widgets/${id}/report?metrics=b&metric_ids=${idOf('a')}`, {
      headers: { authorization: `Bearer ${ADMIN}` },
    })
    const { model } = (await rest.json()) as { model: { metrics: { name: string }[] } }
    expect(model.metrics.map(metric => metric.name)).toEqual(['b', 'a'])
  })

  test('that the widget lacks are refused, as what is no id', async () => {
    const id = await pushed([{ Date: '20261101', a: '1' }])
    const other = await metricsOf(await pushed([{ Date: '20261101', a: '1' }]))
    for (const metricId of [other.get('a') ?? '', id, 'nothing', 'metric_1']) {
      const { errors } = await it.send(reportOfMetrics, { id, metricIds: [metricId] })
      expect(errors?.length).toBeGreaterThan(0)
      for (const { extensions } of errors ?? []) {
        expect(extensions.code).toBe('BAD_USER_INPUT')
        expect(Object.keys(extensions.fields ?? {})).toEqual(['metricIds'])
      }
      const headers = { authorization: `Bearer ${ADMIN}` }
      const body = JSON.stringify({ widget_id: id, metric_ids: [metricId] })
      for (const response of [
        await fetch(`${it.url}/widgets/${id}/report?metric_ids=${metricId}`, { headers }),
        await fetch(`${it.url}/api/external/info/report`, { method: 'POST', headers, body }),
      ]) {
        expect(response.status).toBe(400)
        const { errors: told } = (await response.json()) as { errors: object }
        expect(Object.keys(told)).toEqual(['metric_ids'])
      }
    }
  })

  test('an order by a metric that is not there is told by the field or the parameter that names it', async () => {
    const id = await pushed([{ Page: 'home', a: '1' }])
    const headers = { authorization: `Bearer ${ADMIN}` }
    const fieldsOf = async (response: Response) => Object.keys(((await response.json()) as { errors: object }).errors)
    expect(await fieldsOf(await fetch(`${it.url}/widgets/${id}/report?order_metric=b`, { headers }))).toEqual([
      'order_metric',
    ])
    const body = JSON.stringify({ widget_id: id, order_by: { metric: 'b' } })
    const info = await fetch(`${it.url}/api/external/info/report`, { method: 'POST', headers, body })
    expect(await fieldsOf(info)).toEqual(['order_by.metric'])
  })
})
