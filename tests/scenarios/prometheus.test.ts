// Prometheus of the distribution scrapes a gateway; rules and dashboards ask for what it finds there.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { push } from '../_kit/operations.ts'
import { dashboardExpressions, hasPrometheus, metricsIn, promtool, RULES, startPrometheus } from '../_kit/prometheus.ts'

const TOKEN = 'the-token-of-the-metrics'
const testIfThere = test.skipIf(!hasPrometheus)

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ METRICS_TOKEN: TOKEN })
  const { id } = await it.widget({ title: 'Sales', keyKind: 'DATE' })
  await it.ask(push, {
    input: { widgetId: id, rows: [{ key: '2026-11-20', values: [{ metric: 'Sales', value: '1' }] }] },
  })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const metrics = async () => (await fetch(`${it.url}/metrics`)).text()

/** Names of samples, as Prometheus stores them. */
async function sampleNames(): Promise<Set<string>> {
  const types = (await metrics()).matchAll(/^# TYPE (\S+) (\w+)$/gm)
  const names = [...types].flatMap(([, name = '', type]) =>
    type === 'histogram' ? ['_bucket', '_sum', '_count'].map(end => name + end) : [name],
  )
  return new Set(['up', ...names])
}

const ruleExpressions = () =>
  readFileSync(RULES, 'utf8')
    .split(/^ {6}- alert: /m)
    .slice(1)
    .map(rule => /^ {8}expr: (\|\n(?: {10}.*\n)+|.*\n)/m.exec(rule)?.[1] ?? '')

test('every expression of rules and dashboards asks for metrics that there are', async () => {
  const expressions = [...dashboardExpressions(), ...ruleExpressions()]
  expect(expressions.length).toBeGreaterThan(40)
  const known = await sampleNames()
  expect(expressions.filter(each => metricsIn(each).length === 0)).toEqual([])
  expect(expressions.flatMap(metricsIn).filter(name => !known.has(name))).toEqual([])
})

test('every metric of ours is on a dashboard or in a rule', async () => {
  const asked = new Set([...dashboardExpressions(), ...ruleExpressions()].flatMap(metricsIn))
  const ours = [...(await metrics()).matchAll(/^# TYPE (pushgraph_\w+) \w+$/gm)].map(([, name = '']) => name)
  const isAsked = (name: string) => [name, `${name}_bucket`, `${name}_sum`].some(each => asked.has(each))
  expect(ours.length).toBeGreaterThan(15)
  expect(ours.filter(name => !isAsked(name))).toEqual([])
})

testIfThere('promtool finds nothing wrong with the metrics', async () => {
  expect(promtool(['check', 'metrics'], await metrics())).toEqual({ code: 0, output: '' })
})

testIfThere('the rules are rules, and say what they shall when they shall', () => {
  expect(promtool(['check', 'rules', 'rules.yml'])).toMatchObject({ code: 0 })
  const { code, output } = promtool(['test', 'rules', 'rules.test.yml'])
  expect(output).toContain('SUCCESS')
  expect(code).toBe(0)
})

interface Found {
  readonly result: readonly { readonly metric: Readonly<Record<string, string>>; readonly value: [number, string] }[]
}
interface RuleGroups {
  readonly groups: readonly { readonly rules: readonly { name: string; health: string; state: string }[] }[]
}

testIfThere('a gateway that is well is scraped, raises no alert, and every panel has an answer', async () => {
  await using prometheus = await startPrometheus(it.url, TOKEN)
  const ask = async (query: string): Promise<Found> =>
    prometheus.get(`/api/v1/query?query=${encodeURIComponent(query)}`)
  const found = async (query: string) => (await ask(query)).result.length
  await expect.poll(() => found('pushgraph_points_total{job="pushgraph"}'), { timeout: 20_000 }).toBeGreaterThan(0)
  // Its labels are not those that Prometheus itself gives.
  const { result } = await ask('{__name__=~"pushgraph_.+"}')
  expect(result.flatMap(({ metric }) => Object.keys(metric)).filter(name => name.startsWith('exported_'))).toEqual([])
  for (const expression of dashboardExpressions()) await ask(expression)
  const rules = async () => ((await prometheus.get('/api/v1/rules')) as RuleGroups).groups.flatMap(group => group.rules)
  await expect
    .poll(async () => new Set((await rules()).map(({ health }) => health)), { timeout: 20_000 })
    .toEqual(new Set(['ok']))
  expect((await rules()).filter(({ state }) => state === 'firing')).toEqual([])
  expect((await rules()).length).toBe(ruleExpressions().length)
})
