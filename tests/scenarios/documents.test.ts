// Saved GraphQL documents: checked, versioned, run by id like saved SQL, and named by requests instead of a text.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { READY_AT } from '../../src/graphql/execute.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { Scope } from '../_kit/gql/graphql.ts'
import { createProject, createToken } from '../_kit/operations.ts'
import { deleteQuery, runQuery, savedQuery, saveQuery } from '../_kit/query-operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

let it: TestApp
let other: App
let now = NOON_2026_11_20
let widget: { id: string; pushUrl: string }
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
  other = await startSecondGateway(it)
  widget = await it.widget({ title: 'Visitors' })
  await it.cyfe(widget.pushUrl, { data: [{ Date: '20261120', Users: '3' }] })
})
afterAll(async () => {
  await other?.close()
  await it?.[Symbol.asyncDispose]()
})

const TITLE = 'query Title($id: ID!) { widget(id: $id) { ...Shown } } fragment Shown on Widget { title }'
const save = async (document: string, more: object = {}) =>
  (await it.ask(saveQuery, { input: { name: 'A document', document, ...more } })).saveQuery.savedQuery

async function post(path: string, body: unknown, token: string | null = ADMIN, headers: object = {}, url = it.url) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) }
}
const named = (documentId: unknown, variables: object = {}, token: string | null = ADMIN, url = it.url) =>
  post('/graphql', { documentId, variables }, token, {}, url)

async function tokenWith(scopes: Scope[]): Promise<string> {
  return (await it.ask(createToken, { input: { name: 'A token', scopes } })).createToken.secret
}

test('a request names a document instead of sending it, by POST and by GET', async () => {
  const { id } = await save(TITLE)
  const answered = { data: { widget: { title: 'Visitors' } } }
  // Compiled from the third time on.
  for (let time = 0; time <= READY_AT; time++) {
    const reply = await named(id, { id: widget.id })
    expect([reply.status, reply.body]).toEqual([200, answered])
  }
  const query = new URLSearchParams({ documentId: id, variables: JSON.stringify({ id: widget.id }) })
  const got = await fetch(`${it.url}/graphql?${query}`, {
    headers: { authorization: `Bearer ${ADMIN}`, accept: 'application/json' },
  })
  expect([got.status, await got.json()]).toEqual([200, answered])
})

test('a long document is remembered, too', async () => {
  const described = Array.from({ length: 200 }, (_, n) => `# a line that says something about the document, ${n}`).join(
    '\n',
  )
  const { id } = await save(`${described}\n{ viewer { name } }`)
  for (let time = 0; time <= READY_AT; time++) {
    expect((await named(id)).body).toEqual({ data: { viewer: { name: 'PUSHGRAPH_ADMIN_TOKEN' } } })
  }
})

test('a document that is known costs no statement of its own', async () => {
  const { id } = await save('{ viewer { name } }')
  await named(id)
  it.statements()
  expect((await named(id)).body).toEqual({ data: { viewer: { name: 'PUSHGRAPH_ADMIN_TOKEN' } } })
  expect(it.statements()).toEqual([])
})

test('mutations and live reports are named, too, and every field asks for its scope', async () => {
  const push = await save('mutation ($input: PushInput!) { push(input: $input) { receipt { points } } }')
  const input = { widgetId: widget.id, rows: [{ key: '2026-11-19', values: [{ metric: 'Users', value: 1 }] }] }
  const writer = await tokenWith(['PUSH'])
  expect((await named(push.id, { input }, writer)).body).toEqual({ data: { push: { receipt: { points: 1 } } } })
  const reader = await tokenWith(['READ'])
  expect((await named(push.id, { input }, reader)).status).toBe(403)

  const live = await save('subscription ($id: ID!) { widgetReport(id: $id) { keys } }')
  const controller = new AbortController()
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ documentId: live.id, variables: { id: widget.id } }),
    signal: controller.signal,
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  controller.abort()
})

