import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { parseDay } from '../../src/core/day.ts'
import type { PeriodInput } from '../../src/core/period.ts'
import { answerReports } from '../../src/reports/report.service.ts'
import type { Report } from '../../src/reports/report.ts'
import { toReportQuery } from '../../src/reports/report-input.ts'
import { createContext } from '../../src/request/context.ts'
import { idOf } from '../../src/request/global-id.ts'
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

test('questions of one widget that differ in their metrics alone share a plan; of names, and of all time, each has its own', async () => {
  const ctx = createContext(it.app.gateway, { requestId: 'one', principal: null, signal: new AbortController().signal })
  const plansOf = async (row: Record<string, string>, period: PeriodInput) => {
    const { id, pushUrl } = await it.widget()
    await it.cyfe(pushUrl, { data: [{ ...row, a: '1', b: '2' }] })
    const widget = await ctx.services.catalogue.widget(DEFAULT_PROJECT_ID, idOf('Widget', id))
    if (!widget) throw new Error('no widget')
    const queries = ['a', 'b', 'b'].map(name => toReportQuery([widget], { period, metrics: [name] }))
    const answers = await answerReports(ctx, [...queries, toReportQuery([widget], { period, fill: 'ZERO' })])
    const reports = answers.map(answer => (answer as readonly Report[])[0])
    expect(reports.map(report => report?.metrics.map(metric => metric.current.value()))).toEqual([
      [1],
      [2],
      [2],
      [1, 2],
    ])
    return new Set(reports.map(report => report?.plan)).size
  }
  expect(await plansOf({ Date: '20261101' }, { days: { from: 20_000, through: 21_000 } })).toBe(2)
  expect(await plansOf({ Date: '20261101' }, { preset: 'ALL_TIME' })).toBe(4)
  expect(await plansOf({ Country: 'Chad' }, { preset: 'TODAY' })).toBe(4)
})

test('requests that come at once share statements, and each gets the answer to its own question', async () => {
  const widgets = await Promise.all(Array.from({ length: 12 }, (_, n) => it.widget({ title: `Crowd ${n}` })))
  for (const [index, widget] of widgets.entries())
    await it.cyfe(widget.pushUrl, { data: [{ Date: '20261101', a: String(index), b: `${index}.5` }] })
  const { gateway } = it.app
  const signal = new AbortController().signal
  const ctx = createContext(gateway, { requestId: 'crowd', principal: null, signal })
  const ask = async (id: string, days: number): Promise<Report> => {
    const widget = await gateway.services.catalogue.widget(DEFAULT_PROJECT_ID, idOf('Widget', id))
    const range = { from: parseDay('20261101') ?? 0, through: (parseDay('20261101') ?? 0) + days - 1 }
    if (!widget) throw new Error('no widget')
    const [answer] = await answerReports(ctx, [toReportQuery([widget], { period: { days: range } })])
    if (!Array.isArray(answer)) throw answer
    return answer[0] as Report
  }
  for (const { id } of widgets) await ask(id, 2)
  it.statements()
  const lengths = [1, 2, 3, 4]
  const reports = await Promise.all(lengths.flatMap(days => widgets.map(({ id }) => ask(id, days))))
  for (const [index, report] of reports.entries()) {
    const widget = index % widgets.length
    expect(report.keys).toHaveLength(lengths[Math.floor(index / widgets.length)] ?? 0)
    expect(report.metrics.map(metric => metric.current.value())).toEqual([widget, widget + 0.5])
  }
  // The first ones go at once, the rest waits for them.
  expect(it.statements().length).toBeLessThan(reports.length / 4)
})
