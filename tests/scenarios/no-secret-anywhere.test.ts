// Markers are planted wherever a credential can be, an upstream repeats them in every way, and then everything is searched for them.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delivery, saveChannel, testChannel } from '../_kit/channel-operations.ts'
import type { SaveChannelInput } from '../_kit/gql/graphql.ts'
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
  channelUrl: 'MARKER-channel-url-0015',
  channelHeader: 'MARKER-channel-header-0016',
  chat: 'MARKER-chat-0017',
  mailPassword: 'MARKER-mail-password-0018',
}
/** Of channels and of the gateway itself: no source knows them. */
const NOT_OF_SOURCES = ['hook', 'given', 'channelUrl', 'channelHeader', 'chat', 'mailPassword']
/** Made by the upstream. */
const TOKEN = 'MARKER-token-0009'
const LOGIN = 'MARKER-login-0010'
const SESSION = 'MARKER-session-0011'
const GRANTED = 'MARKER-granted-0013'
const ROTATED = 'MARKER-rotated-0014'

let kit: SourcesKit
let mails: SMTPServer
const passwords: string[] = []
const issued: string[] = []
const replies: string[] = []
beforeAll(async () => {
  mails = await startRepeatingMailServer()
  kit = await startSourcesKit({
    LOG_LEVEL: 'trace',
    SMTP_URL: `smtp://me:${MARKERS.mailPassword}@127.0.0.1:${portOf(mails)}`,
    MAIL_FROM: 'metrics@example.com',
  })
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
afterAll(async () => {
  await kit?.[Symbol.asyncDispose]()
  await new Promise<void>(resolve => mails.close(() => resolve()))
})

/** It says to everybody what it was told. */
async function startRepeatingMailServer(): Promise<SMTPServer> {
  const server = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password: given }, _session, done) => {
      const password = given ?? ''
      passwords.push(password)
      const error = new Error(`${username} may not come in with ${password}`)
      if (passwords.length > 1) done(error)
      else done(null, { user: password })
    },
    onData: (stream, session, done) => {
      stream.resume()
      stream.on('end', () => done(Object.assign(new Error(`no box for ${session.user}`), { responseCode: 550 })))
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return server
}

const portOf = ({ server }: SMTPServer) => (server.address() as AddressInfo).port

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
  const secrets = Object.fromEntries(Object.entries(MARKERS).filter(([name]) => !NOT_OF_SOURCES.includes(name)))
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

test('the same through channels of every kind, whose receivers repeat what they get', async () => {
  const { url } = kit.upstream
  kit.upstream.on(`/chat/${MARKERS.chat}`, ({ target, headers, body }, reply) =>
    json(reply, { target, headers, body, [MARKERS.chat]: 1 }, 400),
  )
  const inputs: SaveChannelInput[] = [
    {
      name: 'hook',
      kind: 'WEBHOOK',
      url: `${url}/fails?q=${MARKERS.channelUrl}`,
      headers: { 'X-Key': MARKERS.channelHeader },
    },
    { name: 'slack', kind: 'SLACK', url: `${url}/chat/${MARKERS.chat}` },
    { name: 'mattermost', kind: 'MATTERMOST', url: `${url}/chat/${MARKERS.chat}` },
    { name: 'mail', kind: 'EMAIL', to: ['ann@example.com'] },
    { name: 'source', kind: 'SOURCE', source: 'all' },
  ]
  for (const input of inputs) {
    const { saveChannel: saved } = await kit.it.ask(saveChannel, { input })
    if (saved.signingSecret) issued.push(saved.signingSecret)
    replies.push(JSON.stringify(saved.channel))
    for (const time of [1, 2]) {
      const { delivery: tried } = (await kit.it.ask(testChannel, { name: input.name })).testChannel
      expect(tried.tries.length, `${input.name} ${time}`).toBe(1)
      replies.push(JSON.stringify([tried, await kit.it.ask(delivery, { id: tried.id })]))
    }
  }
  const refused = { name: 'hook', url: `http://10.0.0.1/${MARKERS.chat}`, headers: { 'X-B': `${MARKERS.chat}\n` } }
  replies.push(JSON.stringify(await kit.it.send(saveChannel, { input: refused })))
  const rotated = await kit.it.ask(saveChannel, { input: { name: 'hook', rotateSecret: true } })
  issued.push(rotated.saveChannel.signingSecret ?? '')
  expect(issued.every(secret => secret.startsWith('whsec_')) && issued.length).toBe(2)
  expect(passwords[0]).toBe(MARKERS.mailPassword)
})

/** Each marker in the spellings in which it might have got somewhere. */
const spellingsOf = (marker: string) => [
  marker,
  encodeURIComponent(marker),
  JSON.stringify(marker).slice(1, -1),
  marker.toUpperCase(),
  Buffer.from(marker).toString('base64'),
  Buffer.from(`me:${marker}`).toString('base64'),
  Buffer.from(marker).toString('hex'),
]
const made = [TOKEN, LOGIN, SESSION, GRANTED, ROTATED]
const spellings = [...Object.values(MARKERS), ...made].flatMap(spellingsOf)

/** Signing secrets are the gateway's own making, and known when they were issued. */
const allSpellings = () => [...spellings, ...issued.map(secret => secret.replace('whsec_', '')).flatMap(spellingsOf)]

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
    MARKERS.channelUrl,
    MARKERS.channelHeader,
    MARKERS.chat,
  ]
  for (const marker of [...planted, Buffer.from(`me:${MARKERS.password}`).toString('base64')])
    expect(arrived).toContain(marker)
})

test('no reply, error, call log row or feed run shows one', () => {
  expect(replies.length).toBeGreaterThan(10)
  const all = replies.join('\n')
  expect(allSpellings().filter(marker => all.includes(marker))).toEqual([])
  expect(all).toContain('[redacted]')
})

test('no line of the log shows one', () => {
  const all = kit.it.log.join('\n')
  expect(all.length).toBeGreaterThan(1_000)
  expect(allSpellings().filter(marker => all.includes(marker))).toEqual([])
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
      allSpellings().filter(marker => all.includes(marker)),
      name,
    ).toEqual([])
    // bytea is printed as hex: what is sealed must not be readable there either.
    expect(
      allSpellings().filter(marker => all.includes(Buffer.from(marker).toString('hex'))),
      name,
    ).toEqual([])
  }
  expect(rows).toBeGreaterThan(20)
})
