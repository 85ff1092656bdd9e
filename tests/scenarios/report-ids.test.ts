import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
let now = Date.parse('2026-11-20T12:00:00Z')
let widget: string
let a: string
let b: string
let names: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
  const made = await it.widget()
  widget = made.id
  await it.cyfe(made.pushUrl, { data: [{ Date: '20261101', a: '1', b: '2' }] })
  const other = await it.widget()
  names = other.id
  await it.cyfe(other.pushUrl, { data: [{ Country: 'Chad', a: '1', b: '2' }] })
  const found = await ask<{ widget: { metrics: { id: string }[] } }>(`{ widget(id: "${widget}") { metrics { id } } }`)
  ;[a, b] = found.widget.metrics.map(metric => metric.id) as [string, string]
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function ask<Data>(query: string): Promise<Data> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

interface Ids {
  id: string
  metrics: { id: string }[]
}
const idsIn = async (args: string, of = widget): Promise<Ids> =>
  (await ask<{ widget: { report: Ids } }>(`{ widget(id: "${of}") { report${args} { id metrics { id } } } }`)).widget
    .report
const metricIdOf = async (metric: string, args: string) =>
  (await ask<{ metric: { report: { id: string } } }>(`{ metric(id: "${metric}") { report${args} { id } } }`)).metric
    .report.id

describe('the id of a report', () => {
  const days = '{ from: "2026-11-01", through: "2026-11-30" }'
  test.each([
    [
      'defaults spelled out',
      '',
      '(period: { preset: LAST_30_DAYS }, compare: [{ to: PREVIOUS_PERIOD }], fill: NULL, timeZone: "UTC", top: 1000)',
    ],
    ['nulls', '', '(period: null, compare: null, granularity: null, timeZone: null, metrics: null, metricIds: null)'],
    ['the order of arguments', `(fill: ZERO, period: { days: ${days} })`, `(period: { days: ${days} }, fill: ZERO)`],
    [
      'the order of members',
      '(period: { last: { count: 2, unit: WEEK } })',
      '(period: { last: { unit: WEEK, count: 2 } })',
    ],
    [
      'a day in another spelling',
      `(period: { days: ${days} })`,
      '(period: { days: { from: "20261101", through: "20261130" } })',
    ],
    ['names and ids', '(metrics: ["b"])', '(metricIds: ["$b"])'],
  ])('is the same for the same question: %s', async (_name, first, second) => {
    const spelled = await idsIn(second.replace('$b', b))
    expect(spelled).toEqual(await idsIn(first))
    expect(spelled.id).toMatch(/^[\w-]{22}$/)
  })

  test('is another one for any other question', async () => {
    const questions = [
      ...[
        '',
        '(period: { preset: TODAY })',
        '(period: { preset: LAST_7_DAYS })',
        '(compare: [])',
        '(granularity: DAY)',
      ],
      ...[
        '(compare: [{ to: SAME_PERIOD_LAST_YEAR }])',
        '(fill: ZERO)',
        '(fill: PREVIOUS)',
        '(timeZone: "Asia/Kolkata")',
      ],
      ...['(top: 5)', '(metrics: ["a"])', '(metrics: ["a", "b"])', '(metrics: ["b", "a"])', '(metrics: [])'],
      ...[
        `(period: { days: ${days} })`,
        `(compare: [{ days: ${days} }])`,
        '(period: { last: { count: 7, unit: DAY } })',
      ],
      '(period: { instants: { from: "2026-11-01T00:00:00Z", before: "2026-12-01T00:00:00Z" } })',
    ]
    const ids: string[] = []
    for (const question of questions) ids.push((await idsIn(question)).id)
    const others = await ask<Record<string, { id: string }>>(
      `{ one: widget(id: "${widget}") { id: title week: profile(by: WEEKDAY) { id } short: profile(by: WEEKDAY, period: { preset: TODAY }) { id } } }`,
    )
    const { week, short } = others.one as unknown as { week: { id: string }; short: { id: string } }
    const { reports } = await ask<{ reports: Ids[] }>(
      `{ reports(widgetIds: ["${widget}", "${(await it.widget()).id}"]) { id } }`,
    )
    ids.push(week.id, short.id, (await idsIn('', names)).id, ...reports.map(report => report.id))
    expect(new Set(ids).size).toBe(questions.length + 5)
  })

  test('of one widget among `reports` is that of the widget alone', async () => {
    const { reports } = await ask<{ reports: Ids[] }>(`{ reports(widgetIds: ["${widget}"]) { id metrics { id } } }`)
    expect(reports).toEqual([await idsIn('')])
  })

  test('is the same tomorrow, and when more was pushed', async () => {
    const before = await idsIn('(period: { preset: LAST_7_DAYS })')
    now += 86_400_000
    await it.cyfe(
      (await ask<{ widget: { pushUrl: string } }>(`{ widget(id: "${widget}") { pushUrl } }`)).widget.pushUrl,
      {
        data: [{ Date: '20261121', a: '5' }],
      },
    )
    expect(await idsIn('(period: { preset: LAST_7_DAYS })')).toEqual(before)
  })

  test('is the same in the message of a live report', async () => {
    const query = `subscription { widgetReport(id: "${widget}", fill: ZERO) { id metrics { id } } }`
    const response = await fetch(`${it.url}/graphql?${new URLSearchParams({ query })}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${ADMIN}` },
    })
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    let text = ''
    while (!/^data: .*widgetReport.*$/m.test(text)) text += new TextDecoder().decode((await reader.read()).value)
    await reader.cancel()
    const message = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '')
    expect(message.data.widgetReport).toEqual(await idsIn('(fill: ZERO)'))
  })
})

describe('the id of the report of a metric', () => {
  test('is the same alone and in the report of its widget, and another one for other arguments', async () => {
    const all = await idsIn('')
    expect(await metricIdOf(a, '')).toBe(all.metrics[0]?.id)
    expect(await metricIdOf(b, '(fill: NULL)')).toBe(all.metrics[1]?.id)
    const ids = [
      ...all.metrics.map(metric => metric.id),
      all.id,
      await metricIdOf(a, '(fill: ZERO)'),
      await metricIdOf(b, '(fill: ZERO)'),
    ]
    expect(new Set(ids).size).toBe(5)
  })

  test('differs where the other metrics have a say in its keys: all time, and the rank of names', async () => {
    const allTime = '(period: { preset: ALL_TIME })'
    expect(await metricIdOf(a, allTime)).not.toBe((await idsIn(allTime)).metrics[0]?.id)
    expect(await metricIdOf(a, allTime)).toBe(
      (await idsIn('(period: { preset: ALL_TIME }, metrics: ["a"])')).metrics[0]?.id,
    )
    const both = await idsIn('(metrics: ["a", "b"])', names)
    const turned = await idsIn('(metrics: ["b", "a"])', names)
    expect(both.metrics[0]?.id).not.toBe(turned.metrics[1]?.id)
  })
})
