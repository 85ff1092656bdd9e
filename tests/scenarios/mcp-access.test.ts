// Who may ask what at POST /mcp: tokens, scopes, parts of a project, other projects, other origins.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { type DividedWidgets, divideWidgets, leaks } from '../_kit/divided-widgets.ts'
import { connectAgent } from '../_kit/mcp.ts'
import { createProject, createToken } from '../_kit/operations.ts'
import { saveQuery } from '../_kit/query-operations.ts'
import { saveSource } from '../_kit/source-operations.ts'

let it: TestApp
let divided: DividedWidgets
let queryId: string
beforeAll(async () => {
  it = await startTestApp({ TOKEN_REQUESTS_PER_MINUTE: '300' }, { clock: () => NOON_2026_11_20 })
  divided = await divideWidgets(it)
  const saved = await it.ask(saveQuery, { input: { name: 'ours', sql: 'select 1 as one' } as never })
  queryId = saved.saveQuery.savedQuery.id
  await it.ask(saveSource, {
    input: { name: 'ours', requests: [{ method: 'GET', url: 'https://example.com/' }] } as never,
  })
})
afterAll(() => it?.[Symbol.asyncDispose]())

type Scope = 'READ' | 'PUSH' | 'SQL' | 'CALL' | 'MANAGE'
const tokenOf = async (scopes: Scope[], more: object = {}) =>
  (await it.ask(createToken, { input: { name: 'agent', scopes, ...more } })).createToken.secret

const ping = { jsonrpc: '2.0', id: 1, method: 'ping' }
const send = (init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${it.url}/mcp`, {
    method: 'POST',
    body: JSON.stringify(ping),
    ...init,
    headers: {
      authorization: `Bearer ${ADMIN}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...init.headers,
    },
  })

