// The one way out of sources: what it refuses, what it follows, and where it stops reading.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHostRules } from '../../src/sources/host.ts'
import { createSafeFetch, type Outbound, type SafeFetch } from '../../src/sources/safe-fetch.client.ts'
import type { UpstreamError } from '../../src/sources/upstream-error.ts'
import { startUpstream, type Upstream } from '../_kit/upstream.ts'
import { hostileAnswers, hostileUrls } from './hostile-urls.cases.ts'

/** A busy machine may be slow. */
const PATIENTLY = { timeout: 20_000 }

let upstream: Upstream
let elsewhere: Upstream
let opened: SafeFetch
beforeAll(async () => {
  upstream = await startUpstream()
  elsewhere = await startUpstream()
  opened = fetcherOf([upstream.host, elsewhere.host])
})
afterAll(async () => {
  await opened?.close()
  await upstream?.[Symbol.asyncDispose]()
  await elsewhere?.[Symbol.asyncDispose]()
})

const fetcherOf = (allow: string[], resolve?: (hostname: string) => Promise<string[]>) =>
  createSafeFetch(createHostRules({ sourcesAllowHosts: allow, sourcesPorts: [80, 443, upstream.port] }), resolve)

const never = new AbortController().signal
const get = (url: string, more: Partial<Outbound> = {}): Outbound => ({
  method: 'GET',
  url,
  headers: {},
  body: null,
  timeoutMs: 5_000,
  signal: never,
  ...more,
})
const send = (path: string, more: Partial<Outbound> = {}) => opened.send(get(upstream.url + path, more))
const echo = async (path: string, more: Partial<Outbound> = {}) =>
  JSON.parse((await send(path, more)).body.toString()) as {
    method: string
    headers: Record<string, string>
    body: string
  }
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'was answered',
    (error: UpstreamError) => `${error.code}: ${error.message}`,
  )

test('no hostile URL of the table is called', async () => {
  expect(hostileUrls.length).toBeGreaterThanOrEqual(60)
  const asked: string[] = []
  const closed = fetcherOf([], async hostname => {
    asked.push(hostname)
    return ['127.0.0.1']
  })
  const before = upstream.received.length
  for (const url of hostileUrls) {
    const answer = await failure(closed.send(get(url.replace('PORT', String(upstream.port)))))
    expect(answer, url).toMatch(/^BAD_USER_INPUT: /)
  }
  expect(asked).toEqual([])
  expect(upstream.received.length).toBe(before)
  await closed.close()
})

test('a name that leads to an address that may not be called is refused, also where one of several is bad', async () => {
  const before = upstream.received.length
  for (const answer of hostileAnswers) {
    const closed = fetcherOf([], async () => [...answer])
    const said = await failure(closed.send(get(`http://rebind.example.com:${upstream.port}/echo`)))
    expect(said, answer.join()).toBe('BAD_USER_INPUT: The host leads to an address that may not be called.')
    await closed.close()
  }
  expect(upstream.received.length).toBe(before)
})

test('DNS rebinding: the address that was checked is the one that is connected to', async () => {
  const answers = [['93.184.216.34'], ['127.0.0.1'], ['127.0.0.1']]
  let asked = 0
  const closed = fetcherOf([], async () => answers[asked++] ?? [])
  const before = upstream.received.length
  const url = `http://rebind.example.com:${upstream.port}/echo`
  // The first answer is public: a connection goes there (and nowhere, in a test). The second one is looked at again.
  const first = await failure(closed.send(get(url, { timeoutMs: 300 })))
  const second = await failure(closed.send(get(url, { timeoutMs: 300 })))
  expect(first).toMatch(/^UPSTREAM_/)
  expect(second).toBe('BAD_USER_INPUT: The host leads to an address that may not be called.')
  expect(asked).toBe(2)
  expect(upstream.received.length).toBe(before)
  await closed.close()
})

