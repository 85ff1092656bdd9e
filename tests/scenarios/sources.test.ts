// Sources: checked when they are saved, chained, called live and once, cancelled with their caller.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeToken } from '../../src/auth/token.ts'
import { sha256 } from '../../src/base/seal.ts'
import { deleteSource, runSource, saveSource, source, sources, testSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

/** A busy machine may be slow. */
const PATIENTLY = { timeout: 20_000 }

let kit: SourcesKit
let now = Date.UTC(2026, 10, 20, 12)
beforeAll(async () => {
  kit = await startSourcesKit({}, { clock: () => now })
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const get = (name: string, path: string, more: object = {}) => ({
  name,
  method: 'GET' as const,
  url: kit.upstream.url + path,
  ...more,
})
const save = async (name: string, requests: object[], secrets: object | null = null) =>
  (await kit.it.ask(saveSource, { input: { name, requests: requests as never, secrets } })).saveSource.source
const run = async (name: string, variables: object | null = null, path: string | null = null) =>
  (await kit.it.ask(runSource, { name, variables, path })).runSource
const refused = async (requests: object[], secrets: object | null = null) => {
  const { errors } = await kit.it.send(saveSource, { input: { name: 'refused', requests: requests as never, secrets } })
  return errors?.[0]?.extensions.fields ?? {}
}

test('a source is saved, shown with its templates and the names of its secrets, changed by its name, and deleted', async () => {
  const first = await save('shop', [get('orders', '/echo', { headers: { 'X-Key': '{{ secrets.key }}' } })], {
    key: 'SECRET-ONE',
    other: 'SECRET-TWO',
  })
  expect(first).toMatchObject({ version: 1, secretNames: ['key', 'other'] })
  const second = await save('shop', [get('orders', '/echo?x=9007199254740993', { json: { big: 1 } })], { other: null })
  expect(second).toMatchObject({ id: first.id, version: 2, secretNames: ['key'] })
  const shown = (await kit.it.ask(source, { name: 'shop' })).source
  expect(shown?.requests).toMatchObject([{ name: 'orders', method: 'GET', json: { big: 1 } }])
  expect(JSON.stringify(shown)).not.toContain('SECRET')
  const list = (await kit.it.ask(sources, {})).sources.edges
  expect(list?.map(edge => edge?.node.name)).toEqual(['shop'])
  expect((await kit.it.ask(deleteSource, { name: 'shop' })).deleteSource.id).toBe(first.id)
  expect((await kit.it.send(source, { name: 'shop' })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await kit.it.send(deleteSource, { name: 'shop' })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
})

test('what is wrong is told by field when a source is saved, all of it at once', async () => {
  const fields = await refused(
    [
      get('a', '/{{ b.data.x }}'),
      get('b', '/{{ a.data.y }}', { headers: { Host: 'x', 'X-Bad': 'a\r\nb', 'x y': '1' } }),
      get('c', '/{{ nobody.data }}'),
      get('1x', '/{{ secrets.unknown }}'),
      { ...get('c', '/'), url: 'http://{{ secrets.key }}.example.com/' },
      { ...get('d', '/'), url: 'http://127.0.0.1/' },
      get('e', '/', { headers: { Authorization: 'Bearer literal' }, auth: { bearer: { token: 'literal' } } }),
      get('f', '/{{ x', { timeoutMs: 1, cacheSeconds: -1, retry: { attempts: 99 } }),
      get('g', '/', { json: 1, data: 'x', params: 'no object', pagination: { kind: 'CURSOR' }, after: ['zzz'] }),
      get('h', '/{{ a.body }}{{ secrets | json }}'),
      get('secrets', '/'),
    ],
    { key: 'SECRET-ONE', short: 'abc', 'bad name': 'SECRET-TWO', number: 12345678 },
  )
  expect(fields).toEqual({
    'input.secrets.bad name': ['The name of a secret is letters, digits and _, not first a digit.'],
    'input.secrets.short': ['A secret is a text of 6 to 8192 characters.'],
    'input.secrets.number': ['A secret is a text of 6 to 8192 characters.'],
    'input.requests.1.headers.Host': ['"Host" is set by the gateway and cannot be given.'],
    'input.requests.1.headers.x y': ['"x y" is not the name of a header.'],
    'input.requests.1.headers.x-bad': [expect.stringContaining('holds a line end')],
    'input.requests.3.name': ['The name of a request is letters, digits and _, not first a digit.'],
    'input.requests.7.timeoutMs': ['timeoutMs is 100 to 30000.'],
    'input.requests.7.cacheSeconds': ['cacheSeconds is 0 to 86400.'],
    'input.requests.7.retry.attempts': ['attempts is 1 to 6.'],
    'input.requests.8.params': ['It is an object, { "name": value }, or a list of pairs: [["name", value]].'],
    'input.requests.8.data': ['Give json or data, not both.'],
    'input.requests.8.pagination.cursorPath': ['Tell where a page holds the next cursor.'],
    'input.requests.8.after': ['There is no request "zzz".'],
    'input.requests.4.name': ['c is the name of two requests.'],
    'input.requests.10.name': ['secrets is a word of templates and cannot name a request.'],
    'input.requests.2.url': ['There is no request "nobody".'],
    'input.requests.3.url': ['There is no secret "unknown".'],
    'input.requests.4.url': ['Templates, and so secrets, may not stand in the scheme, the host or the port.'],
    'input.requests.5.url': [
      'The address is not a public one. The operator opens private services with SOURCES_ALLOW_HOSTS.',
    ],
    'input.requests.6.headers.authorization': [expect.stringContaining('Keep credentials in secrets')],
    'input.requests.6.auth.bearer.token': [expect.stringContaining('Keep credentials in secrets')],
    'input.requests.7.url': [expect.stringContaining('cannot be read')],
    'input.requests.9.url': [
      'Of a request, name data, status or headers: {{ a.data }}.',
      'Name the secret: {{ secrets.name }}.',
    ],
    'input.requests': [expect.stringMatching(/^The requests wait for each other: a > b > a\.$/)],
  })
  expect(await refused([])).toEqual({ 'input.requests': ['A source has at least one request.'] })
  const many = Array.from({ length: 21 }, (_, n) => get(`r${n}`, '/'))
  expect(await refused(many)).toEqual({ 'input.requests': ['A source has at most 20 requests.'] })
})

test('credentials that stand in a saved source itself are refused, templates are not', async () => {
  const sentence = ['Keep credentials in secrets, and write {{ secrets.name }} here.']
  expect(
    await refused([
      get('a', '/x?api_key=literal&b=1', { params: { API_KEY: 'literal', page: 'next' } }),
      get('b', '/x', { method: 'POST', json: { user: 'ada', password: 'literal' } }),
      get('c', '/x', { method: 'POST', data: { client_secret: 'literal', grant: 'x' } }),
    ]),
  ).toEqual({
    'input.requests.0.params.API_KEY': sentence,
    'input.requests.0.url': sentence,
    'input.requests.1.json.password': sentence,
    'input.requests.2.data.client_secret': sentence,
  })
  const fine = get('a', '/x?api_key={{ secrets.k }}', { params: { password: '{{ secrets.k }}' } })
  expect((await save('templates', [fine], { k: 'SECRET-ONE' })).secretNames).toEqual(['k'])
})

test('a chain runs in the order of its templates, with kept types, and independent requests side by side', async () => {
  let together = 0
  let most = 0
  const slow = (body: unknown) => async (_request: unknown, reply: Parameters<typeof json>[0]) => {
    most = Math.max(most, ++together)
    await expect.poll(() => most, PATIENTLY).toBe(2)
    together--
    json(reply, body)
  }
  kit.upstream.on('/left', slow({ id: 7, tags: ['a'] }))
  kit.upstream.on('/right', slow({ name: 'x y' }))
  await save('chain', [
    {
      name: 'both',
      method: 'POST',
      url: `${kit.upstream.url}/echo?name={{ right.data.name }}`,
      json: {
        id: '{{ left.data.id }}',
        whole: '{{ left.data }}',
        text: 'id {{ left.data.id }}, {{ left.data.tags }}',
        status: '{{ left.status }}',
        day: '{{ variables.day }}',
        now: '{{ "now" | date: "%Y%m%d" }}',
        missing: '{{ left.data.nope | default: "none" }}',
      },
    },
    get('left', '/left'),
    get('right', '/right'),
    get('last', '/echo', { params: { q: '{{ both.data.method }}' }, after: ['left'] }),
  ])
  const result = await run('chain', { day: 20 }, 'query[0][1]')
  expect(result.error).toBeNull()
  expect([result.ok, result.data]).toEqual([true, 'POST'])
  const both = result.requests[0]?.data as { query: unknown; body: string }
  expect(both.query).toEqual([['name', 'x y']])
  expect(JSON.parse(both.body)).toEqual({
    id: 7,
    whole: { id: 7, tags: ['a'] },
    text: 'id 7, ["a"]',
    status: 200,
    day: 20,
    now: '20261120',
    missing: 'none',
  })
})

test('variables have the names that PushMetrics gives them, unless a request is called so', async () => {
  const params = { a: '{{ params.x }}', b: '{{ webhook.parameters.x | upper }}', c: '{{ variables.x }}' }
  await save('aliases', [get('q', '/echo', { params })])
  expect((await run('aliases', { x: 'one' })).data).toMatchObject({
    query: Object.entries({ a: 'one', b: 'ONE', c: 'one' }),
  })
  await save('aliases', [get('params', '/echo'), get('q', '/echo', { params: { a: '{{ params.data.method }}' } })])
  expect((await run('aliases', { x: 'one' })).data).toMatchObject({ query: [['a', 'GET']] })
  expect(await refused([get('q', '/{{ webhook.body }}{{ region }}')])).toEqual({
    'input.requests.0.url': [
      'Of a webhook, name its parameters: {{ webhook.parameters.name }}.',
      'There is no request "region". Of variables, write {{ variables.region }}.',
    ],
  })
})

test('cookies go along with a chain, back to their origin alone, and are shown to nobody', async () => {
  const session = 'SESSION-0123456789'
  kit.upstream.on('/sign-in', (_request, reply) => {
    reply.writeHead(302, { location: '/welcome', 'set-cookie': [`sid=${session}; Path=/; HttpOnly`, 'lang=english'] })
    reply.end()
  })
  kit.upstream.on('/welcome', ({ headers }, reply) => json(reply, { saw: headers.cookie, language: 'english' }))
  kit.upstream.on('/report', ({ headers }, reply) =>
    headers.cookie?.includes(session)
      ? json(reply, { saw: headers.cookie })
      : json(reply, { cookie: headers.cookie }, 401),
  )
  await save('cookies', [
    get('login', '/sign-in'),
    get('report', '/report', { after: ['login'], cacheSeconds: 60 }),
    { ...get('other', '/echo', { after: ['login'] }), url: `${kit.elsewhere.url}/echo` },
    get('alone', '/report', { failOnStatus: false }),
    get('own', '/echo', { after: ['report'], headers: { cookie: '{{ variables.c }}' } }),
  ])
  const { requests } = await run('cookies', { c: 'mine=1' })
  const data = (name: string) => requests.find(it => it.name === name)?.data as Record<string, unknown>
  expect(data('login')).toEqual({ saw: 'sid=[redacted]; lang=english', language: 'english' })
  expect(data('report')).toEqual({ saw: 'sid=[redacted]; lang=english' })
  expect((data('other').headers as { cookie?: string }).cookie).toBeUndefined()
  expect(data('alone')).toEqual({})
  expect((data('own').headers as { cookie?: string }).cookie).toBe('[redacted]')
  expect(requests.find(it => it.name === 'report')?.sent).toMatchObject({ headers: { cookie: '[redacted]' } })
  expect(JSON.stringify(requests)).not.toContain(session)
  expect(kit.elsewhere.received.every(({ headers }) => headers.cookie === undefined)).toBe(true)
})

test('failures are data: what succeeded is kept, and what needed the failed one was not sent', async () => {
  await save('partial', [
    get('good', '/gzip'),
    get('bad', '/html-500', { retry: { attempts: 1 } }),
    get('needs', '/echo', { params: { x: '{{ bad.data.x }}' } }),
    get('missing', '/echo', { params: { x: '{{ good.data.nope.deeper }}' } }),
    get('dots', '/echo/{{ variables.v }}'),
  ])
  const result = await run('partial', { v: '..' })
  expect(result.ok).toBe(false)
  expect(result.error).toEqual({
    code: 'UPSTREAM_FAILED',
    message: '127.0.0.1 answered with status 500.',
    status: 500,
    retryAfter: null,
  })
  expect(result.requests.map(it => [it.name, it.ok, it.attempts, it.error?.message ?? null])).toEqual([
    ['good', true, 1, null],
    ['bad', false, 1, '127.0.0.1 answered with status 500.'],
    ['needs', false, 0, 'Not sent: bad failed.'],
    ['missing', false, 0, expect.stringContaining('good.data.nope has no value here')],
    ['dots', false, 1, 'The path of the URL holds "." or "..".'],
  ])
  expect(result.requests[0]?.data).toEqual({ packed: true })
})

test('callSource is for chains that only read; runSource is for all', async () => {
  await save('writes', [{ name: 'w', method: 'POST', url: `${kit.upstream.url}/echo` }])
  await save('reads', [{ name: 'r', method: 'POST', url: `${kit.upstream.url}/echo`, safe: true }])
  const call = async (name: string) => kit.once('query ($name: String!) { callSource(name: $name) { ok } }', { name })
  expect((await call('writes')).errors?.[0]?.message).toContain('call it with runSource')
  expect((await call('reads')).data).toEqual({ callSource: { ok: true } })
  expect((await call('nobody')).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await run('writes')).ok).toBe(true)
})

test('a hundred equal calls in one GraphQL request are sent once, and equal requests of different sources too', async () => {
  await save('equal', [get('e', '/equal')])
  await save('equal too', [get('other', '/equal')])
  kit.upstream.on('/equal', (_request, reply) => json(reply, { n: kit.upstream.receivedAt('/equal').length }))
  const fields = Array.from({ length: 50 }, (_, n) => `a${n}: callSource(name: "equal") { data(path: "n") }`)
  const others = `other: callSource(name: "equal too") { data } diff: callSource(name: "equal", variables: { a: 1 }) { data }`
  const { data, errors } = await kit.once(`{ ${fields.join('\n')} ${others} }`)
  expect(errors).toBeUndefined()
  expect(kit.upstream.receivedAt('/equal')).toHaveLength(1)
  expect(Object.values(data ?? {})).toContainEqual({ data: 1 })
  await kit.once('{ callSource(name: "equal") { ok } }')
  expect(kit.upstream.receivedAt('/equal')).toHaveLength(2)
})

test('equal requests of a chain that writes are each sent', async () => {
  kit.upstream.on('/state', (_request, reply) => json(reply, kit.upstream.receivedAt('/state').length))
  await save('before and after', [
    get('before', '/state'),
    { name: 'change', method: 'POST', url: `${kit.upstream.url}/echo`, after: ['before'] },
    get('afterwards', '/state', { after: ['change'] }),
  ])
  expect((await run('before and after')).requests.map(({ data }) => data)).toEqual([1, expect.anything(), 2])
})

test('a reply is used again for as long as the request says, and failures are not', async () => {
  kit.upstream.on('/kept', (_request, reply) => json(reply, kit.upstream.receivedAt('/kept').length))
  await save('kept', [get('k', '/kept', { cacheSeconds: 60, params: { v: '{{ variables.v }}' } })])
  const call = async (v: number) => {
    const result = await run('kept', { v })
    return [result.data, result.requests[0]?.fromCache]
  }
  expect([await call(1), await call(1), await call(2)]).toEqual([
    [1, false],
    [1, true],
    [2, false],
  ])
  now += 61_000
  expect(await call(1)).toEqual([3, false])
  let fails = true
  kit.upstream.on('/kept-failure', (_request, reply) => json(reply, {}, fails ? 500 : 200))
  await save('kept failure', [get('k', '/kept-failure', { cacheSeconds: 60, retry: { attempts: 1 } })])
  expect((await run('kept failure')).ok).toBe(false)
  fails = false
  expect((await run('kept failure')).ok).toBe(true)
})

test('a client that goes away ends the upstream calls', async () => {
  await save('silent', [get('s', '/silent')])
  const controller = new AbortController()
  const cut = kit.upstream.cutOff
  const work = kit.once('{ callSource(name: "silent") { ok } }', {}, controller.signal).catch(() => 'gone')
  await expect.poll(() => kit.upstream.receivedAt('/silent').length, PATIENTLY).toBe(1)
  controller.abort()
  expect(await work).toBe('gone')
  await expect.poll(() => kit.upstream.cutOff, PATIENTLY).toBe(cut + 1)
})

test('testSource shows each request as it was sent, with saved and given secrets cut out, and saves nothing', async () => {
  await save('playground', [get('p', '/echo')], { saved: 'SAVED-SECRET' })
  const input = {
    name: 'playground',
    requests: [
      {
        name: 'p',
        method: 'POST' as const,
        url: `${kit.upstream.url}/echo?k={{ secrets.saved }}`,
        headers: { 'X-Key': '{{ secrets.given }}' },
        json: { v: '{{ variables.v }}', s: 'x{{ secrets.given }}' },
      },
    ],
    secrets: { given: 'GIVEN-SECRET' },
    variables: { v: [1] },
  }
  const { testSource: result } = await kit.it.ask(testSource, { input: input as never })
  const [arrived] = kit.upstream.receivedAt('/echo').slice(-1)
  expect(arrived?.headers['x-key']).toBe('GIVEN-SECRET')
  expect(arrived?.query.get('k')).toBe('SAVED-SECRET')
  expect(result.requests[0]?.sent).toEqual({
    method: 'POST',
    url: `${kit.upstream.url}/echo?k=[redacted]`,
    headers: { 'x-key': '[redacted]', 'content-type': 'application/json' },
    body: '{"v":[1],"s":"x[redacted]"}',
  })
  expect(JSON.stringify(result)).not.toMatch(/SAVED|GIVEN/)
  expect((await kit.it.ask(source, { name: 'playground' })).source?.version).toBe(1)
})

test('wrong paths and variables are errors of the field', async () => {
  await save('paths', [get('p', '/duplicates')])
  const path = await kit.once(
    '{ callSource(name: "paths") { data(path: "a[?(@.x)]") all: data(path: "items[*].price") } }',
  )
  expect(path.errors?.[0]?.extensions.fields).toEqual({ path: [expect.stringContaining('is not a path')] })
  const all = await kit.once(
    '{ callSource(name: "paths") { data(path: "items[*].price") first: data(path: "items[0].id") } }',
  )
  expect(all.data).toEqual({ callSource: { data: [5], first: 1 } })
  const variables = await kit.once('{ callSource(name: "paths", variables: [1]) { ok } }')
  expect(variables.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
})

test('a token may do what its scopes say, in its own project', async () => {
  const tokenWith = async (scopes: string[], projectId: string) => {
    const token = makeToken()
    const { pool, makeId } = kit.it.app.gateway
    const id = makeId()
    await pool.query(
      `insert into tokens (project_id, token_id, name, hint, scopes, created_at) values ($1, $2, 'a test', 'x', $3, now())`,
      [projectId, id, scopes],
    )
    await pool.query('insert into token_hashes (token_hash, project_id, token_id) values ($1, $2, $3)', [
      sha256(token),
      projectId,
      id,
    ])
    return token
  }
  const reader = await tokenWith(['read'], '1')
  const codeOf = async (work: Promise<{ errors?: { extensions: { code: string } }[] }>) =>
    (await work).errors?.[0]?.extensions.code
  expect(await codeOf(kit.it.send(runSource, { name: 'paths' }, reader))).toBe('FORBIDDEN')
  expect(await codeOf(kit.it.send(saveSource, { input: { name: 'x', requests: [] } }, reader))).toBe('FORBIDDEN')
  expect(await codeOf(kit.it.send(source, { name: 'paths' }, null))).toBe('UNAUTHENTICATED')
  await kit.it.app.gateway.pool.query(
    `insert into projects (project_id, name, time_zone, week_start, created_at) values (77, 'n', 'UTC', 1, now())`,
  )
  const neighbour = await tokenWith(['read', 'call', 'manage'], '77')
  expect((await kit.it.send(source, { name: 'paths' }, neighbour)).data?.source).toBeNull()
  expect(await codeOf(kit.it.send(runSource, { name: 'paths' }, neighbour))).toBe('NOT_FOUND')
})

test('sources of a request are read in one statement, however many are called', async () => {
  kit.it.statements()
  await kit.once(
    '{ a: callSource(name: "paths") { ok } b: callSource(name: "equal") { ok } c: callSource(name: "kept failure") { ok } }',
  )
  const read = kit.it.statements().filter(text => /from "sources"/.test(text))
  expect(read).toHaveLength(1)
})
