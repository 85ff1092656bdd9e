// Questions as agents ask them, as calls of tools with arguments and no model: the numbers are the right ones.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Business, sales, startBusiness, sumOf } from '../_kit/agents.ts'
import { ADMIN, type TestApp } from '../_kit/app.ts'
import { type Agent, connectAgent } from '../_kit/mcp.ts'
import { golden as goldenOfPeriods } from './mcp-golden.cases.ts'
import { goldenOfMeaning } from './mcp-golden-meaning.cases.ts'

const golden = [...goldenOfPeriods, ...goldenOfMeaning]

let it: TestApp
let business: Business
let agent: Agent
beforeAll(async () => {
  ;({ it, business } = await startBusiness())
  agent = await connectAgent(it, ADMIN)
})
afterAll(async () => {
  await agent?.[Symbol.asyncDispose]()
  await it?.[Symbol.asyncDispose]()
})

test('there are sixty of them, with those of changes below', () => expect(golden.length + 3).toBeGreaterThanOrEqual(60))

interface GroupAnswer {
  readonly values: Readonly<Record<string, string | null>>
  readonly is_other: boolean
  readonly metrics: readonly { readonly value: number | null }[]
}

const nameOf = ({ values, is_other }: GroupAnswer) => (is_other ? 'other' : Object.values(values).join('/'))

test.each(golden)('$words', async ({ of, args, value, previous, groups, values, keys, caveats, more }) => {
  const reply = await agent.call('report', { metrics: [business.ids[of]], ...args })
  expect(reply.isError, reply.text).toBe(false)
  const { structured } = reply
  const [metric] = structured.metrics
  if (value === null) expect(metric.value).toBeNull()
  else expect(metric.value).toBeCloseTo(value, 8)
  if (previous !== undefined) {
    const [compared] = metric.comparisons
    expect(compared.value).toBeCloseTo(previous, 8)
    expect(compared.difference).toBeCloseTo((value ?? 0) - previous, 8)
    expect(compared.percent_change).toBeCloseTo((((value ?? 0) - previous) / previous) * 100, 8)
  }
  if (groups) {
    const found = (structured.groups as GroupAnswer[]).map(it => [nameOf(it), it.metrics[0]?.value] as const)
    expect(Object.keys(Object.fromEntries(found)).sort()).toEqual(Object.keys(groups).sort())
    for (const [name, number] of found) expect(number, name).toBeCloseTo(groups[name] ?? Number.NaN, 8)
  }
  if (values) expect(metric.values).toEqual(values)
  if (keys !== undefined) expect(structured.keys).toHaveLength(keys)
  if (caveats) expect(structured.caveats.map((it: { code: string }) => it.code)).toEqual(caveats)
  if (more) expect(metric).toMatchObject(more)
  if (metric.value !== null && args !== undefined && !('statistic' in args))
    expect(reply.text).toContain(String(metric.value))
})

const revenueOf = (from: string, through: string, country?: string) =>
  sumOf(
    sales.filter(it => it.day >= from && it.day <= through && (country ?? it.country) === it.country),
    it => it.revenue,
  )
const change = (country?: string) =>
  revenueOf('2026-11-01', '2026-11-19', country) - revenueOf('2026-10-01', '2026-10-19', country)
const november = { days: { from: '2026-11-01', through: '2026-11-19' } }
const compare = { days: { from: '2026-10-01', through: '2026-10-19' } }

test('why revenue has changed: what each country adds to it', async () => {
  const question = { metric: business.ids['Sales.Revenue'], period: november, compare, by: ['country'] }
  const { structured, text } = await agent.call('explain_change', question)
  expect(structured.difference).toBeCloseTo(change(), 8)
  const [split] = structured.splits
  const found = Object.fromEntries(
    split.groups.map((it: { values: { country: string }; contribution: number }) => [
      it.values.country,
      it.contribution,
    ]),
  )
  for (const country of ['Germany', 'France', 'Austria']) expect(found[country]).toBeCloseTo(change(country), 8)
  expect(split.groups[0].values.country).toBe('Germany')
  expect(text).toContain('By country:')
})

test('why revenue has changed, by each dimension', async () => {
  const question = { metric: business.ids['Sales.Revenue'], period: november, compare }
  const { structured } = await agent.call('explain_change', question)
  expect(structured.splits.map((it: { by: string[] }) => it.by)).toEqual([['country'], ['plan']])
  for (const { groups } of structured.splits) {
    const added = sumOf(groups as { contribution: number }[], each => each.contribution)
    expect(added).toBeCloseTo(change(), 8)
  }
})

test('why the average order has changed: by how many there are and by what each brings', async () => {
  const question = { metric: business.ids['Sales.Average order'], period: november, compare, by: ['country'] }
  const { structured } = await agent.call('explain_change', question)
  const added = sumOf(structured.splits[0].groups as { contribution: number }[], each => each.contribution)
  expect(added).toBeCloseTo(structured.difference, 8)
})
