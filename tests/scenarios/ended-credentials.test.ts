// What goes on for longer than a request ends within a second when its credential has: here, and at every other gateway.
import { type IncomingMessage, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { App } from '../../src/app.ts'
import { sha256 } from '../../src/base/seal.ts'
import { createClient, revokeClient } from '../_kit/access-operations.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createToken, revokeToken, rotateToken } from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'
import { talk } from '../_kit/socket.ts'

const HOUR = 3_600_000
/** Ends are looked for each half second; a busy machine may be late, and a keep-alive comes after 12 s. */
const SOON = { timeout: 3_000, interval: 20 }
/** How long what goes on is looked at. */
const LONG_ENOUGH_MS = 1_500
let now = NOON_2026_11_20
let it: TestApp
let other: App
let large: string
let small: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
  other = await startSecondGateway(it, {}, { clock: () => now })
  const made = await it.widget({ title: 'Long', keyKind: 'CATEGORY' })
  large = made.id
  await it.cyfe(made.pushUrl, { data: [{ Name: 'a', n: '1' }] })
  // More than the sockets in between hold: an export is still under way while nobody reads it.
  await it.app.gateway.pool.query(
    `insert into category_points (project_id, widget_id, metric_id, category, written_as, value)
      select project_id, widget_id, metric_id, 'key ' || n || repeat('x', 230), written_as, value
      from category_points, generate_series(1, 60000) n`,
  )
  await it.app.gateway.pool.query('analyze category_points')
  const followed = await it.widget()
  small = followed.id
  await it.cyfe(followed.pushUrl, { data: [{ Date: '20261119', Users: '1' }] })
})
afterAll(async () => {
  await other?.close()
  await it?.[Symbol.asyncDispose]()
})

/** Something that goes on, and a way to see that it ended before it was whole. */
interface Going {
  /** Rejects where it was not cut off within a second. */
  assertEnded(): Promise<void>
  /** Rejects where it was. */
  assertWhole(): Promise<void>
}

type Begin = (token: string, url: string) => Promise<Going>

const query = 'subscription ($id: ID!) { widgetReport(id: $id) { keys } }'

async function follow(token: string, url: string, id = small): Promise<Going> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { id } }),
  })
  let text = ''
  let ended = false
  const read = async () => {
    for await (const part of response.body ?? []) text += Buffer.from(part).toString()
    ended = true
  }
  void read()
  await vi.waitFor(() => expect(text).toContain('"data"'))
  return {
    async assertEnded() {
      await vi.waitFor(() => expect(ended).toBe(true), SOON)
      expect(text).toMatch(/"code":"UNAUTHENTICATED".*event: complete/s)
    },
    async assertWhole() {
      await sleep(LONG_ENOUGH_MS)
      expect(ended).toBe(false)
    },
  }
}

async function converse(token: string, url: string): Promise<Going> {
  const one = await talk(url, { token })
  await vi.waitFor(() => expect(one.heard).toHaveLength(1))
  one.say({ id: '1', type: 'subscribe', payload: { query, variables: { id: small } } })
  await vi.waitFor(() => expect(one.heard).toHaveLength(2))
  let code = 0
  one.ended.then(([ended]) => {
    code = ended
  })
  return {
    assertEnded: () => vi.waitFor(() => expect(code).toBe(4401), SOON),
    async assertWhole() {
      await sleep(LONG_ENOUGH_MS)
      expect(code).toBe(0)
      await one[Symbol.asyncDispose]()
    },
  }
}

/** A download that is not read until its credential has had a second to end. */
async function download(url: string, token: string, body: string | null, accept: string): Promise<Going> {
  const headers = { authorization: `Bearer ${token}`, accept }
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(url, { method: body === null ? 'GET' : 'POST', headers }, resolve)
    asked.once('error', reject)
    asked.end(body)
  })
  expect(reply.statusCode).toBe(200)
  const isWhole = async () => {
    await sleep(LONG_ENOUGH_MS)
    try {
      for await (const _part of reply) {
        // The rest.
      }
    } catch {
      return false
    }
    return reply.complete
  }
  return {
    assertEnded: async () => expect(await isWhole()).toBe(false),
    assertWhole: async () => expect(await isWhole()).toBe(true),
  }
}

