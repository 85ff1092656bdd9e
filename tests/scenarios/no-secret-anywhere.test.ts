// Markers are planted wherever a credential can be, an upstream repeats them in every way, and then everything is searched for them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWidget } from '../_kit/operations.ts'
import {
  callLog,
  feed,
  runFeed,
  runSource,
  saveFeed,
  saveSource,
  source,
  testSource,
} from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

const MARKERS = {
  header: 'MARKER-header-0001',
  query: 'MARKER query/0002&"x"',
  body: 'MARKER-body-0003',
  password: 'MARKER-password-0004',
  client: 'MARKER-client-0005+/',
  filtered: 'MARKER-filtered-0006',
  hook: 'MARKER-hook-0007',
  given: 'MARKER-given-0008',
  refresh: 'MARKER-refresh-0012',
}
/** Made by the upstream. */
const TOKEN = 'MARKER-token-0009'
const LOGIN = 'MARKER-login-0010'
const SESSION = 'MARKER-session-0011'
const GRANTED = 'MARKER-granted-0013'
const ROTATED = 'MARKER-rotated-0014'

let kit: SourcesKit
const replies: string[] = []
beforeAll(async () => {
  kit = await startSourcesKit({ LOG_LEVEL: 'trace' })
  const { upstream } = kit
  upstream.on('/token', (_request, reply) => json(reply, { access_token: TOKEN, token_type: 'bearer' }))
  upstream.on('/grant', (_request, reply) =>
    json(reply, { access_token: GRANTED, refresh_token: ROTATED, expires_in: 60 }),
  )
  upstream.on('/granted', (request, reply) =>
    json(reply, { ...received(request), rotated: ROTATED, first: MARKERS.refresh, form: `a=${ROTATED}&b=${GRANTED}` }),
  )
  upstream.on('/login', (_request, reply) => json(reply, { session: LOGIN, note: `your session is ${LOGIN}` }))
  const received = ({ headers, query, body }: { headers: object; query: URLSearchParams; body: string }) => ({
    headers,
    query: [...query],
    body,
    basic: Buffer.from(String((headers as { authorization?: string }).authorization).slice(6), 'base64').toString(),
    encoded: [...query].map(([, value]) => encodeURIComponent(value)),
    hex: [...query].map(([, value]) => Buffer.from(value).toString('hex')),
    [String(query.get('q'))]: 'as a name',
  })
  upstream.on('/repeats', (request, reply) =>
    json(reply, { ...received(request), items: [{ key: request.query.get('q') ?? 'none', value: 1 }] }, 200, {
      'x-repeated': String(request.headers['x-key']),
      'set-cookie': `session=${SESSION}`,
    }),
  )
  upstream.on('/fails', (request, reply) =>
    json(reply, JSON.stringify(received(request)), 500, { 'set-cookie': SESSION }),
  )
  upstream.on('/html', (request, reply) => {
    reply.writeHead(200, { 'content-type': 'text/html' })
    reply.end(`<p>${JSON.stringify(received(request))}</p>`)
  })
  upstream.on('/leads', (request, reply) => {
    reply.writeHead(302, { location: `http://user:${request.headers['x-key']}@127.0.0.1/` })
    reply.end()
  })
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const ways = () => {
  const { url } = kit.upstream
  const secret = (name: string) => `{{ secrets.${name} }}`
  const request = (name: string, path: string, more: object = {}) => ({
    name,
    method: 'POST' as const,
    url: `${url}${path}?q=${secret('query')}`,
    headers: { 'X-Key': secret('header'), Accept: 'x/{{ secrets.filtered | upcase }}' },
    params: { p: secret('query') },
    json: { deep: [secret('body'), `in a text: ${secret('body')}`], date: '{{ secrets.filtered | base64_encode }}' },
    retry: { attempts: 1 },
    ...more,
  })
  const basic = { auth: { basic: { username: 'me', password: secret('password') } } }
  const oauth2 = { tokenUrl: `${url}/token`, clientId: 'me', clientSecret: secret('client'), inBody: true }
  return [
    request('repeats', '/repeats', basic),
    request('with_token', '/repeats', { auth: { oauth2 } }),
    request('form', '/repeats', { json: null, data: { secret: secret('body'), q: secret('query') } }),
    request('fails', '/fails', basic),
    request('html', '/html', { auth: { oauth2 } }),
    request('leads', '/leads'),
    request('wrong', '/echo', { url: `${url}/{{ repeats.data.nope }}?q=${secret('query')}` }),
    request('bad_header', '/echo', { headers: { 'X-Both': `${secret('header')}\n` } }),
    request('login', '/login', { private: true }),
    request('session', '/repeats', { headers: { Authorization: 'Session {{ login.data.session }}' } }),
    request('granted', '/granted', {
      auth: { oauth2: { ...oauth2, tokenUrl: `${url}/grant`, refreshToken: secret('refresh') } },
    }),
    request('with_cookie', '/repeats', { after: ['repeats'] }),
    request('refused', '/echo', { url: `${url}/a/../${secret('header')}` }),
  ]
}

test('markers are planted and every way to make a fault is gone', async () => {
  const secrets = Object.fromEntries(Object.entries(MARKERS).filter(([name]) => !['hook', 'given'].includes(name)))
  const keep = async (work: Promise<unknown>) => {
    const reply = await work
    replies.push(JSON.stringify(reply))
    return reply
  }
  const bad = await keep(kit.it.send(saveSource, { input: { name: 'all', requests: ways() as never, secrets } }))
  expect(JSON.stringify(bad)).toContain('holds \\".\\"')
  const requests = ways().filter(({ name }) => name !== 'refused' && name !== 'bad_header') as never
  await keep(kit.it.ask(saveSource, { input: { name: 'all', requests, secrets } }))
  const ran = await kit.it.ask(runSource, { name: 'all' })
  replies.push(JSON.stringify(ran))
  const failed = ran.runSource.requests.filter(({ ok }) => !ok).map(({ name }) => name)
  expect(failed).toEqual(['fails', 'html', 'leads', 'wrong'])
  for (const name of ['session', 'granted', 'with_cookie'])
    expect(ran.runSource.requests.find(it => it.name === name)?.ok, name).toBe(true)
  await keep(kit.it.ask(source, { name: 'all' }))
  const given = { ...secrets, given: MARKERS.given }
  const one = [{ ...ways()[0], headers: { 'X-Key': '{{ secrets.given }}' } }] as never
  await keep(kit.it.ask(testSource, { input: { name: 'all', requests: one, secrets: given } }))
  await keep(kit.it.send(testSource, { input: { requests: one, secrets: { given: MARKERS.given } } }))

  // The same as a feed, whose keys would be stored.
  const widget = await kit.it.ask(createWidget, { input: { title: 'w', keyKind: 'CATEGORY' } })
  const widgetId = widget.createWidget.widget.id
  await kit.it.ask(saveSource, { input: { name: 'one', requests: ways().slice(0, 1) as never, secrets } })
  const metrics = [{ name: 'n', value: 'value' }]
  const feedInput = { widgetId, rows: 'items', key: 'key', metrics }
  await kit.it.ask(saveFeed, { input: { name: 'good', source: 'one', ...feedInput } })
  await kit.it.ask(saveFeed, { input: { name: 'bad', source: 'all', ...feedInput } })
  const wrong = { ...feedInput, metrics: [{ name: 'n', value: 'key' }] }
  await kit.it.ask(saveFeed, { input: { name: 'wrong', source: 'one', ...wrong } })
  await kit.it.ask(saveFeed, {
    input: { name: 'hooked', ...feedInput, hook: 'STRIPE', hookSecret: MARKERS.hook },
  })
  for (const name of ['good', 'bad', 'wrong']) {
    const { runFeed: run } = await kit.it.ask(runFeed, { name })
    expect(run.state, name).toBe(name === 'good' ? 'SUCCEEDED' : 'FAILED')
    replies.push(JSON.stringify(run))
    await keep(kit.it.ask(feed, { name }))
  }
  await keep(kit.it.ask(feed, { name: 'hooked' }))
  const log = await kit.it.ask(callLog, { first: 100 })
  replies.push(JSON.stringify(log))
  expect(log.callLog.edges?.filter(edge => edge?.node.answered).length).toBeGreaterThan(4)
})

/** Each marker in the spellings in which it might have got somewhere. */
const spellings = [...Object.values(MARKERS), TOKEN, LOGIN, SESSION, GRANTED, ROTATED].flatMap(marker => [
  marker,
  encodeURIComponent(marker),
  JSON.stringify(marker).slice(1, -1),
  marker.toUpperCase(),
  Buffer.from(marker).toString('base64'),
  Buffer.from(`me:${marker}`).toString('base64'),
  Buffer.from(marker).toString('hex'),
])

test('the upstream has received them, or there would be nothing to look for', () => {
  const arrived = JSON.stringify(kit.upstream.received)
  const planted = [
    MARKERS.header,
    MARKERS.body,
    MARKERS.given,
    TOKEN,
    LOGIN,
    SESSION,
    GRANTED,
    MARKERS.refresh,
    MARKERS.filtered.toUpperCase(),
  ]
  for (const marker of [...planted, Buffer.from(`me:${MARKERS.password}`).toString('base64')])
    expect(arrived).toContain(marker)
})

test('no reply, error, call log row or feed run shows one', () => {
  expect(replies.length).toBeGreaterThan(10)
  const all = replies.join('\n')
  expect(spellings.filter(marker => all.includes(marker))).toEqual([])
  expect(all).toContain('[redacted]')
})

test('no line of the log shows one', () => {
  const all = kit.it.log.join('\n')
  expect(all.length).toBeGreaterThan(1_000)
  expect(spellings.filter(marker => all.includes(marker))).toEqual([])
})

test('no column of any table holds one', async () => {
  const { pool } = kit.it.app.gateway
  const tables = await pool.query(
    `select format('%I', c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname = 'public'`,
  )
  expect(tables.rows.length).toBeGreaterThan(15)
  let rows = 0
  for (const { name } of tables.rows) {
    const { rows: texts } = await pool.query(`select t::text as row, to_json(t)::text as json from ${name} t`)
    rows += texts.length
    const all = texts.map(({ row, json: asJson }) => `${row}\n${asJson}`).join('\n')
    expect(
      spellings.filter(marker => all.includes(marker)),
      name,
    ).toEqual([])
    // bytea is printed as hex: what is sealed must not be readable there either.
    expect(
      spellings.filter(marker => all.includes(Buffer.from(marker).toString('hex'))),
      name,
    ).toEqual([])
  }
  expect(rows).toBeGreaterThan(20)
})
