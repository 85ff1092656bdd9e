// Wrong secrets have a limit by address. What is right goes on there: other clients, and what was good before.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createClient } from '../_kit/access-operations.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'

const FAILURES = 5
const MINUTE = 60_000
let now = NOON_2026_11_20
let address = 0
let from: string
let it: TestApp
beforeAll(async () => {
  const limits = { ADDRESS_FAILURES_PER_MINUTE: String(FAILURES) }
  it = await startTestApp({ TRUST_PROXY: '127.0.0.0/8', ...limits }, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())
beforeEach(() => {
  from = `192.0.2.${++address}`
})

interface Client {
  name: string
  secret: string
}

async function client(): Promise<Client> {
  const made = (await it.ask(createClient, { input: { name: 'x', scopes: ['READ'] } })).createClient
  return { name: made.clientId, secret: made.clientSecret }
}

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${it.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

const login = ({ name, secret }: Client) =>
  post('/api/oauth/token', { grant_type: 'client_credentials', client_id: name, client_secret: secret })
const loginThere = ({ name, secret }: Client) =>
  post('/metrics/auth/token', { clientSecret: secret, environmentApiKey: name })
const guess = (one: Client) => login({ ...one, secret: 'wrong' })
const query = (token = '') => post('/graphql', { query: '{ viewer { name } }' }, { authorization: `Bearer ${token}` })
const assert = (name: string) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const assertion = `${part({ alg: 'RS256' })}.${part({ iss: name, sub: name })}.AAAA`
  return post('/api/oauth/token', { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
}

async function exhaust(one: Client) {
  for (let time = 0; time < FAILURES; time++) expect((await guess(one)).status).toBe(401)
  expect((await guess(one)).status).toBe(429)
}

describe('wrong secrets of one client', () => {
  test('lock out no other client at the same address, nor the token that it fetches', async () => {
    const [guessed, other] = [await client(), await client()]
    await exhaust(guessed)
    const { status, body } = await login(other)
    expect(status).toBe(200)
    expect((await query(body.access_token)).status).toBe(200)
    expect((await loginThere(other)).status).toBe(200)
  })

  test('do not lock it out at another address, nor there when it logged in before', async () => {
    const [known, fresh] = [await client(), await client()]
    expect((await login(known)).status).toBe(200)
    await exhaust(known)
    expect((await login(known)).status).toBe(200)
    from = `203.0.113.${address}`
    await exhaust(fresh)
    from = `198.51.100.${address}`
    expect([(await login(known)).status, (await login(fresh)).status]).toEqual([200, 200])
  })

  test('make it wait where it was never right, until some of the limit has flowed back', async () => {
    const guessed = await client()
    await exhaust(guessed)
    expect((await login(guessed)).status).toBe(429)
    now += MINUTE / FAILURES
    expect((await login(guessed)).status).toBe(200)
  })

  test('of assertions lock out no other client either', async () => {
    const [guessed, other] = [await client(), await client()]
    for (let time = 0; time < FAILURES; time++) expect((await assert(guessed.name)).status).toBe(400)
    expect([(await assert(guessed.name)).status, (await login(other)).status]).toEqual([429, 200])
  })
})

describe('wrong logins stay bounded', () => {
  test('over all clients of an address that exist, and all that do not', async () => {
    const real = [await client(), await client(), await client()]
    const names = Array.from({ length: 30 }, (_, at) => `pgc_${String(at).padStart(22, '0')}`)
    const guesses = [...real, ...names.map(name => ({ name, secret: 'x' })), { name: 'nobody', secret: 'x' }]
    it.statements()
    const statuses: number[] = []
    for (let round = 0; round < 3; round++) for (const one of guesses) statuses.push((await guess(one)).status)
    expect(statuses.filter(status => status === 401)).toHaveLength(FAILURES)
    expect(statuses.filter(status => status === 429)).toHaveLength(guesses.length * 3 - FAILURES)
    // As many again are looked up, since they could have been right.
    const lookups = it.statements().filter(text => text.includes('client_names'))
    expect(lookups.length).toBeLessThanOrEqual(2 * FAILURES)
  })

  test('a client that is known to be right there is not a way to try its other secrets', async () => {
    const one = await client()
    expect((await login(one)).status).toBe(200)
    await exhaust(one)
    it.statements()
    for (let at = 0; at < 10; at++) expect((await login({ ...one, secret: `guess ${at}` })).status).toBe(429)
    expect(it.statements()).toEqual([])
  })
})
