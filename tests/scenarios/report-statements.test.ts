import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

test('one statement reads the points of every widget, metric and compared period of a request', async () => {
  const widgets = await Promise.all([1, 2, 3, 4, 5].map(n => it.widget({ title: `Widget ${n}` })))
  for (const [index, widget] of widgets.entries()) {
    const row = index === 4 ? { Country: 'Chad' } : { Date: '20261101' }
    expect((await it.cyfe(widget.pushUrl, { data: [{ ...row, a: index + 1, b: '2', c: '3' }] })).status).toBe(200)
  }
  const compare = '[{ to: PREVIOUS_PERIOD }, { to: SAME_PERIOD_LAST_YEAR }, { shift: { count: 3, unit: MONTH } }]'
  const fields = `report(period: { days: { from: "2026-11-01", through: "2026-11-30" } }, compare: ${compare})
    { keys metrics { headline values comparisons { previous values } } }`
  const query = `{ ${widgets.map((widget, index) => `w${index}: widget(id: "${widget.id}") { lastPushAt ${fields} again: ${fields} }`).join('\n')} }`
  it.statements()
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as {
    data: Record<string, { report: { keys: string[]; metrics: { headline: number }[] } }>
    errors?: unknown
  }
  expect(errors).toBeUndefined()
  for (const index of widgets.keys())
    expect(data[`w${index}`]?.report.metrics.map(metric => metric.headline)).toEqual([index + 1, 2, 3])
  expect(data.w4?.report.keys).toEqual(['Chad'])
  const statements = it.statements()
  const reading = statements.filter(text => /\bfrom (points|category_points)\b/.test(text))
  expect(reading).toHaveLength(1)
  // One for the points, one for when each widget was pushed to last.
  expect(statements).toHaveLength(2)
})
