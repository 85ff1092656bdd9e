// What nobody should send to POST /mcp, and what is answered: never a fault of the gateway, and never long.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Business, startBusiness } from '../_kit/agents.ts'
import { ADMIN, type TestApp } from '../_kit/app.ts'
import { toReply } from '../_kit/mcp.ts'

let it: TestApp
let business: Business
beforeAll(async () => {
  ;({ it, business } = await startBusiness())
})
afterAll(() => it?.[Symbol.asyncDispose]())

const headers = {
  authorization: `Bearer ${ADMIN}`,
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
}
const send = (body: RequestInit['body'] & {}, more: Record<string, string> = {}) =>
  fetch(`${it.url}/mcp`, { method: 'POST', headers: { ...headers, ...more }, body })

const rpc = async (method: string, params?: unknown) => {
  const reply = await send(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))
  return {
    status: reply.status,
    body: (await reply.json()) as { result?: never; error?: { code: number; message: string } },
  }
}

const call = async (name: string, args: unknown) => {
  const { body } = await rpc('tools/call', { name, arguments: args })
  return body.result
    ? toReply(body.result)
    : { ...toReply({ content: [] }), isError: true, text: body.error?.message ?? '' }
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const message = (params: string) => `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`

describe('messages', () => {
  test.each<[string, string, number, number]>([
    ['nothing', '', 400, -32_700],
    ['no JSON', '{"jsonrpc"', 400, -32_700],
    ['text behind the message', '{"jsonrpc":"2.0","id":1,"method":"ping"} x', 400, -32_700],
    ['a number', '1', 400, -32_600],
    ['null', 'null', 400, -32_600],
    ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","id":2,"method":"ping"}]', 400, -32_600],
    ['a batch of nothing', '[]', 400, -32_600],
    ['too deep', message(nested(100)), 400, -32_600],
    [
      'too many values',
      message(`{"name":"report","arguments":{"metrics":[${'1,'.repeat(9_999)}1${',1'.repeat(1)}]}}`),
      400,
      -32_600,
    ],
  ])('%s', async (_, body, status, code) => {
    const reply = await send(body)
    expect(reply.status).toBe(status)
    const answer = (await reply.json()) as { error: { code: number; message: string }; id: unknown }
    expect(answer).toMatchObject({ jsonrpc: '2.0', id: null, error: { code } })
    expect(answer.error.message.length).toBeLessThan(300)
  })

  test.each([
    ['another version', { jsonrpc: '1.0', id: 1, method: 'ping' }],
    ['no version', { id: 1, method: 'ping' }],
    ['no method', { jsonrpc: '2.0', id: 1 }],
    ['a method that is no text', { jsonrpc: '2.0', id: 1, method: { toString: 'ping' } }],
    ['an id that is an object', { jsonrpc: '2.0', id: { $ne: null }, method: 'ping' }],
    ['parameters that are a list', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: ['report'] }],
    ['a name of a tool that is a list', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: ['report'] } }],
  ])('%s is an error of the protocol', async (_, body) => {
    const reply = await send(JSON.stringify(body))
    expect(reply.status).toBeLessThan(500)
    const { error } = (await reply.json()) as { error: { code: number } }
    expect([-32_700, -32_600, -32_601, -32_602]).toContain(error.code)
  })

  test('what is too large, of another type or no UTF-8 is refused as HTTP says', async () => {
    expect((await send('x'.repeat(1_100_000))).status).toBe(413)
    expect((await send('{}', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await send(new Uint8Array([0x7b, 0xff, 0x7d]))).status).toBe(400)
    expect(
      (await send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }), { 'mcp-protocol-version': '1999-01-01' }))
        .status,
    ).toBe(400)
  })

  test('a method that there is not, and streams, are not found', async () => {
    expect((await rpc('tools/drop')).body.error?.code).toBe(-32_601)
    expect((await rpc('subscriptions/listen', { notifications: {} })).body).toMatchObject({
      id: 1,
      error: { code: -32_601 },
    })
    expect((await rpc('completion/complete', {})).body.error).toBeDefined()
    expect((await rpc('resources/list', { cursor: 'nonsense' })).body.error?.code).toBe(-32_602)
    expect(
      (await rpc('resources/read', { uri: `pushgraph://docs/${'../'.repeat(9)}package.json` })).body.error,
    ).toBeDefined()
  })

  test('a notification is taken, and has no answer', async () => {
    const reply = await send(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }))
    expect(reply.status).toBe(202)
    expect(await reply.text()).toBe('')
  })
})