const LARGE = "(select string_agg(md5(i::text), '') from generate_series(1, 625) as i)"
const encodedQuery = Buffer.from(`select n, ${LARGE} as t from generate_series(1, 1500) as n`).toString('base64')
const streamRows: Begin = (token, url) =>
  download(`${url}/metrics/query`, token, JSON.stringify({ encodedQuery }), 'application/x-ndjson')

const kinds: [string, Begin][] = [
  ['live report', follow],
  ['WebSocket', converse],
  ['stream of rows', streamRows],
  ['CSV of a widget', (token, url) => download(`${url}/widgets/${large}.csv`, token, null, '*/*')],
]

const make = async (input: { expiresAt?: string } = {}) =>
  (await it.ask(createToken, { input: { name: 'Ends', scopes: ['READ', 'SQL'], ...input } })).createToken

describe.each(kinds)('a %s', (_kind, begin) => {
  test('ends with its token, and goes on with another', async () => {
    const [ends, stays] = [await make({ expiresAt: new Date(now + HOUR).toISOString() }), await make()]
    const going = await Promise.all([begin(ends.secret, it.url), begin(stays.secret, other.url)])
    now += HOUR
    await Promise.all([going[0].assertEnded(), going[1].assertWhole()])
  })

  test('ends when its token is revoked at another gateway', async () => {
    const made = await make()
    const going = await begin(made.secret, other.url)
    await it.ask(revokeToken, { id: made.token.id })
    await going.assertEnded()
  })
})

test('a live report ends with its token though its address has sent too many wrong ones', async () => {
  await using strict = await startTestApp({ ADDRESS_FAILURES_PER_MINUTE: '3', ADDRESS_REQUESTS_PER_MINUTE: '0' })
  const { rateLimits } = strict.app.gateway.services
  const followed = await strict.widget()
  const { createToken: made } = await strict.ask(createToken, { input: { name: 'Ends', scopes: ['READ'] } })
  const going = await follow(made.secret, strict.url, followed.id)
  // Others that were good push it out of what is remembered to be good.
  for (let at = 0; at < 10_000; at++) rateLimits.succeeded(`other ${at}`)
  for (let at = 0; at < 3; at++) rateLimits.failed('127.0.0.1')
  rateLimits.succeeded(sha256(ADMIN).toString('base64'))
  await strict.ask(revokeToken, { id: made.token.id })
  await going.assertEnded()
})

test('hundreds of live reports of one token end together, with one look at the table', async () => {
  const made = await make()
  const going = await Promise.all(Array.from({ length: 200 }, () => follow(made.secret, it.url)))
  it.statements()
  await it.ask(revokeToken, { id: made.token.id })
  await Promise.all(going.map(one => one.assertEnded()))
  expect(it.statements().filter(text => text.includes('token_hashes')).length).toBeLessThan(10)
})

test('a live report ends when the secret that it was begun with does, though the token goes on', async () => {
  const made = await make()
  const old = await follow(made.secret, other.url)
  const { rotateToken: rotated } = await it.ask(rotateToken, { id: made.token.id, overlapHours: 1 })
  const fresh = await follow(rotated.secret, other.url)
  now += HOUR
  await Promise.all([old.assertEnded(), fresh.assertWhole()])
})

test('a live report ends with the fetched token of a client, and when the client is revoked', async () => {
  const { createClient: client } = await it.ask(createClient, { input: { name: 'Fetches', scopes: ['READ'] } })
  const fetched = async () => {
    const { clientId: client_id, clientSecret: client_secret } = client
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret })
    const response = await fetch(`${it.url}/api/oauth/token`, { method: 'POST', body })
    return ((await response.json()) as { access_token: string }).access_token
  }
  const first = await follow(await fetched(), it.url)
  now += 900_000
  await first.assertEnded()
  const second = await follow(await fetched(), other.url)
  await it.ask(revokeClient, { id: client.client.id })
  await second.assertEnded()
})
