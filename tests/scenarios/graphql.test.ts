import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeToken } from '../../src/auth/token.ts'
import { examples } from '../../src/graphql/examples.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { createWidget, push, report, updateMetric } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${it.url}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}`, ...headers },
  })

test('without a token, and with one that is not ours, a field is UNAUTHENTICATED with status 401', async () => {
  const input = { input: { title: 'x' } }
  for (const token of [null, 'nonsense', makeToken(), `${ADMIN}x`]) {
    const reply = await it.send(createWidget, input, token)
    expect(reply).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(reply.data?.createWidget ?? null).toBeNull()
  }
})

test('the schema can be explored without a token, as GraphiQL does', async () => {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __schema { queryType { name } } }' }),
  })
  expect(await response.json()).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } })
})

test('GraphiQL is served offline: its page asks nothing of other hosts', async () => {
  const response = await fetch(`${it.url}/graphql`, { headers: { accept: 'text/html' } })
  const html = await response.text()
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(html).toContain('Pushgraph')
  expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)="(https?:)?\/\//i)
  expect(html).toContain('example-visitors')
})

test('the example tabs of GraphiQL run as they stand, and once more', async () => {
  const run = async (query: string) => {
    const { data, errors } = (await (await post(JSON.stringify({ query, variables: {} }))).json()) as {
      data: object
      errors?: unknown
    }
    expect(errors).toBeUndefined()
    return data
  }
  for (const created of [6, 0]) {
    expect(await run(examples.push)).toMatchObject({
      push: { receipt: { points: 6, created }, widget: { title: 'example-visitors' } },
    })
    expect(await run(examples.report)).toMatchObject({
      widgets: {
        nodes: [{ report: { metrics: [{ headline: 43.5, comparison: { previous: 24 } }, { headline: 3 }] } }],
      },
    })
    expect(await run(examples.widgets)).toMatchObject({ widgets: { nodes: [{ title: 'example-visitors' }] } })
  }
})

test('faults of a push are named by their place in the input, and nothing is stored', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const rows = [
    { key: '2026-11-20', values: [{ metric: 'Users', value: '1' }] },
    { key: '2026-02-30', values: [{ metric: 'Users', value: '1' }] },
  ]
  const reply = await it.send(push, { input: { widgetId: id, rows } })
  expect(reply.status).toBe(400)
  expect(reply.errors?.[0]).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', fields: { 'input.rows.1.key': [expect.stringMatching(/^Row 2: /)] } },
  })
  const answer = await it.ask(report, { id, period: { preset: 'ALL_TIME' } })
  expect(answer.widget?.report.metrics).toEqual([])
})

test('what cannot be read is named by its place in the input, too, in variables and in literals', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const row = { key: '2026-11-20', values: [{ metric: 'Users', value: '1' }] }
  const wrong = { key: '2026-11-21', values: [{ metric: 'Users', value: 'many' }] }
  const fields = { 'input.rows.1.values.Users': ['"many" is not a number.'] }
  const variables = { input: { widgetId: id, rows: [row, wrong] } }
  const reply = await it.send(push, variables)
  expect([reply.status, reply.errors?.[0]?.extensions]).toEqual([400, { code: 'BAD_USER_INPUT', fields }])
  const rows = '[{ key: "1", values: [] }, { key: "2", values: [{ metric: "Users", value: "many" }] }]'
  const query = `mutation { push(input: { widgetId: "${id}", rows: ${rows} }) { receipt { id } } }`
  const literal = await post(JSON.stringify({ query }))
  const { errors } = (await literal.json()) as { errors: { extensions: object; locations: object[] }[] }
  expect([literal.status, errors[0]?.extensions]).toEqual([400, { code: 'BAD_USER_INPUT', fields }])
  expect(errors[0]?.locations).toHaveLength(1)
})

test('all that is wrong with the options of a metric is told at once', async () => {
  const reply = await it.send(updateMetric, { input: { metricId: 'metric_1_1', color: 'red', yAxis: -1 } })
  expect(Object.keys(reply.errors?.[0]?.extensions.fields ?? {}).sort()).toEqual(['input.color', 'input.yAxis'])
})

