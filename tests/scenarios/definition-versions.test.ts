import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
let now = Date.parse('2026-11-20T12:00:00Z')
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function post<Data>(query: string): Promise<Data> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

interface Versioned {
  version: number
  updatedAt: string
}
const versions = async (id: string) => {
  type Found = { widget: Versioned & { metrics: Versioned[] } }
  const { widget } = await post<Found>(`{ widget(id: "${id}") { version updatedAt metrics { version updatedAt } } }`)
  return { widget: widget.version, at: widget.updatedAt, metrics: widget.metrics }
}

/** A minute later; what has become another version says that minute, and nothing else does. */
async function changes(id: string, change: () => Promise<unknown>) {
  const before = await versions(id)
  now += 60_000
  await change()
  const after = await versions(id)
  const at = new Date(now).toISOString()
  expect(after.at).toBe(after.widget > before.widget ? at : before.at)
  for (const [index, metric] of after.metrics.entries()) {
    const earlier = before.metrics[index]
    expect(metric.updatedAt).toBe(metric.version === earlier?.version ? earlier.updatedAt : at)
  }
  return {
    widget: after.widget > before.widget,
    metrics: after.metrics.map((metric, index) => metric.version > (before.metrics[index]?.version ?? 0)),
  }
}

test('widgets and metrics count the changes of their definitions, and pushes are none', async () => {
  const { id, pushUrl } = await it.widget({ keyKind: 'DATE' })
  expect((await versions(id)).widget).toBe(1)
  const push = (data: object, options = {}) => it.cyfe(pushUrl, { data: [data], ...options })
  expect(await changes(id, () => push({ Date: '20261101', a: '1' }))).toEqual({ widget: true, metrics: [true] })
  expect(await changes(id, () => push({ Date: '20261101', a: '2' }))).toEqual({ widget: false, metrics: [false] })
  expect(await changes(id, () => push({ Date: '20261101', a: '2', b: '1' }))).toEqual({
    widget: true,
    metrics: [false, true],
  })
  const colored = () => push({ Date: '20261102', a: '2' }, { color: { a: '#ff0000' } })
  expect(await changes(id, colored)).toEqual({ widget: false, metrics: [true, false] })
  expect(await changes(id, colored)).toEqual({ widget: false, metrics: [false, false] })

  const titled = () => post(`mutation { updateWidget(input: { id: "${id}", title: "Other" }) { widget { version } } }`)
  expect(await changes(id, titled)).toEqual({ widget: true, metrics: [false, false] })
  const rotated = () => post(`mutation { rotatePushKey(widgetId: "${id}") { widget { version } } }`)
  expect(await changes(id, rotated)).toEqual({ widget: true, metrics: [false, false] })

  const { widget } = await post<{ widget: { metrics: { id: string }[] } }>(`{ widget(id: "${id}") { metrics { id } } }`)
  const b = widget.metrics[1]?.id
  const inUnits = () => post(`mutation { updateMetric(input: { metricId: "${b}", unit: "%" }) { metric { version } } }`)
  expect(await changes(id, inUnits)).toEqual({ widget: false, metrics: [false, true] })
  const goal = (target: string) => () =>
    post(`mutation { setGoal(input: { metricId: "${b}", period: MONTH, target: ${target} }) { metric { version } } }`)
  expect(await changes(id, goal('5'))).toEqual({ widget: false, metrics: [false, true] })
  expect(await changes(id, goal('null'))).toEqual({ widget: false, metrics: [false, true] })

  type Made = { createCalculatedMetric: { metric: { id: string } } }
  let c = ''
  const calculated = async () => {
    const input = `{ widgetId: "${id}", name: "c", formula: "[a] / [b]" }`
    c = (await post<Made>(`mutation { createCalculatedMetric(input: ${input}) { metric { id } } }`))
      .createCalculatedMetric.metric.id
  }
  expect(await changes(id, calculated)).toEqual({ widget: true, metrics: [false, false, true] })
  const rewritten = () =>
    post(`mutation { updateMetric(input: { metricId: "${c}", formula: "[b]" }) { metric { version } } }`)
  expect(await changes(id, rewritten)).toEqual({ widget: false, metrics: [false, false, true] })
  const deleted = () => post(`mutation { deleteCalculatedMetric(id: "${c}") { id } }`)
  expect(await changes(id, deleted)).toEqual({ widget: true, metrics: [false, false] })

  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' }
  const info = await fetch(`${it.url}/api/external/info/widget`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ id }),
  })
  const { model } = (await info.json()) as { model: { version: number; updated_at: string } }
  const { widget: version, at } = await versions(id)
  expect([model.version, model.updated_at]).toEqual([version, at])
})

test('a board counts how often it was arranged', async () => {
  const board = async () =>
    (await post<{ board: { version: number; updatedAt: string | null } }>('{ board { version updatedAt } }')).board
  expect(await board()).toEqual({ version: 0, updatedAt: null })
  const { id } = await it.widget()
  for (const version of [1, 2, 3]) {
    now += 60_000
    await post(`mutation { saveBoard(input: { cards: [{ widgetId: "${id}" }] }) { board { version } } }`)
    expect(await board()).toEqual({ version, updatedAt: new Date(now).toISOString() })
  }
})
