// The official clients of the Model Context Protocol, unmodified, of both eras, against a live gateway.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Business, startBusiness } from '../_kit/agents.ts'
import { ADMIN, type TestApp } from '../_kit/app.ts'
import { type Agent, connectAgent, eras, toReply } from '../_kit/mcp.ts'
import { createToken } from '../_kit/operations.ts'

let it: TestApp
let business: Business
beforeAll(async () => {
  ;({ it, business } = await startBusiness())
})
afterAll(() => it?.[Symbol.asyncDispose]())

const tokenFor = async (...scopes: ('READ' | 'PUSH' | 'SQL' | 'CALL')[]) =>
  (await it.ask(createToken, { input: { name: 'agent', scopes } })).createToken.secret

describe.each(eras)('revision %s', era => {
  let agent: Agent
  beforeAll(async () => {
    agent = await connectAgent(it, ADMIN, era)
  })
  afterAll(() => agent?.[Symbol.asyncDispose]())

  test('says who it is and how to ask', () => {
    expect(agent.client.getServerVersion()).toMatchObject({ name: 'pushgraph', title: 'Pushgraph' })
    expect(agent.client.getInstructions()).toContain('search_metrics')
  })

  test('lists tools with schemas and hints', async () => {
    const tools = (await agent.tools()) as unknown as {
      name: string
      description: string
      inputSchema: { type: string; properties: Record<string, { description?: string }> }
      annotations: Record<string, unknown>
    }[]
    expect(tools.map(it => it.name)).toEqual([
      ...['search_metrics', 'describe_metric', 'report', 'explain_change', 'draw_chart'],
      ...['list_saved_queries', 'run_saved_query', 'sql', 'call_source', 'push'],
    ])
    for (const { name, description, inputSchema } of tools) {
      expect(description.length, name).toBeGreaterThan(30)
      expect(inputSchema.type, name).toBe('object')
      for (const [argument, schema] of Object.entries(inputSchema.properties))
        expect(schema.description ?? '', `${name}.${argument}`).not.toBe('')
    }
    const hints = Object.fromEntries(tools.map(it => [it.name, it.annotations]))
    expect(hints.report).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false })
    expect(hints.call_source).toMatchObject({ readOnlyHint: true, openWorldHint: true })
    expect(hints.push).toMatchObject({ readOnlyHint: false, destructiveHint: true, idempotentHint: true })
  })

  test('finds a metric, describes it and reports it', async () => {
    const found = await agent.call('search_metrics', { query: 'money' })
    expect(found.structured.metrics).toMatchObject([
      {
        name: 'Revenue',
        widget: 'Sales',
        unit: 'EUR',
        status: 'APPROVED',
        dimensions: ['country', 'plan'],
        is_late: false,
      },
    ])
    const { id } = found.structured.metrics[0]
    expect(id).toBe(business.ids['Sales.Revenue'])
    const described = await agent.call('describe_metric', { metric: id })
    expect(described.structured).toMatchObject({
      adds_up: { over_time: true, over_groups: true },
      first_day: '2026-02-10',
      last_day: '2026-11-20',
      dimension_values: [
        { dimension: 'country', values: ['Austria', 'France', 'Germany'], has_more: false },
        { dimension: 'plan', values: ['free', 'pro'] },
      ],
    })
    const report = await agent.call('report', { metrics: [id], period: { preset: 'YESTERDAY' } })
    expect(report.text).toContain('Revenue')
    expect(report.structured.metrics[0]).toMatchObject({ name: 'Revenue', unit: 'EUR', aggregation: 'SUM' })
  })

  test('a tool that nobody has is an error of the protocol', async () => {
    await expect(agent.call('drop_everything')).rejects.toThrow(/There is no tool "drop_everything"/)
  })

  test('what is wrong with arguments is a result that says what would be right', async () => {
    const reply = await agent.call('report', { metric: 'Revenue' })
    expect(reply).toMatchObject({ isError: true, error: { code: 'BAD_USER_INPUT' } })
    expect(reply.text).toContain('report has no argument "metric". Did you mean metrics?')
    const textOf = async (args: object) => (await agent.call('report', args)).text
    expect(await textOf({ metrics: ['Revenue'], period: 'the month before' })).toBe(
      'BAD_USER_INPUT: Period must be an object, such as {"preset":"LAST_MONTH"}.',
    )
    expect(await textOf({ metrics: ['Revenue'], period: { days: 'November' } })).toMatch(
      /^BAD_USER_INPUT at period\.days: Days must be an object/,
    )
    expect(await textOf({ metrics: ['Revenue'], period: { preset: 'PAST_MONTH' } })).toMatch(
      /^BAD_USER_INPUT at period\.preset: Preset must be one of TODAY, /,
    )
  })

  test('a preset by its own words is that preset', async () => {
    const asked = { metrics: [business.ids['Sales.Revenue']] }
    const right = await agent.call('report', { ...asked, period: { preset: 'LAST_MONTH' } })
    expect(right.isError).toBe(false)
    for (const period of ['last month', 'LAST_MONTH', { preset: 'last month' }])
      expect((await agent.call('report', { ...asked, period })).structured).toEqual(right.structured)
  })

  test('a token is listed the tools that its scopes allow, and no others', async () => {
    await using pusher = await connectAgent(it, await tokenFor('PUSH'), era)
    expect((await pusher.tools()).map(each => each.name)).toEqual(['push'])
    expect((await pusher.call('report', { metrics: ['Revenue'] })).text).toBe(
      'FORBIDDEN: The token lacks the scope read.',
    )
  })
})

test('the command of the documentation finds a metric, in whatever revision nothing is said of', async () => {
  const text = readFileSync(new URL('../../docs/agents.md', import.meta.url), 'utf8')
  const [, body = ''] = /curl -s "\$URL\/mcp"[\s\S]*?-d '([^']*)'/.exec(text) ?? []
  const reply = await fetch(`${it.url}/mcp`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
    body,
  })
  const { result } = (await reply.json()) as { result: never }
  expect(toReply(result).text).toContain(business.ids['Sales.Revenue'])
})