test('a report that cannot be says which argument is wrong', async () => {
  const { id, pushUrl } = await it.widget()
  await it.cyfe(pushUrl, { data: [{ Date: '20261120', Users: '1' }] })
  const wrong = [
    [{ granularity: 'HOUR' as const }, 'granularity'],
    [{ period: { days: { from: '2026-11-02', through: '2026-11-01' } } }, 'period.days.through'],
    [{ period: { last: { count: 0, unit: 'DAY' as const } } }, 'period.last.count'],
    [{ metrics: ['Nobody'] }, 'metrics'],
    [{ top: 0 }, 'top'],
    [{ granularity: 'DAY' as const, period: { days: { from: '1900-01-01', through: '2000-01-01' } } }, 'granularity'],
  ] as const
  for (const [args, field] of wrong) {
    const reply = await it.send(report, { id, ...args } as Parameters<typeof it.ask<unknown, never>>[1] & {
      id: string
    })
    expect(reply.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(Object.keys(reply.errors?.[0]?.extensions.fields ?? {})).toEqual([field])
  }
})

test('wrong requests get the status and code of the one table', async () => {
  const cases: [() => Promise<Response>, number, string][] = [
    [() => post('{"query":"{ nothing }"}'), 400, 'BAD_USER_INPUT'],
    [() => post('{"query":"{ project { "}'), 400, 'BAD_USER_INPUT'],
    [() => post('{"query":'), 400, 'BAD_USER_INPUT'],
    [() => post('[{"query":"{ viewer { name } }"}]'), 400, 'BAD_USER_INPUT'],
    [() => post('{}'), 400, 'BAD_USER_INPUT'],
    [() => post('{"query":"{ viewer { name } }","variables":[]}'), 400, 'BAD_USER_INPUT'],
    [() => post(Buffer.from([0x22, 0xff, 0x22])), 400, 'BAD_USER_INPUT'],
    [() => post('query=x', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [() => post(JSON.stringify({ query: ' '.repeat(1_100_000) })), 413, 'PAYLOAD_TOO_LARGE'],
    [() => post('{"query":"{ widget(id: \\"nonsense\\") { id } }"}'), 404, 'NOT_FOUND'],
    [() => fetch(`${it.url}/graphql`, { method: 'PUT' }), 405, 'METHOD_NOT_ALLOWED'],
  ]
  for (const [send, status, code] of cases) {
    const response = await send()
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] }
    expect([response.status, errors[0]?.extensions.code], errors[0]?.message).toEqual([status, code])
  }
})

test('a query that failed is 200 where application/json is named; a mutation is not, nor is what proxies and scripts act upon', async () => {
  const missing = 'widget_zz'
  const query = `{ widget(id: "${missing}") { id } }`
  const mutation = `mutation { deleteWidget(id: "${missing}") { id } }`
  const json = { accept: 'application/json' }
  const newer = { accept: 'application/graphql-response+json, application/json;q=0.9' }
  const cases: [string, Record<string, string>, number][] = [
    [query, json, 200],
    [query, { accept: '*/*' }, 404],
    [query, newer, 404],
    ['{ nothing }', json, 200],
    ['{ project { ', json, 200],
    ['{ project { ', newer, 400],
    [`query ($n: Int!) { widgets(first: $n) { nodes { id } } }`, json, 200],
    [mutation, json, 404],
    ['mutation { nothing }', json, 200],
    [query, { ...json, authorization: '' }, 401],
    [mutation, { ...json, authorization: 'Bearer nonsense' }, 401],
  ]
  for (const [text, headers, status] of cases) {
    const response = await post(JSON.stringify({ query: text }), headers)
    expect([response.status, Object.keys(JSON.parse(await response.text()))], text).toEqual([
      status,
      expect.arrayContaining(['errors']),
    ])
  }
  expect((await post('{"query":', json)).status).toBe(400)
  expect((await post('{}', json)).status).toBe(400)
})

test('an operation that the document does not have is 400 with the names that it has, by POST and by GET', async () => {
  const query = 'query Name { viewer { name } } query Zone { project { timeZone } }'
  const authorization = `Bearer ${ADMIN}`
  const get = (operationName: string) =>
    fetch(`${it.url}/graphql?${new URLSearchParams({ query, operationName })}`, { headers: { authorization } })
  for (const accept of ['*/*', 'application/json']) {
    for (const operationName of ['name', 'Nobody', 'toString']) {
      const replies = [await post(JSON.stringify({ query, operationName }), { accept }), await get(operationName)]
      for (const reply of replies) {
        const { errors } = (await reply.json()) as { errors: { message: string; extensions: object }[] }
        expect([reply.status, errors]).toMatchObject([400, [{ extensions: { code: 'BAD_USER_INPUT' } }]])
        expect(errors[0]?.message).toContain('name one of Name, Zone')
      }
    }
  }
  const named = await get('Zone')
  expect([named.status, named.headers.get('cache-control'), await named.json()]).toEqual([
    200,
    'private, no-cache',
    { data: { project: { timeZone: 'UTC' } } },
  ])
})

test('an unexpected error is masked, and logged under the id that the caller is told', async () => {
  const { auth } = it.app.gateway.services
  const real = auth.project
  auth.project = () => Promise.reject(new Error('the secret of the house'))
  try {
    const response = await post('{"query":"{ project { name } }"}')
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toContain('secret of the house')
    const id = /log as ([0-9a-f-]{36})/.exec(text)?.[1] ?? 'no id'
    expect(it.log.find(line => line.includes(id))).toContain('the secret of the house')
  } finally {
    auth.project = real
  }
})

test('health needs no token, and unknown paths are 404 in the envelope', async () => {
  expect(await (await fetch(`${it.url}/healthz`)).json()).toEqual({ status: 'ok' })
  expect(await (await fetch(`${it.url}/readyz`)).json()).toEqual({ status: 'ready' })
  const response = await fetch(`${it.url}/nowhere`)
  expect([response.status, await response.json()]).toEqual([
    404,
    { code: 404, success: false, message: 'There is nothing at /nowhere.' },
  ])
})

test('a request id is given, or taken over when it is a plain word', async () => {
  const given = await fetch(`${it.url}/healthz`, { headers: { 'x-request-id': 'abc-1' } })
  expect(given.headers.get('x-request-id')).toBe('abc-1')
  const made = await fetch(`${it.url}/healthz`, { headers: { 'x-request-id': 'a b' } })
  expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('a NUL in a name is a wrong request, wherever it is looked up', async () => {
  const ask = async (query: string) => {
    const response = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify({ query }),
    })
    return (await response.json()) as { data?: object; errors?: { extensions: { code: string } }[] }
  }
  const source = 'saveSource(input: { name: "\\u0000", requests: [{ method: GET, url: "https://example.org" }] })'
  expect((await ask(`mutation { ${source} { source { id } } }`)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  expect((await ask('{ source(name: "\\u0000") { id } feed(name: "a\\u0000") { id } }')).data).toEqual({
    source: null,
    feed: null,
  })
  const search = await ask('{ widgets(search: "\\u0000") { edges { cursor } } }')
  expect(search.errors?.[0]?.extensions.code ?? 'BAD_USER_INPUT').toBe('BAD_USER_INPUT')
  expect((await ask('mutation { runSource(name: "\\u0000") { ok } }')).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
})