test('a redirect is looked at like a first request', async () => {
  const targets = [`http://127.0.0.2:${upstream.port}/`, 'http://[::1]/', 'http://2130706433/', 'file:///etc/passwd']
  for (const to of [...targets, 'http://user:password@example.com/', 'http://169.254.169.254/latest/']) {
    const answer = await failure(send(`/redirect?to=${encodeURIComponent(to)}`))
    expect(answer, to).toMatch(/^BAD_USER_INPUT: /)
  }
  expect(await failure(send('/redirect-for-ever'))).toContain('redirects more than 5 times')
})

test('302 and 303 become GET after any method, and 301 after POST; 307 and 308 send the same again', async () => {
  const post = { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json', 'x-own': '1' } }
  for (const status of [301, 302, 303]) {
    const reply = await echo(`/redirect?status=${status}`, post)
    expect([reply.method, reply.body, reply.headers['content-type']], String(status)).toEqual(['GET', '', undefined])
    expect(reply.headers['x-own']).toBe('1')
  }
  for (const status of [307, 308]) {
    const reply = await echo(`/redirect?status=${status}`, post)
    expect([reply.method, reply.body], String(status)).toEqual(['POST', '{"a":1}'])
  }
  for (const status of [302, 303]) {
    const reply = await echo(`/redirect?status=${status}`, { method: 'PUT', body: 'x' })
    expect([reply.method, reply.body], String(status)).toEqual(['GET', ''])
  }
  expect((await echo('/redirect?status=301', { method: 'PUT', body: 'x' })).method).toBe('PUT')
})

test('nothing that was configured goes to another origin', async () => {
  const headers = { authorization: 'Bearer SECRET', 'x-api-key': 'SECRET', cookie: 'SECRET', 'x-trace': '1' }
  const to = encodeURIComponent(`${elsewhere.url}/echo`)
  const reply = await echo(`/redirect?to=${to}`, { headers })
  expect(JSON.stringify(reply)).not.toContain('SECRET')
  expect(reply.headers['x-trace']).toBeUndefined()
  const body = { method: 'POST', body: 'SECRET', headers }
  expect(await failure(send(`/redirect?status=307&to=${to}`, body))).toContain('with a body to another origin')
  expect(JSON.stringify(elsewhere.received)).not.toContain('SECRET')
})

test('a reply is read to 5 MiB and no further, packed or not', async () => {
  const tooLarge = 'UPSTREAM_FAILED: The reply is larger than 5242880 bytes (5 MiB) when it is unpacked.'
  for (const path of ['/gzip-bomb', '/large', '/large-told']) expect(await failure(send(path)), path).toBe(tooLarge)
  expect((await send('/gzip')).body.toString()).toBe('{"packed": true}')
  expect(await failure(send('/gzip-broken'))).toContain('compression is broken')
})

test('a total time holds for silence, for a drip and for a redirect', async () => {
  for (const path of ['/silent', '/drip', '/redirect?to=/drip'])
    expect(await failure(send(path, { timeoutMs: 200 })), path).toBe(
      'UPSTREAM_TIMEOUT: 127.0.0.1 did not answer within 0.2 s.',
    )
  expect(await failure(send('/cut'))).toMatch(/^UPSTREAM_FAILED: 127.0.0.1 (closed the connection|sent a body)/)
})

test('whoever goes away ends the request', async () => {
  const controller = new AbortController()
  const before = upstream.received.length
  const cutBefore = upstream.cutOff
  const work = failure(send('/silent', { signal: controller.signal }))
  await expect.poll(() => upstream.received.length, PATIENTLY).toBe(before + 1)
  controller.abort()
  expect(await work).toBe('UNAVAILABLE: The call was stopped: nobody waits for it any more.')
  await expect.poll(() => upstream.cutOff, PATIENTLY).toBeGreaterThan(cutBefore)
})

test('a name that was opened may be private, but never a metadata service', async () => {
  const lead = (address: string) => fetcherOf([`erp.internal:${upstream.port}`], async () => [address])
  const url = `http://erp.internal:${upstream.port}/gzip`
  const good = lead('127.0.0.1')
  expect((await good.send(get(url))).status).toBe(200)
  await good.close()
  for (const address of ['169.254.169.254', 'fe80::1', 'fd00:ec2::254', '224.0.0.1']) {
    const bad = lead(address)
    expect(await failure(bad.send(get(url))), address).toContain('may not be called')
    await bad.close()
  }
})
