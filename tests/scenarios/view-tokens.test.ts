// View tokens: what a portal's backend makes for a page, what they open, and how they end.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createClient, revokeClient } from '../_kit/access-operations.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createToken, push, revokeToken } from '../_kit/operations.ts'
import { saveQuery } from '../_kit/query-operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

let now = NOON_2026_11_20
let it: TestApp
let mine: string
let hidden: string

beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
  mine = (await it.widget({ title: 'Shown', keyKind: 'DATE' })).id
  hidden = (await it.widget({ title: 'Hidden' })).id
  const rows = [{ key: '2026-11-20', values: [{ metric: 'Users', value: '7' }] }]
  await it.ask(push, { input: { widgetId: mine, rows } })
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Reply {
  data?: Record<string, unknown> | null
  errors?: { message: string; extensions: { code: string; fields?: Record<string, string[]> } }[]
}

async function ask(query: string, token: string, url = it.url): Promise<Reply> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as Reply
}

const creation = (input: string) => `mutation { createViewToken(input: { ${input} }) { secret expiresAt widgetIds } }`

async function view(token = ADMIN, input = `widgetIds: ["${mine}"]`) {
  const { data, errors } = await ask(creation(input), token)
  if (!data?.createViewToken) throw new Error(JSON.stringify(errors))
  return data.createViewToken as { secret: string; expiresAt: string; widgetIds: string[] }
}

const TITLES = '{ viewer { name scopes } widgets { edges { node { title } } } }'
const codeOf = async (token: string) => (await ask(TITLES, token)).errors?.[0]?.extensions.code ?? 'OK'

test('reads its widgets for an hour, and does nothing else', async () => {
  const made = await view()
  expect(made).toEqual({
    secret: expect.stringMatching(/^pgv_/),
    expiresAt: new Date(now + 3_600_000).toISOString(),
    widgetIds: [mine],
  })
  expect((await ask(TITLES, made.secret)).data).toEqual({
    viewer: { name: 'View', scopes: ['READ'] },
    widgets: { edges: [{ node: { title: 'Shown' } }] },
  })
  for (const query of [
    creation(`widgetIds: ["${mine}"]`),
    `mutation { updateWidget(input: { id: "${mine}", title: "x" }) { __typename } }`,
    '{ sql(query: "select 1 as a") { rows } }',
    `{ widget(id: "${mine}") { pushUrl } }`,
    `{ widget(id: "${mine}") { chartUrl } }`,
  ])
    expect((await ask(query, made.secret)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  expect((await ask(`{ widget(id: "${hidden}") { title } }`, made.secret)).errors).toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
  ])
  const headers = { authorization: `Bearer ${made.secret}` }
  expect((await fetch(`${it.url}/widgets/${mine}.svg`, { headers })).status).toBe(200)
  expect((await fetch(`${it.url}/widgets/${hidden}.svg`, { headers })).status).toBe(404)
  expect((await fetch(`${it.url}/embed/${mine}`, { headers })).status).toBe(403)
})

test('gets nothing of a saved document, though its maker has just run it', async () => {
  await it.ask(saveQuery, { input: { name: 'all', document: '{ widgets { nodes { title } } }' } })
  const { secret } = await view()
  const get = async (token: string) => {
    const response = await fetch(`${it.url}/api/rest/all`, { headers: { authorization: `Bearer ${token}` } })
    return [response.status, await response.text()] as const
  }
  expect(await get(ADMIN)).toEqual([200, expect.stringContaining('Hidden')])
  expect(await get(secret)).toEqual([403, expect.stringContaining('The token is for 1 widget only.')])
})

test('is stored nowhere: not in a table, not in the log', async () => {
  const before = await it.app.gateway.pool.query('select count(*) from token_hashes')
  const { secret } = await view()
  await ask(TITLES, secret)
  expect((await it.app.gateway.pool.query('select count(*) from token_hashes')).rows).toEqual(before.rows)
  expect(it.log.join('\n')).not.toContain(secret)
})

test.each([
  ['no widget', 'widgetIds: []', 'Name 1 to 50 widgets.'],
  ['too many widgets', () => `widgetIds: ${JSON.stringify(Array<string>(51).fill(mine))}`, 'Name 1 to 50 widgets.'],
  ['a widget that is not there', 'widgetIds: ["widget_zz"]', 'There is no widget "widget_zz".'],
  ['no time', () => `widgetIds: ["${mine}"], validMinutes: 0`, 'A view token is valid for 1 to 1,440 minutes.'],
  [
    'more than a day',
    () => `widgetIds: ["${mine}"], validMinutes: 1441`,
    'A view token is valid for 1 to 1,440 minutes.',
  ],
  ['no name', () => `widgetIds: ["${mine}"], name: " "`, 'A name is 1 to 100 characters.'],
])('for %s is refused', async (_name, input, message) => {
  const { errors } = await ask(creation(typeof input === 'string' ? input : input()), ADMIN)
  expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
})

