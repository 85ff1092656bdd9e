// Bad habits of other people's services, met by configuration alone.
import { deflateRawSync, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { type Answer, json } from '../_kit/upstream.ts'

let kit: SourcesKit
beforeAll(async () => {
  kit = await startSourcesKit()
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const request = (path: string, more: object = {}) => kit.request(path, more)

test('a request means what it means to python requests', async () => {
  const { data } = await request('/echo?a=1', {
    method: 'GET',
    params: { sort: 'asc', role: 'ad min', none: null, id: [1, 2], on: true },
    headers: { 'X-Own': 'yes' },
  })
  expect(data.query).toEqual([
    ['a', '1'],
    ['sort', 'asc'],
    ['role', 'ad min'],
    ['id', '1'],
    ['id', '2'],
    ['on', 'true'],
  ])
  expect(data.headers['x-own']).toBe('yes')
  const form = await request('/echo', { method: 'POST', data: { a: 'ä b', list: [1, 2], none: null } })
  expect([form.data.body, form.data.headers['content-type']]).toEqual([
    'a=%C3%A4+b&list=1&list=2',
    'application/x-www-form-urlencoded',
  ])
  const text = await request('/echo', { method: 'POST', data: 'as it is' })
  expect([text.data.body, text.data.headers['content-type']]).toEqual(['as it is', undefined])
  const body = await request('/echo', { method: 'PUT', json: { n: [1, null, 'x'] } })
  expect([body.data.body, body.data.headers['content-type']]).toEqual(['{"n":[1,null,"x"]}', 'application/json'])
  const own = await request('/echo', { method: 'POST', json: [], headers: { 'Content-Type': 'application/x+json' } })
  expect(own.data.headers['content-type']).toBe('application/x+json')
})

test('JSON is read whatever it is called: text/plain, with a BOM, with members twice, packed, or not there', async () => {
  expect((await request('/text-plain')).data).toEqual({ a: 1 })
  expect((await request('/bom')).data).toEqual({ a: 1 })
  expect((await request('/duplicates')).data.a).toBe(2)
  expect((await request('/gzip')).data).toEqual({ packed: true })
  expect(await request('/empty')).toMatchObject({ ok: true, data: null, error: null })
  expect(await request('/204')).toMatchObject({ ok: true, data: null, error: null })
  expect(await request('/echo', { method: 'HEAD' })).toMatchObject({ ok: true, data: null })
})

test('tables, lines of JSON and other charsets are read as they are declared, and what is NaN is told', async () => {
  const reply = (type: string, body: string, more: object = {}) => {
    kit.upstream.on('/typed', (_request, it) => {
      it.writeHead(200, { 'content-type': type })
      it.end(Buffer.from(body, 'latin1'))
    })
    return request('/typed', more)
  }
  const rows = [{ date: '2026-11-17', Users: '28' }]
  expect((await reply('text/csv', 'date;Users\r\n2026-11-17;28\r\n')).data).toEqual(rows)
  expect((await reply('text/plain', 'date,Users\n2026-11-17,28', { reads: 'CSV' })).data).toEqual(rows)
  expect((await reply('application/x-ndjson', '{"a":1}\n{"a":2}')).data).toEqual([{ a: 1 }, { a: 2 }])
  expect((await reply('application/json; charset=iso-8859-1', '"Z\xfcrich"')).data).toBe('Zürich')
  expect((await reply('text/csv', 'a\nZ\xfcrich', { charset: 'latin1' })).data).toEqual([{ a: 'Zürich' }])
  const odd = await reply('application/json', '{"a":NaN,"b":2}')
  expect(odd).toMatchObject({ ok: true, data: { a: null, b: 2 }, result: { truncated: false } })
  expect(odd.result.problems).toEqual([
    '1 value of api_call_1: NaN or Infinity, which JSON does not have; null stands there.',
  ])
})

test('deflate is read with its envelope and without it', async () => {
  const text = JSON.stringify(Array.from({ length: 20_000 }, (_, n) => n))
  for (const packed of [deflateSync(text), deflateRawSync(text), Buffer.alloc(0)]) {
    kit.upstream.on('/deflate', (_request, reply) => {
      reply.writeHead(200, { 'content-encoding': 'deflate' })
      for (const byte of [packed.subarray(0, 1), packed.subarray(1)]) reply.write(byte)
      reply.end()
    })
    expect((await request('/deflate')).data?.length).toBe(packed.length > 0 ? 20_000 : undefined)
  }
  kit.upstream.on('/deflate', (_request, reply) => {
    reply.writeHead(200, { 'content-encoding': 'deflate' })
    reply.end(deflateRawSync('0'.repeat(64 * 1_048_576)))
  })
  expect((await request('/deflate', { retry: { attempts: 1 } })).error?.message).toContain('5 MiB')
  kit.upstream.on('/deflate', (_request, reply) => {
    reply.writeHead(200, { 'content-encoding': 'deflate' })
    reply.end(deflateRawSync(text).subarray(0, 100))
  })
  expect((await request('/deflate', { retry: { attempts: 1 } })).error?.code).toBe('UPSTREAM_FAILED')
})

test('a limit that is used up is waited out where it ends soon, and told where it does not', async () => {
  let left = 1
  const limited =
    (seconds: number): Answer =>
    (_request, reply) => {
      const reset = String(Math.ceil(Date.now() / 1_000) + seconds)
      if (left-- > 0) json(reply, {}, 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset })
      else json(reply, { a: 1 })
    }
  kit.upstream.on('/limited', limited(1))
  expect(await request('/limited')).toMatchObject({ ok: true, result: { attempts: 2 } })
  left = 1
  kit.upstream.on('/limited', limited(3_600))
  const { error } = await request('/limited')
  expect(error).toMatchObject({ code: 'RATE_LIMITED', status: 403 })
  expect(error?.retryAfter).toBeGreaterThan(3_500)
})

test('integers beyond 2^53 keep every digit', async () => {
  const response = await fetch(`${kit.it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer the-administrator-of-the-tests-0001' },
    body: JSON.stringify({
      query: `mutation { sendRequest(input: { method: GET, url: "${kit.upstream.url}/numbers" }) { data one: data(path: "id") } }`,
    }),
  })
  expect(await response.text()).toBe(
    '{"data":{"sendRequest":{"data":{"id":9007199254740993,"price":0.1,"huge":1e400},"one":9007199254740993}}}',
  )
  const sent = await request('/echo', { method: 'POST', json: { id: 1 } })
  expect(sent.data.body).toBe('{"id":1}')
})

test.each([
  ['/html-200', 'UPSTREAM_FAILED', 200, 'The reply is HTML or XML, not JSON.'],
  ['/html-500', 'UPSTREAM_FAILED', 500, '127.0.0.1 answered with status 500.'],
  ['/nothing', 'UPSTREAM_FAILED', 404, '127.0.0.1 answered with status 404.'],
  ['/truncated', 'UPSTREAM_FAILED', 200, /^The reply is not JSON\. Expected a comma or "\]" but found the end/],
  ['/deep', 'UPSTREAM_FAILED', 200, /^The reply is not JSON\. Arrays and objects are nested deeper/],
  ['/latin-1', 'UPSTREAM_FAILED', 200, /^The reply is not UTF-8\. Its content type declares no charset\./],
  ['/gzip-bomb', 'UPSTREAM_FAILED', null, /5 MiB/],
  ['/large', 'UPSTREAM_FAILED', null, /5 MiB/],
  ['/drip', 'UPSTREAM_TIMEOUT', null, /did not answer within/],
  ['/cut', 'UPSTREAM_FAILED', null, /closed the connection|cut off/],
  ['/redirect-for-ever', 'UPSTREAM_FAILED', null, /redirects more than 5 times/],
])('%s is an error that says so', async (path, code, status, message) => {
  const { ok, error } = await request(path, { timeoutMs: 1_000, retry: { attempts: 1 } })
  expect(ok).toBe(false)
  expect(error).toMatchObject({ code, status, message: expect.stringMatching(message) })
})

test('a status can be welcome, and its body is kept also where it is not', async () => {
  kit.upstream.on('/teapot', (_request, reply) => json(reply, { short: true, stout: true }, 418))
  expect(await request('/teapot', { failOnStatus: false })).toMatchObject({ ok: true, data: { short: true } })
  expect(await request('/teapot')).toMatchObject({ ok: false, data: { stout: true }, error: { status: 418 } })
})

test('302 after POST becomes GET, and nothing configured goes to another host', async () => {
  const headers = { Authorization: 'Bearer of-the-first-host', 'X-Api-Key': 'of-the-first-host' }
  const here = await request('/redirect', { method: 'POST', json: {}, headers })
  expect([here.data.method, here.data.headers['x-api-key']]).toEqual(['GET', '[redacted]'])
  const to = `${kit.elsewhere.url}/echo`
  const there = await request('/redirect', { params: { to }, headers })
  expect(there.ok).toBe(true)
  const [arrived] = kit.elsewhere.receivedAt('/echo')
  expect([arrived?.headers.authorization, arrived?.headers['x-api-key']]).toEqual([undefined, undefined])
})

test('bursts of 429 are waited out, with Retry-After in seconds and as a date', async () => {
  let left = 2
  kit.upstream.on('/busy', (_request, reply) => {
    if (left-- > 0) json(reply, {}, 429, { 'retry-after': '1' })
    else json(reply, { at: Date.now() })
  })
  const startedAt = Date.now()
  expect(await request('/busy')).toMatchObject({ ok: true, result: { attempts: 3 } })
  expect(Date.now() - startedAt).toBeGreaterThan(1_900)
  left = 1
  kit.upstream.on('/busy-date', (_request, reply) => {
    const when = new Date(Date.now() + 2_000).toUTCString()
    if (left-- > 0) json(reply, {}, 503, { 'retry-after': when })
    else json(reply, { at: Date.now() })
  })
  expect(await request('/busy-date')).toMatchObject({ ok: true, result: { attempts: 2 } })
})

test('a wait that is too long is told, and POST is not sent twice', async () => {
  kit.upstream.on('/later', (_request, reply) => json(reply, {}, 429, { 'retry-after': '3600' }))
  expect(await request('/later')).toMatchObject({
    ok: false,
    error: { code: 'RATE_LIMITED', status: 429, retryAfter: 3600 },
    result: { attempts: 1 },
  })
  expect(await request('/html-500', { method: 'POST' })).toMatchObject({ ok: false, result: { attempts: 1 } })
  const safe = { method: 'POST', safe: true, retry: { attempts: 2 } }
  expect(await request('/html-500', safe)).toMatchObject({ ok: false, result: { attempts: 2 } })
})

test('cursor pages with an empty last page, and pages by number', async () => {
  kit.upstream.on('/cursors', ({ query }, reply) => {
    const pages = { '': ['a', 'b'], b: ['c', 'd'], d: [] } as Record<string, string[]>
    const items = pages[query.get('cursor') ?? ''] ?? []
    json(reply, { items, tags: [], meta: { next: items.at(-1) ?? null } })
  })
  const pagination = { kind: 'CURSOR', cursorPath: 'meta.next', itemsPath: 'items' }
  expect(await request('/cursors', { pagination })).toMatchObject({
    ok: true,
    data: ['a', 'b', 'c', 'd'],
    result: { pages: 3, truncated: false },
  })
  expect(await request('/cursors', { pagination: { ...pagination, maxPages: 2 } })).toMatchObject({
    data: ['a', 'b', 'c', 'd'],
    result: { pages: 2, truncated: true },
  })
  kit.upstream.on('/numbered', ({ query }, reply) => {
    const page = Number(query.get('page'))
    json(reply, page > 3 ? [] : Array.from({ length: page === 3 ? 1 : 2 }, (_, n) => `${page}.${n}`))
  })
  const numbered = await request('/numbered', { pagination: { kind: 'PAGE', size: 2, sizeParam: 'per_page' } })
  expect([numbered.data, numbered.result.pages]).toEqual([['1.0', '1.1', '2.0', '2.1', '3.0'], 3])
  expect(kit.upstream.receivedAt('/numbered').map(({ query }) => query.toString())).toEqual([
    'per_page=2&page=1',
    'per_page=2&page=2',
    'per_page=2&page=3',
  ])
})

test('Link headers are followed, but not to another origin', async () => {
  kit.upstream.on('/linked', ({ query }, reply) => {
    const page = Number(query.get('page') ?? 1)
    json(reply, [page], 200, page < 3 ? { link: `</linked?page=${page + 1}>; rel="next"` } : {})
  })
  const pagination = { kind: 'LINK' }
  expect((await request('/linked', { pagination })).data).toEqual([1, 2, 3])
  kit.upstream.on('/away', (_request, reply) =>
    json(reply, [1], 200, { link: `<${kit.elsewhere.url}/echo>; rel="next"` }),
  )
  const before = kit.elsewhere.received.length
  expect(await request('/away', { pagination })).toMatchObject({
    ok: false,
    error: { message: 'The next page is at another origin.' },
  })
  expect(kit.elsewhere.received.length).toBe(before)
})

test('the next page in a body is asked for at the same origin, and secrets in its URL are not shown', async () => {
  const paged = (next: (page: number, url: string) => string | null) =>
    kit.upstream.on('/next-url', ({ query }, reply) => {
      const page = Number(query.get('page') ?? 1)
      json(reply, {
        items: [page],
        next: next(page, `${kit.upstream.url}/next-url?key=${query.get('key')}&page=${page + 1}`),
      })
    })
  const send = async () => {
    const { data } = await kit.once(
      `mutation { testSource(input: { secrets: { key: "kept-from-everybody" }, requests: [{ method: GET, url: "${kit.upstream.url}/next-url",
        params: { key: "{{ secrets.key }}" }, pagination: { kind: NEXT_URL, itemsPath: "items", cursorPath: "next" } }] }) {
        data error { message } requests { url pages sent { url } } } }`,
    )
    return data?.testSource as unknown as {
      data: number[]
      error: { message: string } | null
      requests: { pages: number; url: string }[]
    }
  }
  paged((page, url) => (page < 3 ? url : null))
  const sent = await send()
  expect([sent.data, sent.error, sent.requests[0]?.pages]).toEqual([[1, 2, 3], null, 3])
  expect(kit.upstream.receivedAt('/next-url').map(({ query }) => query.get('key'))).toEqual(
    Array(3).fill('kept-from-everybody'),
  )
  expect(JSON.stringify(sent)).toContain('key=[redacted]&page=3')
  expect(JSON.stringify(sent)).not.toContain('kept-from')
  paged(() => `${kit.elsewhere.url}/echo`)
  const before = kit.elsewhere.received.length
  expect((await send()).error?.message).toBe('The next page is at another origin.')
  expect(kit.elsewhere.received.length).toBe(before)
})

test('where every status is welcome, a page that is not there is the end, and one that failed is an error', async () => {
  const pagination = { kind: 'PAGE', itemsPath: 'items' }
  for (const [status, ok] of [
    [404, true],
    [500, false],
    [401, false],
  ] as const) {
    kit.upstream.on('/welcome', ({ query }, reply) =>
      query.get('page') === '2' ? json(reply, { detail: 'x' }, status) : json(reply, { items: [1] }),
    )
    const more = { pagination, failOnStatus: false, retry: { attempts: 1 } }
    expect(await request('/welcome', more), String(status)).toMatchObject({ ok, data: [1] })
  }
})

test('pages are followed by expressions, and what goes wrong in one is told', async () => {
  kit.upstream.on('/expressions', ({ query }, reply) => {
    const page = Number(query.get('page'))
    json(reply, { groups: [{ rows: [page] }, { rows: [-page] }], pages: 2 }, 200, { 'x-pages': '2' })
  })
  const pagination = { kind: 'PAGE', itemsPath: '= groups.rows', morePath: '= $page < $number($headers."x-pages")' }
  expect(await request('/expressions', { pagination })).toMatchObject({ ok: true, data: [1, -1, 2, -2] })
  const wrong = await request('/expressions', { pagination: { ...pagination, itemsPath: '= $sum(groups)' } })
  expect([wrong.ok, wrong.error?.message]).toEqual([false, expect.stringMatching(/^"= \$sum\(groups\)" failed: /)])
  const isPrivate = { pagination: { ...pagination, itemsPath: '= $sum(groups)' }, private: true }
  expect((await request('/expressions', isPrivate)).error?.message).toBe('Page 1 of a private reply cannot be taken.')
})

test('many items, a large private reply, and replies that are too large in all', async () => {
  kit.upstream.on('/many', (_request, reply) => json(reply, `[${'1,'.repeat(400_000)}1]`))
  const many = await kit.once(
    `mutation { sendRequest(input: { method: GET, url: "${kit.upstream.url}/many", pagination: { kind: OFFSET, size: 500, maxPages: 1 } }) { ok requests { truncated } last: data(path: "[400000]") } }`,
  )
  expect(many.data).toEqual({ sendRequest: { ok: true, requests: [{ truncated: true }], last: 1 } })
  kit.upstream.on('/texts', (_request, reply) =>
    json(
      reply,
      Array.from({ length: 101 }, (_, n) => `text ${n} of many`),
    ),
  )
  expect(await request('/texts', { private: true })).toMatchObject({
    ok: false,
    data: null,
    error: { message: 'A private reply has at most 100 texts and numbers, of 65536 characters in all.' },
  })
  kit.upstream.on('/four', (_request, reply) => json(reply, `["${'x'.repeat(4 * 1_048_576)}"]`))
  const requests = Array.from(
    { length: 10 },
    (_, n) => `{ name: "r${n}", method: GET, url: "${kit.upstream.url}/four", retry: { attempts: 1 } }`,
  )
  const all = await kit.once(
    `mutation { testSource(input: { requests: [${requests.join()}] }) { ok error { message } } }`,
  )
  expect(all.data).toEqual({
    testSource: { ok: false, error: { message: 'The replies of the call are too large in all.' } },
  })
})

test('what earlier pages gave is kept when a later one fails', async () => {
  kit.upstream.on('/breaks', ({ query }, reply) =>
    query.get('page') === '2' ? json(reply, 'broken', 500) : json(reply, [1]),
  )
  const pagination = { kind: 'PAGE' }
  expect(await request('/breaks', { pagination, retry: { attempts: 1 } })).toMatchObject({
    ok: false,
    data: [1],
    error: { status: 500 },
  })
})
