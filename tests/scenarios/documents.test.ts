// Saved GraphQL documents: checked, versioned, run by id like saved SQL, and named by requests instead of a text.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { COMPILE_AT } from '../../src/graphql/execute.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { Scope } from '../_kit/gql/graphql.ts'
import { createProject, createToken } from '../_kit/operations.ts'
import { deleteQuery, runQuery, savedQuery, saveQuery } from '../_kit/query-operations.ts'
import { talk } from '../_kit/socket.ts'

let it: TestApp
let other: App
let now = NOON_2026_11_20
let widget: { id: string; pushUrl: string }
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
  const config = loadConfig({
    PORT: '0',
    PUSHGRAPH_ADMIN_TOKEN: ADMIN,
    DATA_DIR: it.app.gateway.config.dataDir,
  })
  other = await createApp(config, { log: createLog('silent'), connection: it.database.connection })
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
  for (let time = 0; time <= COMPILE_AT; time++) {
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
  for (let time = 0; time <= COMPILE_AT; time++) {
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

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const hashed = (text: string, more: object = {}) => ({
  ...more,
  extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } },
})
const codeOf = (reply: { status: number; body: { errors?: { message: string; extensions: { code: string } }[] } }) => [
  reply.status,
  reply.body.errors?.[0]?.message,
  reply.body.errors?.[0]?.extensions.code,
]
const NOT_FOUND = [200, 'PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND']