test('is made by who may manage and read, and of what he sees himself', async () => {
  const issue = async (scopes: ('MANAGE' | 'READ')[], widgetIds: string[] | null = null) =>
    (await it.ask(createToken, { input: { name: 'Backend', scopes, widgetIds } })).createToken.secret
  for (const scopes of [['MANAGE'], ['READ']] as const) {
    const { errors } = await ask(creation(`widgetIds: ["${mine}"]`), await issue([...scopes]))
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  }
  const limited = await issue(['MANAGE', 'READ'], [mine])
  expect((await view(limited)).widgetIds).toEqual([mine])
  const { errors } = await ask(creation(`widgetIds: ["${hidden}"]`), limited)
  const nowhere = await ask(creation('widgetIds: ["widget_zz"]'), limited)
  expect(errors?.[0]?.message.replace(hidden, 'ID')).toBe(nowhere.errors?.[0]?.message.replace('widget_zz', 'ID'))
})

test('ends by itself, and not later than what made it', async () => {
  const short = await view(ADMIN, `widgetIds: ["${mine}"], validMinutes: 1`)
  const expiresAt = new Date(now + 120_000).toISOString()
  const input = { name: 'Ends soon', scopes: ['MANAGE', 'READ'] as ('MANAGE' | 'READ')[], expiresAt }
  const parent = (await it.ask(createToken, { input })).createToken.secret
  const long = await view(parent)
  expect(long.expiresAt).toBe(expiresAt)
  expect([await codeOf(short.secret), await codeOf(long.secret)]).toEqual(['OK', 'OK'])
  now += 60_000
  expect([await codeOf(short.secret), await codeOf(long.secret)]).toEqual(['UNAUTHENTICATED', 'OK'])
  now += 60_000
  expect(await codeOf(long.secret)).toBe('UNAUTHENTICATED')
})

test('ends at once with the token or client that made it, in every gateway', async () => {
  await using second = await startSecondGateway(it, {}, { clock: () => now })
  const scopes = ['MANAGE', 'READ'] as ('MANAGE' | 'READ')[]
  const token = (await it.ask(createToken, { input: { name: 'Backend', scopes } })).createToken
  const made = (await it.ask(createClient, { input: { name: 'Portal', scopes } })).createClient
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: made.clientId,
    client_secret: made.clientSecret,
  })
  const fetched = await fetch(`${it.url}/api/oauth/token`, { method: 'POST', body })
  const access = ((await fetched.json()) as { access_token: string }).access_token
  const ofToken = (await view(token.secret)).secret
  const ofClient = (await view(access)).secret
  const there = async (secret: string) => (await ask(TITLES, secret, second.url)).errors?.[0]?.extensions.code ?? 'OK'
  for (const secret of [ofToken, ofClient]) expect([await codeOf(secret), await there(secret)]).toEqual(['OK', 'OK'])
  await it.ask(revokeToken, { id: token.token.id })
  expect([await codeOf(ofToken), await codeOf(ofClient)]).toEqual(['UNAUTHENTICATED', 'OK'])
  await vi.waitFor(async () => expect(await there(ofToken)).toBe('UNAUTHENTICATED'), 2_000)
  await it.ask(revokeClient, { id: made.client.id })
  expect(await codeOf(ofClient)).toBe('UNAUTHENTICATED')
  await vi.waitFor(async () => expect(await there(ofClient)).toBe('UNAUTHENTICATED'), 2_000)
})

test('its live report ends with what made it', async () => {
  const scopes = ['MANAGE', 'READ'] as ('MANAGE' | 'READ')[]
  const token = (await it.ask(createToken, { input: { name: 'Backend', scopes } })).createToken
  const { secret } = await view(token.secret)
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${secret}`,
    },
    body: JSON.stringify({ query: `subscription { widgetsById(ids: ["${hidden}", "${mine}"]) { title } }` }),
  })
  const whole = response.text()
  await sleep(300)
  await it.ask(revokeToken, { id: token.token.id })
  const text = await whole
  expect(text).toContain('"widgetsById":[null,{"title":"Shown"}]')
  expect(text).toContain('UNAUTHENTICATED')
  expect(text).not.toContain('Hidden')
})