describe('credentials', () => {
  test('a token lets in, and the reply says what is left of its rate limit', async () => {
    const reply = await send()
    expect(reply.status).toBe(200)
    expect(await reply.json()).toEqual({ jsonrpc: '2.0', id: 1, result: {} })
    expect(reply.headers.get('ratelimit')).toMatch(/^"token";r=\d+/)
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    ['none', {}],
    ['a wrong one', { authorization: 'Bearer pg_wrong' }],
    ['a password', { authorization: 'Basic YTpi' }],
  ])('%s is 401 that asks for a bearer token, and names no server of authorization', async (_, headers) => {
    const reply = await fetch(`${it.url}/mcp`, { method: 'POST', body: JSON.stringify(ping), headers })
    expect(reply.status).toBe(401)
    expect(reply.headers.get('www-authenticate')).toBe('Bearer')
    expect(await reply.json()).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32_000 } })
    for (const path of ['oauth-protected-resource', 'oauth-protected-resource/mcp', 'oauth-authorization-server'])
      expect((await fetch(`${it.url}/.well-known/${path}`)).status).toBe(404)
  })

  test('a token that was used up waits, and learns how long', async () => {
    const token = await tokenOf(['READ'])
    const headers = { authorization: `Bearer ${token}` }
    let reply = await send({ headers })
    for (let count = 0; reply.status === 200 && count < 320; count++) reply = await send({ headers })
    expect(reply.status).toBe(429)
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await reply.json()).toMatchObject({ error: { code: -32_000, message: expect.stringContaining('requests') } })
  })

  test('pages of other origins are refused, our own are not', async () => {
    for (const origin of [it.url, 'http://localhost:6274', 'http://[::1]'])
      expect((await send({ headers: { origin } })).status, origin).toBe(200)
    const others = ['https://evil.example', 'null', 'http://localhost.evil.example', 'http://127.0.0.1.evil.example:80']
    for (const origin of others) {
      const reply = await send({ headers: { origin } })
      expect(reply.status, origin).toBe(403)
      expect(reply.headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  test.each(['GET', 'DELETE', 'PUT', 'PATCH'])('%s is 405: there are no sessions and no streams', async method => {
    const reply = await send({ method, ...(method === 'GET' && { body: null }) })
    expect(reply.status).toBe(405)
    expect(reply.headers.get('allow')).toBe('POST')
    expect(await reply.json()).toMatchObject({ jsonrpc: '2.0', error: { message: 'Use POST here.' } })
  })
})

const readers = ['search_metrics', 'describe_metric', 'report', 'explain_change', 'draw_chart']
const all = [...readers, 'list_saved_queries', 'run_saved_query', 'sql', 'call_source', 'push']

describe('scopes', () => {
  test.each<[Scope[], string[]]>([
    [['READ'], [...readers, 'list_saved_queries', 'run_saved_query']],
    [['SQL'], ['sql']],
    [['CALL'], ['call_source']],
    [['PUSH'], ['push']],
    [['MANAGE'], []],
    [['READ', 'SQL', 'CALL', 'PUSH'], all],
  ])('%s', async (scopes, listed) => {
    await using agent = await connectAgent(it, await tokenOf(scopes))
    expect((await agent.tools()).map(each => each.name)).toEqual(listed)
    for (const name of all.filter(each => !listed.includes(each))) {
      const reply = await agent.call(name, {})
      expect(reply.error.code, name).toBe('FORBIDDEN')
      expect(reply.text).toMatch(/The token lacks the scope (read|sql|call|push)\./)
    }
    const { resources } = await agent.client.listResources()
    const metrics = resources.filter(each => each.uri.startsWith('pushgraph://metrics/'))
    expect(metrics.length > 0).toBe(scopes.includes('READ'))
  })
})

describe('a token for one widget', () => {
  test('has the tools of metrics, and knows no other widget', async () => {
    const token = await tokenOf(['READ', 'PUSH'], { widgetIds: [divided.ids.flat] })
    await using agent = await connectAgent(it, token)
    expect((await agent.tools()).map(each => each.name)).toEqual([...readers, 'push'])
    const { metrics } = (await agent.call('search_metrics')).structured
    expect(metrics.map((each: { widget: string }) => each.widget)).toEqual(['Flat'])
    const other = divided.metrics['sales.Sales']
    expect((await agent.call('report', { metrics: [other] })).error.code).toBe('NOT_FOUND')
    expect((await agent.call('report', { metrics: ['Sales'] })).codes).toEqual(['UNKNOWN_METRIC'])
    expect((await agent.call('report', { metrics: ['Sales'] })).text).not.toContain('metric_')
    expect((await agent.call('draw_chart', { widget: divided.ids.sales })).error.code).toBe('NOT_FOUND')
    expect((await agent.call('draw_chart', { widget: 'Sales' })).codes).toEqual(['UNKNOWN_WIDGET'])
    const points = [{ metric: 'Sales', key: '2026-11-20', value: 1 }]
    const pushed = await agent.call('push', { widget: divided.ids.sales, points, idempotency_key: 'other' })
    expect(pushed.error.code).toBe('NOT_FOUND')
    expect((await agent.call('sql', { query: 'select 1' })).error.code).toBe('FORBIDDEN')
    expect((await agent.call('list_saved_queries')).text).toBe('FORBIDDEN: The token is for 1 widget only.')
    await expect(agent.client.readResource({ uri: `pushgraph://metrics/${other}` })).rejects.toThrow(/not found/i)
  })
})

describe('a token for the rows of one country', () => {
  test('no tool shows a number, value or day of another row', async () => {
    const where = [{ dimension: 'country', in: ['DE'] }]
    const token = await tokenOf(['READ'], { widgetIds: Object.values(divided.ids), where })
    await using agent = await connectAgent(it, token)
    expect((await agent.tools()).map(each => each.name)).toEqual(readers)
    const day = { days: { from: '2026-11-01', through: '2026-11-20' } }
    const despite = ['PARTIAL_AGAINST_WHOLE', 'UNEQUAL_LENGTHS', 'COMPARED_BEFORE_FIRST_POINT', 'LATE_DATA']
    const calls: [string, object][] = [
      ['search_metrics', {}],
      ...Object.values(divided.metrics).flatMap((metric): [string, object][] => [
        ['describe_metric', { metric }],
        ['report', { metrics: [metric] }],
        ['report', { metrics: [metric], period: { preset: 'ALL_TIME' } }],
        ['report', { metrics: [metric], period: day, compare: ['PREVIOUS_PERIOD'], despite }],
        ['report', { metrics: [metric], period: day, granularity: 'DAY', by: ['country'] }],
        ['report', { metrics: [metric], period: { days: { from: '2016-06-01', through: '2016-06-30' } } }],
        ['report', { metrics: [metric], period: day, where: [{ dimension: 'country', in: ['Nowhere'] }] }],
        ['explain_change', { metric, period: day, by: ['plan'], despite }],
      ]),
    ]
    let answered = 0
    for (const [name, args] of calls) {
      const { text, structured, isError } = await agent.call(name, args)
      const isAsked = JSON.stringify(args).includes('2016')
      expect(
        leaks(JSON.stringify({ text: isError ? '' : structured }), isAsked),
        `${name} ${JSON.stringify(args)}`,
      ).toEqual([])
      expect(text.match(/Outside|7777|2017/g) ?? [], `${name} ${JSON.stringify(args)} ${text}`).toEqual([])
      if (!isError) answered++
    }
    expect(answered).toBeGreaterThan(20)
  })
})

describe('another project', () => {
  test('knows nothing of this one, by name or by id', async () => {
    const made = await it.ask(createProject, { input: { name: 'Other' } })
    await using agent = await connectAgent(it, made.createProject.administrator.secret)
    expect((await agent.call('search_metrics')).structured).toMatchObject({ metrics: [], total: 0 })
    const metric = divided.metrics['flat.Users'] ?? ''
    const points = [{ metric: 'Users', key: '2026-11-20', value: 1 }]
    const byId: [string, object][] = [
      ['describe_metric', { metric }],
      ['report', { metrics: [metric] }],
      ['explain_change', { metric }],
      ['draw_chart', { widget: divided.ids.flat }],
      ['run_saved_query', { query: queryId }],
      ['call_source', { source: 'ours' }],
      ['push', { widget: divided.ids.flat, points, idempotency_key: 'theirs' }],
    ]
    for (const [name, args] of byId) expect((await agent.call(name, args)).error.code, name).toBe('NOT_FOUND')
    expect((await agent.call('report', { metrics: ['Users'] })).text).not.toContain('metric_')
    expect((await agent.call('list_saved_queries')).structured.queries).toEqual([])
    expect((await agent.call('sql', { query: 'select count(*) as n from points' })).structured.rows).toEqual([{ n: 0 }])
    expect((await agent.client.listResources()).resources.map(each => each.uri).join()).not.toContain('metrics')
    await expect(agent.client.readResource({ uri: `pushgraph://metrics/${metric}` })).rejects.toThrow(/not found/i)
  })
})
