import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { CreateTokenInput } from '../_kit/gql/graphql.ts'
import {
  createProject,
  createToken,
  createWidget,
  deleteWidget,
  projects,
  push,
  report,
  reports,
  revokeToken,
  rotateToken,
  setGoal,
  tokens,
  viewer,
  widgetMetrics,
} from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

let now = NOON_2026_11_20
let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ TRUST_PROXY: '127.0.0.0/8' }, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function issued(input: Partial<CreateTokenInput> = {}) {
  const { createToken: made } = await it.ask(createToken, { input: { name: 'A token', scopes: ['READ'], ...input } })
  return { id: made.token.id, secret: made.secret, hint: made.token.hint }
}

/** `viewer` asked through a proxy that says where the client is. */
async function viewerFrom(secret: string, forwarded: string) {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${secret}`,
      'x-forwarded-for': forwarded,
    },
    body: JSON.stringify({ query: '{ viewer { name } }' }),
  })
  const reply = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] }
  return { status: response.status, code: reply.errors?.[0]?.extensions.code, message: reply.errors?.[0]?.message }
}

describe('a token', () => {
  test('may do what its scopes say, and nothing else', async () => {
    const { id } = await it.widget()
    const rows = [{ key: '2026-11-20', values: [{ metric: 'a', value: '1' }] }]
    const tries = {
      READ: (token: string) => it.send(report, { id }, token),
      PUSH: (token: string) => it.send(push, { input: { widgetId: id, rows } }, token),
      MANAGE: (token: string) => it.send(createWidget, { input: { title: 'x' } }, token),
      ADMIN: (token: string) => it.send(tokens, {}, token),
    }
    for (const scope of ['READ', 'PUSH', 'MANAGE', 'ADMIN', 'CALL', 'SQL'] as const) {
      const { secret } = await issued({ scopes: [scope] })
      expect((await it.send(viewer, {}, secret)).data?.viewer.scopes).toEqual([scope])
      for (const [name, attempt] of Object.entries(tries)) {
        const reply = await attempt(secret)
        if (name === scope) expect(reply.errors).toBeUndefined()
        else expect(reply).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] })
      }
    }
  })

  test('is shown once and stored nowhere: not in the database, not in the log', async () => {
    const { secret, hint } = await issued({ name: 'Shown once' })
    expect(secret.startsWith(hint.slice(0, 8))).toBe(true)
    await it.send(viewer, {}, secret)
    await it.send(viewer, {}, `${secret}x`)
    expect(it.log.join('\n')).not.toContain(secret)
    const { rows } = await it.app.gateway.pool.query(
      'select tokens::text as row from tokens union all select token_hashes::text from token_hashes',
    )
    expect(rows.length).toBeGreaterThan(1)
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('ends when it is revoked, at once and in every gateway', async () => {
    const { id, secret } = await issued()
    await using second = await startSecondGateway(it, {}, { clock: () => now })
    const authenticate = () => second.gateway.services.auth.authenticateToken(secret, '127.0.0.1')
    expect((await authenticate()).name).toBe('A token')
    expect((await it.send(viewer, {}, secret)).status).toBe(200)
    expect((await it.ask(revokeToken, { id })).revokeToken.token.revokedAt).not.toBeNull()
    expect(await it.send(viewer, {}, secret)).toMatchObject({ status: 401 })
    await expect
      .poll(() =>
        authenticate().then(
          () => 'known',
          error => error.code,
        ),
      )
      .toBe('UNAUTHENTICATED')
    // Revoked is revoked: it gets no new secret, and revoking it again is no fault.
    expect((await it.send(rotateToken, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await it.send(revokeToken, { id })).errors).toBeUndefined()
  })

  test('gets a new secret, and the old one goes on for the overlap', async () => {
    const { id, secret } = await issued()
    const status = async (token: string) => (await it.send(viewer, {}, token)).status
    const second = (await it.ask(rotateToken, { id, overlapHours: 2 })).rotateToken.secret
    expect([await status(secret), await status(second)]).toEqual([200, 200])
    const third = (await it.ask(rotateToken, { id, overlapHours: 1 })).rotateToken.secret
    now += 61 * 60_000
    expect([await status(secret), await status(second), await status(third)]).toEqual([401, 401, 200])
    const fourth = (await it.ask(rotateToken, { id, overlapHours: 0 })).rotateToken.secret
    expect([await status(third), await status(fourth)]).toEqual([401, 200])
    expect((await it.send(rotateToken, { id, overlapHours: 721 })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('ends when it expires, also when it is remembered', async () => {
    const { secret } = await issued({ expiresAt: new Date(now + 60_000).toISOString() })
    expect((await it.send(viewer, {}, secret)).status).toBe(200)
    now += 60_001
    expect((await it.send(viewer, {}, secret)).status).toBe(401)
  })

  test('bound to addresses is refused from others: 403, and told which address was seen', async () => {
    const { secret } = await issued({ allowedIps: ['192.0.2.0/24', '2001:db8::/32'] })
    expect(await viewerFrom(secret, '192.0.2.9')).toMatchObject({ status: 200 })
    expect(await viewerFrom(secret, '2001:db8::5')).toMatchObject({ status: 200 })
    expect(await viewerFrom(secret, '::ffff:192.0.2.9')).toMatchObject({ status: 200 })
    expect(await viewerFrom(secret, '198.51.100.1')).toMatchObject({
      status: 403,
      code: 'FORBIDDEN',
      message: 'The token may not be used from the address 198.51.100.1.',
    })
    // What a client writes in front of the proxy's own entry is not believed.
    expect(await viewerFrom(secret, '192.0.2.9, 198.51.100.1')).toMatchObject({ status: 403 })
  })

  test('is noted when it is used, without a write per request', async () => {
    const { id, secret } = await issued({ name: 'Used' })
    it.statements()
    for (let n = 0; n < 5; n++) await it.send(viewer, {}, secret)
    // Of all tokens one statement a while, which may come at this moment.
    expect(it.statements().filter(text => text.startsWith('update')).length).toBeLessThan(2)
    await it.app.gateway.services.auth.close()
    const found = (await it.ask(tokens, { first: 500 })).tokens.edges?.find(edge => edge?.node?.id === id)
    expect(found?.node?.lastUsedAt).not.toBeNull()
  })

  test.each([
    [{ name: ' ' }, 'input.name'],
    [{ name: 'x'.repeat(201) }, 'input.name'],
    [{ scopes: [] }, 'input.scopes'],
    [{ allowedIps: ['10.0.0.0/33'] }, 'input.allowedIps'],
    [{ allowedIps: [] }, 'input.allowedIps'],
    [{ allowedEvents: ['two words '] }, 'input.allowedEvents'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'input.expiresAt'],
  ] as const)('of %j is refused', async (input, field) => {
    const reply = await it.send(createToken, { input: { name: 'x', scopes: ['READ'], ...input } as CreateTokenInput })
    expect(reply.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [field]: [expect.any(String)] },
    })
  })
})

test('without TRUST_PROXY the client is who connects, whatever it says', async () => {
  await using direct = await startTestApp()
  const made = await direct.ask(createToken, { input: { name: 'x', scopes: ['READ'], allowedIps: ['192.0.2.0/24'] } })
  const response = await fetch(`${direct.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${made.createToken.secret}`,
      'x-forwarded-for': '192.0.2.9',
    },
    body: JSON.stringify({ query: '{ viewer { name } }' }),
  })
  expect(response.status).toBe(403)
})

describe('projects', () => {
  test("share nothing: another project's ids are NOT_FOUND, never data", async () => {
    const made = (await it.ask(createProject, { input: { name: 'Other', timeZone: 'Asia/Tokyo', weekStart: 7 } }))
      .createProject
    const other = made.administrator.secret
    expect(made.project).toMatchObject({ name: 'Other', timeZone: 'Asia/Tokyo', weekStart: 7 })
    const widget = await it.widget({ title: 'Secret numbers' })
    await it.cyfe(widget.pushUrl, { data: [{ Date: '20261101', a: '1' }] })
    const metricId = (await it.ask(widgetMetrics, { id: widget.id })).widget?.metrics[0]?.id ?? ''
    const token = await issued()

    const rows = [{ key: '2026-11-20', values: [{ metric: 'a', value: '1' }] }]
    const replies = [
      await it.send(report, { id: widget.id }, other),
      await it.send(widgetMetrics, { id: widget.id }, other),
      await it.send(reports, { ids: [widget.id] }, other),
      await it.send(push, { input: { widgetId: widget.id, rows } }, other),
      await it.send(deleteWidget, { id: widget.id }, other),
      await it.send(setGoal, { input: { metricId, period: 'MONTH', target: '1' } }, other),
      await it.send(revokeToken, { id: token.id }, other),
      await it.send(rotateToken, { id: token.id }, other),
    ]
    for (const reply of replies) {
      const values = Object.values(reply.data ?? {}).flat()
      expect(values.every(value => value === null)).toBe(true)
      expect(reply.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
      expect(JSON.stringify(reply)).not.toContain('Secret numbers')
    }
    expect((await it.send(viewer, {}, token.secret)).status).toBe(200)
    expect((await it.ask(widgetMetrics, { id: widget.id })).widget?.metrics).toHaveLength(1)
    const csv = await fetch(`${it.url}/widgets/${widget.id}.csv`, { headers: { authorization: `Bearer ${other}` } })
    expect(csv.status).toBe(404)
    expect((await it.send(tokens, {}, other)).data?.tokens.edges?.map(edge => edge?.node?.name)).toEqual([
      'Administrator',
    ])
  })

  test('are made by an administrator of the first one only; others see their own', async () => {
    const made = (await it.ask(createProject, { input: { name: 'Third' } })).createProject
    const third = made.administrator.secret
    expect(await it.send(createProject, { input: { name: 'Fourth' } }, third)).toMatchObject({ status: 403 })
    const names = async (token: string) =>
      (await it.send(projects, {}, token)).data?.projects.edges?.map(edge => edge?.node?.name)
    expect(await names(third)).toEqual(['Third'])
    expect(await names(ADMIN)).toEqual(expect.arrayContaining(['Default', 'Third']))
  })
})