test('an id that names no document is a typed error', async () => {
  const { saveQuery: sql } = await it.ask(saveQuery, { input: { name: 'SQL', sql: 'select 1 as n' } })
  const { id } = await save('{ viewer { name } }')
  for (const documentId of [
    '',
    'nothing',
    `${id}x`,
    `${id}@2`,
    `${id}@0`,
    sql.savedQuery.id,
    `sha256:${'0'.repeat(64)}`,
    'sha256:',
    'SHA256:x',
    'toString',
  ]) {
    const reply = await named(documentId)
    expect([reply.status, reply.body.errors[0].extensions]).toEqual([
      404,
      { code: 'NOT_FOUND', fields: { documentId: ['No saved document has this id.'] } },
    ])
  }
  expect((await named(7)).status).toBe(400)
  expect((await post('/graphql', { query: '{ viewer { name } }', documentId: id })).status).toBe(400)
  expect((await post('/graphql', { variables: {} })).status).toBe(400)
  expect((await named(id, {}, null)).status).toBe(401)
})

test('a new version is served at once by every gateway, a pinned one stays, and a deleted one is gone', async () => {
  const { id } = await save('{ project { name } }')
  const data = async (documentId = id, url = it.url) => (await named(documentId, {}, ADMIN, url)).body.data
  expect([await data(), await data(id, other.url)]).toEqual([
    { project: { name: 'Default' } },
    { project: { name: 'Default' } },
  ])
  const second = await save('{ project { timeZone } }', { id })
  expect([second.id, second.version]).toEqual([id, 2])
  expect(await data()).toEqual({ project: { timeZone: 'UTC' } })
  await expect.poll(() => data(id, other.url)).toEqual({ project: { timeZone: 'UTC' } })
  expect(await data(`${id}@1`)).toEqual({ project: { name: 'Default' } })
  expect((await it.ask(savedQuery, { id })).savedQuery?.versions.map(it => [it.version, it.sql, it.document])).toEqual([
    [2, null, '{ project { timeZone } }'],
    [1, null, '{ project { name } }'],
  ])
  await it.ask(deleteQuery, { id })
  expect((await named(id)).status).toBe(404)
  await expect.poll(async () => (await named(`${id}@1`, {}, ADMIN, other.url)).status).toBe(404)
})

