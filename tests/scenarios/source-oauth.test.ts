// OAuth 2: one token for many calls, renewed before its end and when an upstream refuses it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sha256 } from '../../src/base/seal.ts'
import { createGrants } from '../../src/sources/grant.service.ts'
import { sealedSourceGrants } from '../../src/sources/sealed-secrets.service.ts'
import type { OAuth2Spec } from '../../src/sources/source.ts'
import { ADMIN } from '../_kit/app.ts'
import { runSource, saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

let kit: SourcesKit
let now = Date.UTC(2026, 10, 20, 12)
let valid: string | null = null
let given = 0
let life: number | string | undefined = 3_600
beforeAll(async () => {
  kit = await startSourcesKit({ PUSHGRAPH_PUBLIC_URL: 'https://metrics.example.org' }, { clock: () => now })
  kit.upstream.on('/token', async ({ headers, body }, reply) => {
    const form = new URLSearchParams(body)
    const basic = Buffer.from('my%3Aid:TOP%2BSECRET').toString('base64')
    const isKnown =
      headers.authorization === `Basic ${basic}` ||
      (form.get('client_id') === 'my:id' && form.get('client_secret') === 'TOP+SECRET')
    if (!isKnown || form.get('grant_type') !== 'client_credentials')
      return json(reply, { error: 'invalid_client' }, 401)
    await new Promise(resolve => setTimeout(resolve, 30))
    valid = `TOKEN-${++given}-${form.get('scope')}`
    json(reply, { access_token: valid, token_type: 'Bearer', expires_in: life })
  })
  kit.upstream.on('/me', ({ headers }, reply) =>
    headers.authorization === `Bearer ${valid}` ? json(reply, { seen: headers.authorization }) : json(reply, {}, 401),
  )
  const save = (name: string, oauth2: object) => {
    const request = { name: 'me', method: 'GET' as const, url: `${kit.upstream.url}/me`, auth: { oauth2 } }
    return kit.it.ask(saveSource, {
      input: { name, requests: [request as never], secrets: { s: 'TOP+SECRET', w: 'WRONG-SECRET' } },
    })
  }
  const tokenUrl = `${kit.upstream.url}/token`
  await save('basic', { tokenUrl, clientId: 'my:id', clientSecret: '{{ secrets.s }}', scope: 'read' })
  await save('in body', { tokenUrl, clientId: 'my:id', clientSecret: '{{ secrets.s }}', scope: 'body', inBody: true })
  await save('wrong', { tokenUrl, clientId: 'my:id', clientSecret: '{{ secrets.w }}' })
})
afterAll(() => kit?.[Symbol.asyncDispose]())
beforeEach(() => {
  now += 24 * 3_600_000
  given = 0
  life = 3_600
})

const run = async (name: string) => (await kit.it.ask(runSource, { name })).runSource

test('many calls at once ask for one token, and later ones use it again', async () => {
  const results = await Promise.all(Array.from({ length: 20 }, () => run('basic')))
  expect(results.map(({ ok }) => ok)).toEqual(Array(20).fill(true))
  expect((await run('basic')).ok).toBe(true)
  expect(given).toBe(1)
})

test('neither token nor secret is shown, also where an upstream repeats them', async () => {
  const result = await run('basic')
  expect(result.data).toEqual({ seen: 'Bearer [redacted]' })
  expect(result.requests[0]?.sent?.headers).toEqual({ authorization: '[redacted]' })
  expect(JSON.stringify(result)).not.toMatch(/TOKEN|SECRET/)
})

test('a token is renewed before its end', async () => {
  await run('basic')
  now += 3_539_000
  await run('basic')
  expect(given).toBe(1)
  now += 2_000
  await run('basic')
  expect(given).toBe(2)
})

test('a token that is refused before its end is renewed once', async () => {
  await run('in body')
  valid = 'another one'
  expect((await run('in body')).ok).toBe(true)
  expect(given).toBe(2)
  kit.upstream.on('/never', (_request, reply) => json(reply, {}, 401))
  const tokenUrl = `${kit.upstream.url}/token`
  const oauth2 = { tokenUrl, clientId: 'my:id', clientSecret: '{{ secrets.s }}', scope: 'never' }
  const request = { name: 'n', method: 'POST' as const, url: `${kit.upstream.url}/never`, auth: { oauth2 } }
  await kit.it.ask(saveSource, { input: { name: 'never', requests: [request as never], secrets: { s: 'TOP+SECRET' } } })
  expect((await run('never')).error).toMatchObject({ status: 401 })
  expect(kit.upstream.receivedAt('/never')).toHaveLength(2)
})

test('a life in text, a short one and none are understood', async () => {
  for (const [told, later, again] of [
    ['10', 8_900, 1],
    ['10', 9_100, 2],
    [undefined, 230_000, 1],
    [undefined, 310_000, 2],
  ] as const) {
    now += 24 * 3_600_000
    given = 0
    life = told
    await run('basic')
    now += later
    await run('basic')
    expect(given, `${told} ${later}`).toBe(again)
  }
})

test('a refusal of the token endpoint says so without the secret', async () => {
  const { ok, error } = await run('wrong')
  expect(ok).toBe(false)
  expect(error).toMatchObject({ message: '127.0.0.1 gave no token: status 401 (invalid_client).', status: 401 })
})

/** A service that gives each refresh token once, and codes for who proves that it began. */
function playProvider() {
  const provider = { refresh: 'REFRESH-0', access: '', count: 0, challenge: '', grants: [] as string[] }
  kit.upstream.on('/grants', async ({ body }, reply) => {
    const form = new URLSearchParams(body)
    const grant = form.get('grant_type') ?? ''
    provider.grants.push(grant)
    await new Promise(resolve => setTimeout(resolve, 20))
    const isProven = sha256(form.get('code_verifier') ?? '').toString('base64url') === provider.challenge
    const isGood =
      grant === 'refresh_token'
        ? form.get('refresh_token') === provider.refresh
        : form.get('code') === 'CODE' && isProven
    if (!isGood) return json(reply, { error: 'invalid_grant' }, 400)
    provider.count++
    provider.refresh = `REFRESH-${provider.count}`
    provider.access = `ACCESS-TOKEN-${provider.count}`
    json(reply, { access_token: provider.access, refresh_token: provider.refresh, expires_in: 3_600 })
  })
  kit.upstream.on('/mine', ({ headers }, reply) =>
    headers.authorization === `Bearer ${provider.access}`
      ? json(reply, { saw: headers.authorization, refresh: provider.refresh })
      : json(reply, {}, 401),
  )
  return provider
}

const granted = (oauth2: object) => ({
  name: 'mine',
  method: 'GET' as const,
  url: `${kit.upstream.url}/mine`,
  auth: {
    oauth2: { tokenUrl: `${kit.upstream.url}/grants`, clientId: 'me', clientSecret: '{{ secrets.s }}', ...oauth2 },
  },
})
const saveGranted = (name: string, oauth2: object, secrets: object) =>
  kit.it.send(saveSource, {
    input: { name, requests: [granted(oauth2) as never], secrets: { s: 'TOP+SECRET', ...secrets } },
  })
const grantStateOf = async (name: string) =>
  (await kit.once(`{ source(name: "${name}") { grantState } }`)).data?.source as unknown as {
    grantState: string | null
  }

test('a refresh token that rotates is kept before its token is used, and renewed once over all gateways', async () => {
  const provider = playProvider()
  await saveGranted('rotating', { refreshToken: '{{ secrets.r }}' }, { r: 'REFRESH-0' })
  expect(await grantStateOf('rotating')).toEqual({ grantState: 'CONNECTED' })
  const results = await Promise.all(Array.from({ length: 8 }, () => run('rotating')))
  expect(results.map(({ ok }) => ok)).toEqual(Array(8).fill(true))
  expect(provider.grants).toEqual(['refresh_token'])
  expect(results[0]?.data).toEqual({ saw: 'Bearer [redacted]', refresh: '[redacted]' })
  now += 3_600_000
  // Other gateways know nothing of each other but the row.
  const { gateway } = kit.it.app
  const [source] = await gateway.db.selectFrom('source_grants').selectAll().execute()
  if (!source) throw new Error('nothing was kept')
  const key = { projectId: source.project_id, sourceId: source.source_id, client: source.client }
  const { oauth2 } = granted({ refreshToken: 'REFRESH-0' }).auth
  const spec = {
    kind: 'OAUTH2',
    scope: null,
    audience: null,
    authorizationUrl: null,
    inBody: false,
    ...oauth2,
  } as OAuth2Spec
  const others = Array.from({ length: 4 }, () => createGrants(gateway, gateway.services.sources.fetcher))
  const tokens = await Promise.all(others.map(it => it.token(key, spec)))
  expect(new Set(tokens.map(({ token }) => token))).toEqual(new Set(['ACCESS-TOKEN-2']))
  expect((await run('rotating')).ok).toBe(true)
  expect(provider.count).toBe(2)
  // A token that is refused is renewed, once.
  provider.access = 'withdrawn'
  expect((await run('rotating')).ok).toBe(true)
  expect(provider.count).toBe(3)
  const kept = await gateway.db.selectFrom('source_grants').selectAll().execute()
  expect(kept.map(({ sealed }) => sealed.toString('latin1')).join()).not.toMatch(/REFRESH|ACCESS/)
})

test('a grant that is over makes the source wait for another one', async () => {
  const provider = playProvider()
  await saveGranted('over', { refreshToken: '{{ secrets.r }}' }, { r: 'REFRESH-0' })
  provider.refresh = 'REFRESH-OF-SOMEBODY-ELSE'
  const failed = await run('over')
  expect(failed.error?.message).toContain(
    'has to be connected again: 127.0.0.1 gave no token: status 400 (invalid_grant).',
  )
  expect(await grantStateOf('over')).toEqual({ grantState: 'RECONNECT' })
  expect((await run('over')).error?.message).toContain('its grant is over')
  expect(provider.grants).toHaveLength(1)
  await saveGranted('over', { refreshToken: '{{ secrets.r }}' }, { r: 'REFRESH-OF-SOMEBODY-ELSE' })
  expect((await run('over')).ok).toBe(true)
  expect(await grantStateOf('over')).toEqual({ grantState: 'CONNECTED' })
})

const start = async (name: string) => {
  const { data, errors } = await kit.once(`mutation { startSourceConsent(name: "${name}") { url expiresAt } }`)
  if (errors) throw new Error(errors[0]?.message)
  return new URL((data as unknown as { startSourceConsent: { url: string } }).startSourceConsent.url)
}
const finish = (state: string | null, code = 'CODE', token = ADMIN) =>
  fetch(`${kit.it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query:
        'mutation ($input: FinishSourceConsentInput!) { finishSourceConsent(input: $input) { source { grantState } } }',
      variables: { input: { state, code } },
    }),
  }).then(reply => reply.text())

test('a person consents by code and PKCE, once, in ten minutes, with the token that began', async () => {
  const provider = playProvider()
  const authorizationUrl = 'https://accounts.example.org/consent?access_type=offline'
  await saveGranted('consent', { authorizationUrl, scope: 'read' }, {})
  expect(await grantStateOf('consent')).toEqual({ grantState: 'NOT_CONNECTED' })
  expect((await run('consent')).error?.message).toContain('nobody has consented yet')
  const url = await start('consent')
  const { state = '', code_challenge = '', ...asked } = Object.fromEntries(url.searchParams)
  expect(asked).toEqual({
    access_type: 'offline',
    response_type: 'code',
    client_id: 'me',
    redirect_uri: 'https://metrics.example.org/',
    scope: 'read',
    code_challenge_method: 'S256',
  })
  provider.challenge = code_challenge
  const other = await kit.once('mutation { createToken(input: { name: "other", scopes: [MANAGE, READ] }) { secret } }')
  const secret = (other.data as unknown as { createToken: { secret: string } }).createToken.secret
  expect(await finish(state, 'CODE', secret)).toContain('NOT_FOUND')
  expect(await finish(state)).toContain('"grantState":"CONNECTED"')
  expect(await finish(state)).toContain('NOT_FOUND')
  const called = await run('consent')
  expect(called.data).toEqual({ saw: 'Bearer [redacted]', refresh: '[redacted]' })
  now += 3_600_000
  expect((await run('consent')).ok).toBe(true)
  expect(provider.grants).toEqual(['authorization_code', 'refresh_token'])

  const late = await start('consent')
  now += 10 * 60_000
  expect(await finish(late.searchParams.get('state'))).toContain('NOT_FOUND')
  const wrong = await start('consent')
  const refused = await finish(wrong.searchParams.get('state'), 'WRONG-CODE-OF-NOBODY')
  expect(refused).toContain('gave no token: status 400 (invalid_grant)')
  expect(refused).not.toContain('WRONG-CODE')
  // A failed consent takes nothing away.
  expect((await run('consent')).ok).toBe(true)
})

test('what is granted depends on secrets alone, belongs to a saved source, and is found by the rotation of the key', async () => {
  const issues = async (oauth2: object) =>
    Object.keys((await saveGranted('refused', oauth2, { r: 'REFRESH-0' })).errors?.[0]?.extensions.fields ?? {})
  const at = (field: string) => [`input.requests.0.auth.oauth2.${field}`]
  expect(await issues({ refreshToken: 'REFRESH-0' })).toEqual(at('refreshToken'))
  expect(await issues({ refreshToken: '{{ variables.r }}' })).toEqual(at('refreshToken'))
  expect(await issues({ refreshToken: '{{ secrets.r }}', clientId: '{{ variables.c }}' })).toEqual(at('clientId'))
  expect(await issues({ refreshToken: '{{ secrets.r }}', authorizationUrl: 'https://a.example.org/' })).toEqual(
    at('refreshToken'),
  )
  expect(await issues({ authorizationUrl: 'http://10.0.0.1/' })).toEqual(at('authorizationUrl'))
  const unsaved = await kit.request('/mine', granted({ refreshToken: 'REFRESH-0', clientSecret: 'TOP+SECRET' }))
  expect(unsaved.error?.message).toContain('Save the source first')
  const { gateway } = kit.it.app
  let found = 0
  for await (const { sealed, place, replace } of sealedSourceGrants(gateway)) {
    found++
    await replace(gateway.sealer.seal(gateway.sealer.open(sealed, place), place))
  }
  expect(found).toBe(3)
  expect((await run('consent')).ok).toBe(true)
  await kit.once('mutation { deleteSource(name: "consent") { id } }')
  expect(await gateway.db.selectFrom('source_grants').selectAll().execute()).toHaveLength(2)
})
