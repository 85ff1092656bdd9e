import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clients, createClient, revokeClient, rotateClientSecret } from '../_kit/access-operations.ts'
import { gatewayAt, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { CreateClientInput } from '../_kit/gql/graphql.ts'
import { viewer } from '../_kit/operations.ts'

let now = NOON_2026_11_20
let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ TRUST_PROXY: '127.0.0.0/8' }, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function made(input: Partial<CreateClientInput> = {}) {
  const { createClient: it1 } = await it.ask(createClient, { input: { name: 'A client', scopes: ['READ'], ...input } })
  return { id: it1.client.id, name: it1.clientId, secret: it1.clientSecret, keys: it1.client.publicKeys }
}

interface TokenReply {
  status: number
  headers: Headers
  body: Record<string, string>
}

async function ask(path: string, body: string, headers: Record<string, string> = {}): Promise<TokenReply> {
  const response = await fetch(`${it.url}${path}`, { method: 'POST', body, headers })
  return { status: response.status, headers: response.headers, body: (await response.json()) as never }
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const json = { 'content-type': 'application/json' }
const oauth = (fields: Record<string, string>, headers: Record<string, string> = form) =>
  ask('/api/oauth/token', new URLSearchParams(fields).toString(), headers)
const basic = (name: string, secret: string) => ({
  ...form,
  authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
})
const grant = { grant_type: 'client_credentials' }
const scopesOf = async (token: string | undefined) => {
  const reply = await it.send(viewer, {}, token ?? '')
  return reply.data ? reply.data.viewer.scopes : reply.errors?.[0]?.extensions.code
}

describe('POST /api/oauth/token', () => {
  test('gives a token for id and secret: form or JSON, in the body or as Basic', async () => {
    const { name, secret } = await made({ scopes: ['READ', 'PUSH'] })
    const replies = [
      await oauth({ ...grant, client_id: name, client_secret: secret }),
      await oauth(grant, basic(name, secret)),
      await ask('/api/oauth/token', JSON.stringify({ ...grant, client_id: name, client_secret: secret }), json),
      await ask('/api/oauth/token', JSON.stringify(grant), { ...basic(name, secret), ...json }),
    ]
    for (const { status, headers, body } of replies) {
      expect(status).toBe(200)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(body).toEqual({
        access_token: expect.stringMatching(/^pgr_[0-9A-Za-z]{38}$/),
        token_type: 'Bearer',
        expires_in: 900,
        scope: 'push read',
      })
      expect(await scopesOf(body.access_token)).toEqual(['PUSH', 'READ'])
    }
    expect(new Set(replies.map(({ body }) => body.access_token)).size).toBe(4)
  })

  test('gives fewer scopes when fewer are asked for, and never more', async () => {
    const { name, secret } = await made({ scopes: ['READ', 'PUSH'] })
    const less = await oauth({ ...grant, scope: 'push' }, basic(name, secret))
    expect(less.body.scope).toBe('push')
    expect(await scopesOf(less.body.access_token)).toEqual(['PUSH'])
    const more = await oauth({ ...grant, scope: 'push admin' }, basic(name, secret))
    expect([more.status, more.body.error]).toEqual([400, 'invalid_scope'])
  })

  test('says what is wrong in the words of RFC 6749, 5.2', async () => {
    const { name, secret } = await made()
    const cases: [TokenReply, number, string][] = [
      [await oauth({}), 400, 'invalid_request'],
      [await oauth({ grant_type: 'password' }), 400, 'unsupported_grant_type'],
      [await oauth(grant), 401, 'invalid_client'],
      [await oauth({ ...grant, client_id: name, client_secret: 'wrong' }), 401, 'invalid_client'],
      [
        await oauth({ ...grant, client_id: 'pgc_0000000000000000000000', client_secret: secret }),
        401,
        'invalid_client',
      ],
      [await oauth(grant, basic(name, `${secret}x`)), 401, 'invalid_client'],
      [await oauth(grant, { ...form, authorization: 'Bearer x' }), 401, 'invalid_client'],
      [await oauth({ ...grant, client_secret: secret }, basic(name, secret)), 400, 'invalid_request'],
      [await ask('/api/oauth/token', 'grant_type=a&grant_type=b', form), 400, 'invalid_request'],
      [await ask('/api/oauth/token', '{', json), 400, 'invalid_request'],
      [await ask('/api/oauth/token', '{"grant_type":{}}', json), 400, 'invalid_request'],
      [await ask(`/api/oauth/token?client_secret=${secret}`, '', form), 400, 'invalid_request'],
      [await oauth({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' }), 400, 'invalid_request'],
      [await ask('/api/oauth/token', 'x'.repeat(1_100_000), form), 413, 'invalid_request'],
    ]
    for (const [{ status, body, headers }, expected, error] of cases) {
      expect([status, body.error, Object.keys(body)]).toEqual([expected, error, ['error', 'error_description']])
      expect(body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
      expect(headers.get('www-authenticate')).toBe(expected === 401 ? 'Basic realm="pushgraph", charset="UTF-8"' : null)
      expect(JSON.stringify(body)).not.toContain(secret)
    }
    const get = await fetch(`${it.url}/api/oauth/token`)
    expect([get.status, get.headers.get('allow'), ((await get.json()) as TokenReply['body']).error]).toEqual([
      405,
      'POST',
      'invalid_request',
    ])
  })

  test('tells a wrong name from a wrong secret by nothing', async () => {
    const { name } = await made()
    const wrongSecret = await oauth({ ...grant, client_id: name, client_secret: 'wrong' })
    const wrongName = await oauth({ ...grant, client_id: `${name.slice(0, -1)}_`, client_secret: 'wrong' })
    expect(wrongName.body).toEqual(wrongSecret.body)
  })

  test('only from the allowed addresses', async () => {
    const { name, secret } = await made({ allowedIps: ['203.0.113.0/24'] })
    const from = (address: string) => oauth(grant, { ...basic(name, secret), 'x-forwarded-for': address })
    expect((await from('203.0.113.9')).status).toBe(200)
    const off = await from('198.51.100.1')
    expect([off.status, off.body.error]).toEqual([403, 'access_denied'])
  })

  test('its tokens end after 15 minutes', async () => {
    const { name, secret } = await made()
    const { body } = await oauth(grant, basic(name, secret))
    try {
      now += 899_000
      expect(await scopesOf(body.access_token)).toEqual(['READ'])
      now += 2_000
      expect(await scopesOf(body.access_token)).toBe('UNAUTHENTICATED')
    } finally {
      now = NOON_2026_11_20
    }
  })
})

describe('a client', () => {
  test('that is revoked fetches nothing more, and what it fetched ends at once', async () => {
    const { id, name, secret } = await made()
    const { body } = await oauth(grant, basic(name, secret))
    expect(await scopesOf(body.access_token)).toEqual(['READ'])
    expect((await it.ask(revokeClient, { id })).revokeClient.client.revokedAt).not.toBeNull()
    expect(await scopesOf(body.access_token)).toBe('UNAUTHENTICATED')
    expect((await oauth(grant, basic(name, secret))).body.error).toBe('invalid_client')
    const rotated = await it.send(rotateClientSecret, { id, overlapHours: 1 })
    expect(rotated.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })

  test('goes on with its old secret for the overlap', async () => {
    const { id, name, secret } = await made()
    const { rotateClientSecret: next } = await it.ask(rotateClientSecret, { id, overlapHours: 1 })
    const status = async (of: string) => (await oauth(grant, basic(name, of))).status
    try {
      expect([await status(secret), await status(next.clientSecret)]).toEqual([200, 200])
      now += 3_601_000
      expect([await status(secret), await status(next.clientSecret)]).toEqual([401, 200])
    } finally {
      now = NOON_2026_11_20
    }
  })

  test('is listed without its secret', async () => {
    const { id, name, secret } = await made({ name: 'Listed', allowedIps: ['::1'], allowedEvents: ['signup'] })
    const listed = await it.ask(clients, { first: 500 })
    const node = listed.clients.edges.find(edge => edge.node.id === id)?.node
    expect(node).toMatchObject({ clientId: name, name: 'Listed', allowedIps: ['::1'], allowedEvents: ['signup'] })
    const { rows } = await it.app.gateway.pool.query(
      'select * from tokens t join client_secrets s using (project_id, token_id)',
    )
    expect(JSON.stringify([listed, rows])).not.toContain(secret)
    expect(it.log.join('\n')).not.toContain(secret)
  })
})

describe('POST /metrics/auth/token', () => {
  const login = (body: unknown) => ask('/metrics/auth/token', JSON.stringify(body), json)

  test("answers in UserFlux's words", async () => {
    const { name, secret } = await made({ scopes: ['SQL'] })
    const { status, body } = await login({ clientSecret: secret, environmentApiKey: name })
    expect(status).toBe(200)
    expect(body).toEqual({ accessToken: expect.stringMatching(/^pgr_/), tokenType: 'Bearer', expiresIn: 900 })
    expect(await scopesOf(body.accessToken)).toEqual(['SQL'])
  })

  test('a missing field is 400, a wrong one 401 with one message', async () => {
    const { name, secret } = await made()
    expect(await login({ clientSecret: secret })).toMatchObject({
      status: 400,
      body: { code: 400, success: false, errors: { environmentApiKey: [expect.any(String)] } },
    })
    expect(await login({ environmentApiKey: name })).toMatchObject({ status: 400 })
    const wrongSecret = await login({ clientSecret: 'wrong', environmentApiKey: name })
    expect(wrongSecret).toMatchObject({ status: 401, body: { code: 401, success: false } })
    expect((await login({ clientSecret: secret, environmentApiKey: 'wrong' })).body).toEqual(wrongSecret.body)
  })
})

describe('an assertion', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const curves = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' } as const
  const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }) as string
  const audience = () => `${it.url}/api/oauth/token`

  const signed = (
    key: KeyObject,
    name: string,
    change: { alg?: string; aud?: string; sub?: string; exp?: number | null; kid?: string } = {},
  ) => {
    const jwt = new SignJWT({})
      .setProtectedHeader({ alg: change.alg ?? 'RS256', ...(change.kid && { kid: change.kid }) })
      .setIssuer(name)
      .setSubject(change.sub ?? name)
      .setAudience(change.aud ?? audience())
      .setIssuedAt(now / 1_000)
    if (change.exp !== null) jwt.setExpirationTime(change.exp ?? now / 1_000 + 300)
    return jwt.sign(key)
  }
  const send = (assertion: string) => oauth({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })

  test('signed with RS256, RS384, RS512, ES256, ES384 or ES512 by a registered key gives a token', async () => {
    const { name, keys } = await made({ publicKeys: [pem(rsa.publicKey)], scopes: ['CALL'] })
    expect(keys).toEqual([{ kid: expect.stringMatching(/^[\w-]{43}$/), type: 'RSA' }])
    for (const alg of ['RS256', 'RS384', 'RS512']) {
      const { status, body } = await send(await signed(rsa.privateKey, name, { alg }))
      expect([status, body.scope]).toEqual([200, 'call'])
      expect(await scopesOf(body.access_token)).toEqual(['CALL'])
    }
    for (const [alg, namedCurve] of Object.entries(curves)) {
      const pair = generateKeyPairSync('ec', { namedCurve })
      const jwk = JSON.stringify({ ...pair.publicKey.export({ format: 'jwk' }), kid: 'mine' })
      const client = await made({ publicKeys: [jwk, pem(rsa.publicKey)] })
      expect((await send(await signed(pair.privateKey, client.name, { alg, kid: 'mine' }))).status).toBe(200)
      expect((await send(await signed(pair.privateKey, client.name, { alg, kid: 'other' }))).status).toBe(400)
    }
  })

  test('that does not hold is invalid_grant', async () => {
    const { name } = await made({ publicKeys: [pem(rsa.publicKey)] })
    const other = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    const seconds = now / 1_000
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(
      JSON.stringify({ iss: name, sub: name, aud: audience(), exp: seconds + 60 }),
    ).toString('base64url')}.`
    const hmac = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(name)
      .setSubject(name)
      .setAudience(audience())
      .setExpirationTime(seconds + 60)
      .sign(Buffer.from(pem(rsa.publicKey)))
    const wrong = {
      'another key': await signed(other.privateKey, name),
      'another audience': await signed(rsa.privateKey, name, { aud: 'https://elsewhere.example' }),
      'another subject': await signed(rsa.privateKey, name, { sub: 'pgc_0000000000000000000000' }),
      'another issuer': await signed(rsa.privateKey, 'pgc_0000000000000000000000', { sub: name }),
      'no end': await signed(rsa.privateKey, name, { exp: null }),
      'a far end': await signed(rsa.privateKey, name, { exp: seconds + 3_600 }),
      'an end that passed': await signed(rsa.privateKey, name, { exp: seconds - 60 }),
      'no signature': none,
      'the public key as a password': hmac,
      'no JWT': 'x.y.z',
      'a long text': 'x'.repeat(20_000),
    }
    for (const [what, assertion] of Object.entries(wrong)) {
      const { status, body } = await send(assertion)
      expect([what, status, body.error]).toEqual([what, 400, 'invalid_grant'])
    }
  })

  test.each([
    ['private', () => rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string],
    ['private', () => JSON.stringify(rsa.privateKey.export({ format: 'jwk' }))],
    ['no public key', () => 'hello'],
    ['no public key', () => '{}'],
    ['bits', () => '{"kty":"RSA","n":"","e":""}'],
    ['bits', () => pem(generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey)],
    ['curves', () => pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)],
    ['curves', () => pem(generateKeyPairSync('ed25519').publicKey)],
    ['at most', () => 'x'.repeat(9_000)],
  ])('no client is made with a key that is wrong (%s)', async (why, key) => {
    const text = key()
    const reply = await it.send(createClient, { input: { name: 'x', scopes: ['READ'], publicKeys: [text] } })
    expect(reply.errors?.[0]).toMatchObject({
      message: expect.stringContaining(why),
      extensions: { code: 'BAD_USER_INPUT' },
    })
    if (text.length > 10) expect(JSON.stringify(reply)).not.toContain(text.slice(-30))
  })
})

test('secrets that have ended are deleted', async () => {
  const { name, secret } = await made()
  await oauth(grant, basic(name, secret))
  const { expireSecrets } = await import('../../src/auth/expire-secrets.job.ts')
  const count = async () => {
    const { rows } = await it.app.gateway.pool.query(
      'select count(*)::int as n from token_hashes where valid_until is not null',
    )
    return rows[0].n
  }
  expect(await count()).toBeGreaterThan(0)
  await expireSecrets.run(gatewayAt(it.app.gateway, now + 10_000_000), new AbortController().signal)
  expect(await count()).toBe(0)
})