test('a document is held against the schema and the limits when it is saved', async () => {
  const refused = async (document: string, more: object = {}) => {
    const { errors } = await it.send(saveQuery, { input: { name: 'A document', document, ...more } })
    return [errors?.[0]?.extensions.code, errors?.[0]?.message, Object.keys(errors?.[0]?.extensions.fields ?? {})]
  }
  const place = ['input.document']
  expect(await refused('{ nonsense }')).toEqual(['BAD_USER_INPUT', expect.stringContaining('nonsense'), place])
  expect(await refused('{ project { name }')).toEqual(['BAD_USER_INPUT', expect.stringContaining('Syntax'), place])
  expect(await refused('')).toEqual(['BAD_USER_INPUT', expect.any(String), place])
  expect(await refused('query A { project { name } } query B { project { name } }')).toEqual([
    'BAD_USER_INPUT',
    'A saved document has one operation, and the fragments that it needs.',
    place,
  ])
  const aliases = Array.from({ length: 61 }, (_, n) => `a${n}: project { name }`).join(' ')
  expect(await refused(`{ ${aliases} }`)).toEqual(['QUERY_TOO_COMPLEX', expect.stringContaining('aliases'), place])
  expect(await refused('{ project { name } }', { variables: [{ name: 'a', type: 'STRING' }] })).toEqual([
    'BAD_USER_INPUT',
    'A document declares its variables itself.',
    ['input.variables'],
  ])
  const both = await it.send(saveQuery, { input: { name: 'x', sql: 'select 1', document: '{ project { name } }' } })
  expect(both.errors?.[0]?.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    fields: { input: ['Give sql or document, one of them.'] },
  })
  expect((await it.send(saveQuery, { input: { name: 'x' } })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  // What a frontend pinned as one language stays in it.
  const { id } = await save('{ project { name } }')
  const changed = await it.send(saveQuery, { input: { id, name: 'x', sql: 'select 1' } })
  expect(changed.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
})

test('runQuery and POST /metrics/query/{id} serve either language', async () => {
  const { id } = await save(TITLE)
  const run = await it.ask(runQuery, { id, variables: { id: widget.id, other: 1 } })
  expect(run.runQuery).toEqual({
    columns: [{ name: 'widget', type: 'json' }],
    rows: [{ widget: { title: 'Visitors' } }],
    rowCount: 1,
    truncated: false,
    cached: false,
  })
  const reply = await post(`/metrics/query/${id}`, { variables: { id: widget.id } })
  expect([reply.status, reply.body]).toEqual([
    200,
    {
      columns: [{ name: 'widget', type: 'json' }],
      rows: [{ widget: { title: 'Visitors' } }],
      rowCount: 1,
      truncated: false,
      cached: false,
      cachedAt: null,
    },
  ])
  expect((await post(`/metrics/query/${id}`, {})).body).toMatchObject({ code: 400, success: false })
  expect((await post(`/metrics/query/${id}`, {}, ADMIN, { accept: 'text/csv' })).status).toBe(400)
  const { runs } = (await it.ask(savedQuery, { id })).savedQuery ?? {}
  expect(runs?.map(({ rows, error }) => [rows, error]).slice(0, 2)).toEqual([
    [0, 'BAD_USER_INPUT'],
    [1, null],
  ])
})

test('a document that is run asks for the scopes of its fields, and fails as a whole', async () => {
  const { id } = await save('query ($id: ID!) { widget(id: $id) { title pushUrl } }')
  const reader = await tokenWith(['READ'])
  const reply = await post(`/metrics/query/${id}`, { variables: { id: widget.id } }, reader)
  expect([reply.status, reply.body.code]).toEqual([403, 403])
  const mutation = await save('mutation ($id: ID!) { deleteWidget(id: $id) { id } }')
  const refused = await post(`/metrics/query/${mutation.id}`, { variables: { id: widget.id } })
  expect([refused.status, refused.body.message]).toEqual([400, expect.stringContaining('documentId')])
})

test('a result is kept for its token alone, for its time', async () => {
  const { id } = await save('{ viewer { name } }', { cacheMinutes: 5 })
  const ask = async (token: string) => {
    const { body, headers } = await post(`/metrics/query/${id}`, {}, token)
    return [body.rows[0].viewer.name, body.cached, headers.get('cache-control')]
  }
  expect(await ask(ADMIN)).toEqual(['PUSHGRAPH_ADMIN_TOKEN', false, 'private, max-age=300'])
  expect(await ask(ADMIN)).toEqual(['PUSHGRAPH_ADMIN_TOKEN', true, 'private, max-age=300'])
  expect(await ask(await tokenWith(['READ']))).toEqual(['A token', false, 'private, max-age=300'])
  now += 301_000
  expect(await ask(ADMIN)).toEqual(['PUSHGRAPH_ADMIN_TOKEN', false, 'private, max-age=300'])
})

test('a document runs no other document, and a request not many of them', async () => {
  const inner = await save('{ viewer { name } }')
  const outer = await save(`{ runQuery(id: "${inner.id}") { rows } }`)
  const reply = await it.send(runQuery, { id: outer.id })
  expect([reply.status, reply.errors?.[0]?.message]).toEqual([400, 'A saved document cannot run another one.'])
  // As the request's own document it is not inside of another.
  expect((await named(outer.id)).body.data.runQuery.rows).toEqual([{ viewer: { name: 'PUSHGRAPH_ADMIN_TOKEN' } }])
  const many = Array.from({ length: 6 }, (_, n) => `a${n}: runQuery(id: "${inner.id}") { rows }`).join(' ')
  const refused = await post('/graphql', { query: `{ ${many} }` })
  const { data, errors } = refused.body
  expect([refused.status, errors.map((error: { extensions: { code: string } }) => error.extensions.code)]).toEqual([
    200,
    ['QUERY_TOO_COMPLEX'],
  ])
  expect(Object.values(data).filter(value => value === null)).toHaveLength(1)
})

test("another project's documents are not there", async () => {
  const { id } = await save('{ viewer { name } }')
  const { createProject: made } = await it.ask(createProject, { input: { name: 'Neighbour' } })
  const neighbour = made.administrator.secret
  expect((await named(id, {}, neighbour)).status).toBe(404)
  expect((await post(`/metrics/query/${id}`, {}, neighbour)).status).toBe(404)
})