const long = 'x'.repeat(20_000)
const hostile: readonly unknown[] = [
  ...[
    null,
    true,
    -1,
    0,
    1.5,
    1e300,
    '',
    ' ',
    '\0',
    '\ud800',
    '__proto__',
    'constructor',
    '%',
    "'; drop table points; --",
  ],
  ...[
    long,
    '\u202e',
    '👩‍👩‍👧‍👦'.repeat(200),
    'widget_zzzzzzzzzzzzz',
    'metric_1_1',
    'metric_zzzzzzzzzzzzz_zzzzzzzzzzzzz',
  ],
  ...[[], [null], [[]], ['\0'], Array.from({ length: 1_100 }, (_, index) => `name ${index}`), [{}]],
  ...[{}, { __proto__: null, a: 1 }, { preset: 'TODAY', days: {} }, { last: { count: 1e15, unit: 'YEAR' } }],
  ...[{ days: { from: '9999-12-31', through: '0001-01-01' } }, { days: { from: '2026-02-30', through: 'x' } }],
  ...[{ instants: { from: 'never', before: 'always' } }, { of: { calendar: '\0' } }, { toString: 'x', valueOf: 1 }],
]

describe('arguments', () => {
  test('each argument of each tool, with what it is not made for: refused in words, and nothing breaks', async () => {
    const { body } = await rpc('tools/list')
    const { tools } = body.result as unknown as { tools: { name: string; inputSchema: { properties: object } }[] }
    const revenue = business.ids['Sales.Revenue']
    const base: Record<string, object> = {
      describe_metric: { metric: revenue },
      report: { metrics: [revenue] },
      explain_change: { metric: revenue },
      draw_chart: { widget: 'Sales', width: 100, height: 100 },
      run_saved_query: { query: business.queryId },
      sql: { query: 'select 1' },
      call_source: { source: 'none' },
      push: { widget: 'Empty', points: [{ metric: 'a', key: '2026-11-20', value: 1 }], idempotency_key: 'hostile' },
    }
    const faults: string[] = []
    for (const { name, inputSchema } of tools)
      for (const argument of Object.keys(inputSchema.properties))
        await Promise.all(
          hostile.map(async value => {
            const { isError, error, text } = await call(name, { ...base[name], [argument]: value })
            const what = `${name} ${argument} ${JSON.stringify(value)?.slice(0, 80)}`
            if (error?.code === 'INTERNAL' || (isError && text === '')) faults.push(`${what}: ${text}`)
            if (text.length > 30_000) faults.push(`${what}: ${text.length} characters`)
          }),
        )
    expect(faults).toEqual([])
    expect(it.log.filter(line => line.includes('unexpected error'))).toEqual([])
  })

  test('what is no object, or has names that there are not', async () => {
    for (const args of [null, [], 'metrics', 7]) expect((await call('report', args)).isError).toBe(true)
    const polluted = await send(
      message('{"name":"report","arguments":{"__proto__":{"metrics":["x"]},"metrics":["none"]}}'),
    )
    const reply = toReply(((await polluted.json()) as { result: never }).result)
    expect(reply.text).toContain('report has no argument "__proto__"')
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`argument ${index}`, index]))
    expect((await call('search_metrics', many)).text.length).toBeLessThan(1_000)
  })

  test('a question of much too much is refused, and not answered slowly', async () => {
    const metrics = [business.ids['Sales.Revenue']]
    const century = { days: { from: '1900-01-01', through: '2026-11-20' } }
    expect((await call('report', { metrics, period: century, granularity: 'DAY' })).text).toMatch(/buckets/)
    const year = { days: { from: '2026-01-01', through: '2026-11-20' } }
    const groups = await call('report', { metrics, period: year, granularity: 'DAY', by: ['country', 'plan'] })
    expect(groups.isError).toBe(false)
    const all = Array.from({ length: 21 }, () => metrics[0])
    expect((await call('report', { metrics: all })).error.fields.metrics[0]).toContain('no more than 20')
    const days = { days: { from: '2013-01-01', through: '2026-11-20' } }
    expect((await call('report', { metrics, period: days, granularity: 'DAY' })).text).toMatch(/has at most 5000/)
  })

  test('digits of numbers are those that were written', async () => {
    const written = '{"metric":"Digits","key":"2026-11-20","value":9007199254740993}'
    const body = message(
      `{"name":"push","arguments":{"widget":"Empty","points":[${written}],"idempotency_key":"digits"}}`,
    )
    expect(((await (await send(body)).json()) as { result: { isError?: boolean } }).result.isError).toBeUndefined()
    const stored = await call('sql', { query: "select value from points where metric = 'Digits'" })
    expect(stored.structured.rows).toEqual([{ value: '9007199254740993' }])
  })
})