async function get(members: Record<string, unknown>, headers: Record<string, string> = {}) {
  const texts = Object.entries(members).map(([name, it]) => [name, typeof it === 'string' ? it : JSON.stringify(it)])
  const response = await fetch(`${it.url}/graphql?${new URLSearchParams(Object.fromEntries(texts))}`, {
    headers: { authorization: `Bearer ${ADMIN}`, ...headers },
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('a text that was sent with its hash is known by the hash, at the gateway and in the project that it was sent to', async () => {
  const query = '{ project { name weekStart } }'
  const data = { project: { name: 'Default', weekStart: 1 } }
  const unknown = await post('/graphql', hashed(query))
  expect(codeOf(unknown)).toEqual(NOT_FOUND)
  expect(unknown.headers.get('cache-control')).toBe('private, no-cache, must-revalidate')
  expect((await post('/graphql', hashed(query, { query }))).body).toEqual({ data })
  it.statements()
  for (let time = 0; time <= COMPILE_AT; time++) expect((await post('/graphql', hashed(query))).body).toEqual({ data })
  const got = await get(hashed(query))
  expect([got.status, got.headers.get('cache-control'), JSON.parse(got.text)]).toEqual([200, 'private', { data }])

  expect(codeOf(await post('/graphql', hashed(query), ADMIN, {}, other.url))).toEqual(NOT_FOUND)
  const { createProject: made } = await it.ask(createProject, { input: { name: 'Of another hash' } })
  const neighbour = made.administrator.secret
  expect(codeOf(await post('/graphql', hashed(query), neighbour))).toEqual(NOT_FOUND)
  expect((await post('/graphql', hashed(query, { query }), neighbour)).body.data.project.name).toBe('Of another hash')
})

test('nobody registers a text, and nobody is told whether it is known', async () => {
  const query = '{ __schema { queryType { name } } }'
  const shown = { data: { __schema: { queryType: { name: 'Query' } } } }
  expect((await post('/graphql', hashed(query, { query }), null)).body).toEqual(shown)
  for (const token of [null, 'wrong']) expect((await post('/graphql', hashed(query), token)).status).toBe(401)
  expect(codeOf(await post('/graphql', hashed(query)))).toEqual(NOT_FOUND)
})

test('a hash of another text, another version and two names of a document are refused, and what is wrong is not kept', async () => {
  const query = '{ viewer { name } }'
  const wrong = await post('/graphql', { ...hashed('{ viewer { scopes } }'), query })
  const path = 'extensions.persistedQuery.sha256Hash'
  expect([wrong.status, Object.keys(wrong.body.errors[0].extensions.fields)]).toEqual([400, [path]])
  expect(codeOf(await post('/graphql', hashed('{ viewer { scopes } }')))).toEqual(NOT_FOUND)
  const upper = { version: 1, sha256Hash: hashOf(query).toUpperCase() }
  const odd = [upper, { version: 2, sha256Hash: hashOf(query) }, { version: 1 }, { version: 1, sha256Hash: 7 }, [], 'x']
  for (const persistedQuery of odd) {
    const reply = await post('/graphql', { query, extensions: { persistedQuery } })
    expect([reply.status, codeOf(reply)[2]], JSON.stringify(persistedQuery)).toEqual([400, 'BAD_USER_INPUT'])
  }
  expect((await post('/graphql', { query, extensions: { persistedQuery: null } })).status).toBe(200)
  const { id } = await save(query)
  expect((await post('/graphql', hashed(query, { documentId: id }))).status).toBe(400)
  const broken = '{ viewer { nonsense } }'
  expect((await post('/graphql', hashed(broken, { query: broken }))).status).toBe(400)
  expect(codeOf(await post('/graphql', hashed(broken)))).toEqual(NOT_FOUND)
})

test('mutations and subscriptions are known by their hashes, too, by GET a mutation changes nothing, and events say what JSON does', async () => {
  const query = 'mutation ($id: ID!) { deleteWidget(id: $id) { id } }'
  const gone = await it.widget()
  const variables = { id: gone.id }
  expect((await post('/graphql', hashed(query, { query, variables }))).body.data.deleteWidget.id).toBe(gone.id)
  expect((await get(hashed(query, { variables }))).status).toBe(405)
  expect((await post('/graphql', hashed(query, { variables }))).status).toBe(404)
  const unknown = await get(hashed('subscription { nothing }'), { accept: 'text/event-stream' })
  expect([unknown.status, unknown.text]).toEqual([200, expect.stringContaining('"PersistedQueryNotFound"')])
  await using socket = await talk(it.url, { token: ADMIN })
  await expect.poll(() => socket.heard.at(-1)?.type).toBe('connection_ack')
  const live = 'subscription ($id: ID!) { widgetReport(id: $id) { keys } }'
  const last = () => socket.heard.filter(({ id }) => id !== undefined).map(({ id, type }) => `${id} ${type}`)
  const say = (id: string, payload: object) =>
    socket.say({ type: 'subscribe', id, payload: { ...payload, variables: { id: widget.id } } })
  say('1', hashed(live))
  await expect.poll(last).toEqual(['1 error'])
  expect(socket.heard.at(-1)?.payload).toMatchObject([{ message: 'PersistedQueryNotFound' }])
  say('2', hashed(live, { query: live }))
  await expect.poll(last).toEqual(['1 error', '2 next'])
  say('3', hashed(live))
  await expect.poll(last).toEqual(['1 error', '2 next', '3 next'])
  say('4', { documentId: (await save('query ($id: ID!) { widget(id: $id) { title } }')).id, query: null })
  await expect.poll(last).toEqual(['1 error', '2 next', '3 next', '4 next', '4 complete'])
})

test('where only saved documents may run, tokens without `manage` name one, and nothing is registered', async () => {
  const env = { PORT: '0', PUSHGRAPH_ADMIN_TOKEN: ADMIN, DATA_DIR: it.app.gateway.config.dataDir }
  const config = loadConfig({ ...env, GRAPHQL_TRUSTED_ONLY: 'on' })
  await using strict = await createApp(config, { log: createLog('silent'), connection: it.database.connection })
  const reader = await tokenWith(['READ'])
  const send = (body: object, token: string | null = reader) => post('/graphql', body, token, {}, strict.url)
  const query = '{ project { name } }'
  const data = { project: { name: 'Default' } }
  expect(codeOf(await send({ query }))).toEqual([403, expect.stringContaining('saved documents only'), 'FORBIDDEN'])
  expect((await send({ query }, null)).status).toBe(401)
  expect((await send({ query }, ADMIN)).body).toEqual({ data })
  const { id } = await save(query)
  expect((await send({ documentId: id })).body).toEqual({ data })
  const unsaved = '{ project { name id } }'
  for (const token of [reader, ADMIN]) {
    for (const body of [hashed(unsaved), hashed(unsaved, { query: unsaved })]) {
      const expected = [200, 'PersistedQueryNotSupported', 'PERSISTED_QUERY_NOT_SUPPORTED']
      expect(codeOf(await send(body, token))).toEqual(expected)
    }
  }
  await using socket = await talk(strict.url, { token: reader })
  await expect.poll(() => socket.heard.at(-1)?.type).toBe('connection_ack')
  socket.say({ type: 'subscribe', id: '1', payload: { query } })
  await expect.poll(() => socket.heard.at(-1)?.payload).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})
