// An assertion of a client gives one token: at any gateway, however often and wherever it is sent again.
import { generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { expireSecrets } from '../../src/auth/expire-secrets.job.ts'
import { createClient } from '../_kit/access-operations.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'
import { otherSpellings } from '../_kit/spellings.ts'

const PUBLIC_URL = 'http://gateways.example'
let now = NOON_2026_11_20
let it: TestApp
let other: App
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
beforeAll(async () => {
  it = await startTestApp({ PUSHGRAPH_PUBLIC_URL: PUBLIC_URL }, { clock: () => now })
  other = await startSecondGateway(it, { PUSHGRAPH_PUBLIC_URL: PUBLIC_URL }, { clock: () => now })
})
afterAll(async () => {
  await other?.close()
  await it?.[Symbol.asyncDispose]()
})

async function client(): Promise<string> {
  const publicKeys = [publicKey.export({ type: 'spki', format: 'pem' }) as string]
  const made = await it.ask(createClient, { input: { name: 'Signs', scopes: ['READ', 'PUSH'], publicKeys } })
  return made.createClient.clientId
}

function signed(name: string, claims: Record<string, unknown> = {}): Promise<string> {
  const seconds = now / 1_000
  const usual = { iss: name, sub: name, aud: `${PUBLIC_URL}/api/oauth/token`, iat: seconds, exp: seconds + 300 }
  return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
}

async function send(assertion: string, url = it.url, more: Record<string, string> = {}) {
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
  const body = new URLSearchParams({ grant_type, assertion, ...more })
  const response = await fetch(`${url}/api/oauth/token`, { method: 'POST', body })
  const { error = 'none' } = (await response.json()) as { error?: string }
  return `${response.status} ${error}`
}

const GIVEN = '200 none'
const REFUSED = '400 invalid_grant'

describe('an assertion with a jti', () => {
  test('gives one token, at this gateway and at every other', async () => {
    const name = await client()
    const assertion = await signed(name, { jti: 'once' })
    expect([await send(assertion), await send(assertion), await send(assertion, other.url)]).toEqual([
      GIVEN,
      REFUSED,
      REFUSED,
    ])
    const elsewhere = await signed(name, { jti: 'elsewhere' })
    expect([await send(elsewhere, other.url), await send(elsewhere)]).toEqual([GIVEN, REFUSED])
  })

  test('gives one of twenty that come at once', async () => {
    const assertion = await signed(await client(), { jti: 'together' })
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => send(assertion, at % 2 ? it.url : other.url)))
    expect(all.filter(outcome => outcome === GIVEN)).toHaveLength(1)
    expect(all.filter(outcome => outcome === REFUSED)).toHaveLength(19)
  })

  test('is the same one with other claims and another signature', async () => {
    const name = await client()
    expect(await send(await signed(name, { jti: 'a'.repeat(4_000) }))).toBe(GIVEN)
    expect(await send(await signed(name, { jti: 'a'.repeat(4_000), exp: now / 1_000 + 200 }))).toBe(REFUSED)
    expect(await send(await signed(name, { jti: `${'a'.repeat(3_999)}b` }))).toBe(GIVEN)
  })

  test('is remembered until its end, though jobs clean up', async () => {
    const assertion = await signed(await client(), { jti: 'long', exp: now / 1_000 + 600 })
    expect(await send(assertion)).toBe(GIVEN)
    now += 629_000
    await expireSecrets.run(it.app.gateway, new AbortController().signal)
    expect(await send(assertion)).toBe(REFUSED)
    now += 3_600_000
    await expireSecrets.run(it.app.gateway, new AbortController().signal)
    const { rows } = await it.app.gateway.pool.query('select count(*)::int as n from client_assertions')
    expect(rows[0].n).toBe(0)
  })

  test('of another client is another one', async () => {
    const [one, two] = [await client(), await client()]
    expect([await send(await signed(one, { jti: 'x' })), await send(await signed(two, { jti: 'x' }))]).toEqual([
      GIVEN,
      GIVEN,
    ])
  })

  test('is not used up by a request for scopes that the client lacks', async () => {
    const assertion = await signed(await client(), { jti: 'scopes' })
    expect(await send(assertion, it.url, { scope: 'admin' })).toBe('400 invalid_scope')
    expect(await send(assertion, it.url, { scope: 'read' })).toBe(GIVEN)
  })

  test('that is no text is refused', async () => {
    const name = await client()
    for (const jti of [7, ['x'], { x: 1 }, true]) expect(await send(await signed(name, { jti }))).toBe(REFUSED)
  })
})

test('an assertion without a jti is taken again', async () => {
  const assertion = await signed(await client())
  expect([await send(assertion), await send(assertion, other.url)]).toEqual([GIVEN, GIVEN])
})

test('another spelling of an assertion is none', async () => {
  const assertion = await signed(await client())
  const [header = '', payload = '', mac = ''] = assertion.split('.')
  const spellings = [
    ...otherSpellings(mac).map(text => `${header}.${payload}.${text}`),
    ...otherSpellings(payload).map(text => `${header}.${text}.${mac}`),
  ]
  expect(spellings.length).toBeGreaterThan(3)
  for (const text of spellings) expect(await send(text)).toBe(REFUSED)
  expect(await send(assertion)).toBe(GIVEN)
})

test.each([
  ['made in a minute and more', { iat: 61 }, REFUSED],
  ['made in an hour', { iat: 3_600 }, REFUSED],
  ['good in a minute and more', { nbf: 61 }, REFUSED],
  ['good in an hour', { nbf: 3_600 }, REFUSED],
  ['made by a clock that is a little ahead', { iat: 59 }, GIVEN],
  ['good from a moment ahead', { nbf: 29 }, GIVEN],
  ['made a while ago', { iat: -3_600 }, GIVEN],
])('an assertion %s', async (_name, ahead, outcome) => {
  const claims = Object.fromEntries(Object.entries(ahead).map(([claim, seconds]) => [claim, now / 1_000 + seconds]))
  expect(await send(await signed(await client(), claims))).toBe(outcome)
})
