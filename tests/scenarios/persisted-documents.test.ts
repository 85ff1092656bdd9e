// Documents that are named by their hashes: registered by clients as they come, or from the manifest of a client.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { READY_AT } from '../../src/graphql/execute.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import type { Scope } from '../_kit/gql/graphql.ts'
import { createProject, createToken } from '../_kit/operations.ts'
import { deleteQuery, manifestDocuments, saveQuery, uploadManifest } from '../_kit/query-operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'
import { talk } from '../_kit/socket.ts'

let it: TestApp
let other: App
let widget: { id: string }
/** A gateway more on the same database. */
const gatewayWith = (env: Record<string, string>) => startSecondGateway(it, env)
beforeAll(async () => {
  it = await startTestApp()
  other = await gatewayWith({})
  widget = await it.widget({ title: 'Visitors' })
})
afterAll(async () => {
  await other?.close()
  await it?.[Symbol.asyncDispose]()
})

const save = async (document: string, more: object = {}) =>
  (await it.ask(saveQuery, { input: { name: 'A document', document, ...more } })).saveQuery.savedQuery

async function post(path: string, body: unknown, token: string | null = ADMIN, url = it.url) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) }
}
const named = (documentId: unknown, variables: object = {}, token: string | null = ADMIN, url = it.url) =>
  post('/graphql', { documentId, variables }, token, url)

async function tokenWith(scopes: Scope[]): Promise<string> {
  return (await it.ask(createToken, { input: { name: 'A token', scopes } })).createToken.secret
}

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
  for (let time = 0; time <= READY_AT; time++) expect((await post('/graphql', hashed(query))).body).toEqual({ data })
  const got = await get(hashed(query))
  expect([got.status, got.headers.get('cache-control'), JSON.parse(got.text)]).toEqual([
    200,
    'private, no-cache',
    { data },
  ])

  expect(codeOf(await post('/graphql', hashed(query), ADMIN, other.url))).toEqual(NOT_FOUND)
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
  const live = 'subscription Hashed($id: ID!) { widgetReport(id: $id) { keys } }'
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
  await using strict = await gatewayWith({ GRAPHQL_TRUSTED_ONLY: 'on' })
  const reader = await tokenWith(['READ'])
  const send = (body: object, token: string | null = reader) => post('/graphql', body, token, strict.url)
  const query = '{ project { name } }'
  const data = { project: { name: 'Default' } }
  expect(codeOf(await send({ query }))).toEqual([403, expect.stringContaining('saved documents only'), 'FORBIDDEN'])
  expect((await send({ query }, null)).status).toBe(401)
  expect((await send({ query }, ADMIN)).body).toEqual({ data })
  const { id } = await save(query)
  expect((await send({ documentId: id })).body).toEqual({ data })
  const built = 'query Built { project { name } }'
  await it.ask(uploadManifest, { manifest: { [hashOf(built)]: built } })
  for (const body of [hashed(built), hashed(built, { query: built }), { documentId: `sha256:${hashOf(built)}` }]) {
    expect((await send(body)).body).toEqual({ data })
  }
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

const apollo = (...operations: { id: string; body: string }[]) => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: operations.map(operation => ({ ...operation, name: 'x', type: 'query' })),
})
const upload = (manifest: object, token = ADMIN) => it.send(uploadManifest, { manifest }, token)
const listed = async (name: string) =>
  (await it.ask(manifestDocuments, {})).savedQueries.nodes.filter(query => query.name === name)

test("documents of a client's manifest are named by hash, by id and as persisted queries, at every gateway", async () => {
  const [text, older] = ['query Card { project { name } }', 'query Card { project { timeZone } }']
  const [data, olderData] = [{ project: { name: 'Default' } }, { project: { timeZone: 'UTC' } }]
  const relayId = 'd41d8cd98f00b204e9800998ecf8427e'
  // A document of people with the same name goes on being the one of that name.
  const byHand = await save('query Card { viewer { name } }', { name: 'Card' })
  expect((await upload({ [relayId]: older })).data).toEqual({ uploadManifest: { added: 1, known: 0 } })
  expect((await upload({ [relayId]: older })).data).toEqual({ uploadManifest: { added: 0, known: 1 } })
  expect((await upload(apollo({ id: hashOf(text), body: text }))).data).toEqual({
    uploadManifest: { added: 1, known: 0 },
  })
  for (const url of [it.url, other.url]) {
    expect((await named(`sha256:${hashOf(text)}`, {}, ADMIN, url)).body).toEqual({ data })
    expect((await post('/graphql', hashed(text), ADMIN, url)).body).toEqual({ data })
    // What clients were built with before goes on.
    expect((await named(relayId, {}, ADMIN, url)).body).toEqual({ data: olderData })
    expect((await named(`sha256:${hashOf(older)}`, {}, ADMIN, url)).body).toEqual({ data: olderData })
  }
  const relay = { extensions: { persistedQuery: { version: 1, sha256Hash: relayId } } }
  expect((await post('/graphql', relay)).body).toEqual({ data: olderData })
  expect((await named(`sha256:${hashOf('query Card { viewer { name } }')}`)).status).toBe(200)

  const [hand, card, ...others] = await listed('Card')
  expect(others).toEqual([])
  expect([hand?.id, hand?.fromManifest, card?.fromManifest, card?.hash]).toEqual([byHand.id, false, true, hashOf(text)])
  expect(card?.versions).toEqual([
    { version: 2, hash: hashOf(text), documentId: null, document: text },
    { version: 1, hash: hashOf(older), documentId: relayId, document: older },
  ])
  const run = await fetch(`${it.url}/api/rest/Card`, { headers: { authorization: `Bearer ${ADMIN}` } })
  expect(((await run.json()) as { model: object }).model).toEqual({ viewer: { name: 'PUSHGRAPH_ADMIN_TOKEN' } })

  await it.ask(deleteQuery, { id: card?.id ?? '' })
  expect((await named(`sha256:${hashOf(text)}`)).status).toBe(404)
  expect(codeOf(await post('/graphql', hashed(text)))).toEqual(NOT_FOUND)
  expect((await upload(apollo({ id: hashOf(text), body: text }))).data?.uploadManifest.added).toBe(1)
  expect((await named(`sha256:${hashOf(text)}`)).body).toEqual({ data })
})

test('a manifest is taken whole or not at all, and tells of each document what is wrong', async () => {
  const good = 'query Whole { project { name } }'
  const refused = await upload({
    good,
    bad: '{ nonsense }',
    worse: 'query {',
    two: 'query A { project { name } } query B { project { name } }',
  })
  expect([refused.status, refused.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
  const fields = refused.errors?.[0]?.extensions.fields ?? {}
  expect(Object.keys(fields)).toEqual(['bad', 'worse', 'two'].map(id => `input.manifest.${id}`))
  expect((await named('good')).status).toBe(404)
  expect((await upload({ good })).data?.uploadManifest.added).toBe(1)
  const taken = await upload({ good: 'query Other { project { name } }' })
  expect([taken.status, taken.errors?.[0]?.extensions]).toEqual([
    409,
    { code: 'CONFLICT', fields: { 'input.manifest.good': [expect.stringContaining('ids stay with their text')] } },
  ])
  const reader = await tokenWith(['READ'])
  expect((await upload({ good }, reader)).status).toBe(403)
  expect((await named('good', {}, reader)).status).toBe(200)
})

test('two builds that upload at once save each document once', async () => {
  const documents = Array.from({ length: 30 }, (_, n) => [`at-once-${n}`, `query Once${n} { project { name } }`])
  const outcomes = await Promise.all([1, 2, 3].map(() => upload(Object.fromEntries(documents))))
  const added = outcomes.map(({ data }) => data?.uploadManifest.added ?? 0)
  expect(added.reduce((sum, count) => sum + count, 0)).toBe(30)
  expect((await listed('Once7')).map(({ versions }) => versions.length)).toEqual([1])
})

test('a manifest comes by REST as the compiler wrote it, and one of another project is not there', async () => {
  const text = '# für alle\nquery ByRest { project { name } }'
  const reply = await post('/api/external/create/manifest', { manifest: { [hashOf(text)]: text } })
  expect([reply.status, reply.body.model]).toEqual([200, { added: 1, known: 0 }])
  expect((await named(`sha256:${hashOf(text)}`)).status).toBe(200)
  const { createProject: made } = await it.ask(createProject, { input: { name: 'Without documents' } })
  expect((await named(`sha256:${hashOf(text)}`, {}, made.administrator.secret)).status).toBe(404)
  // As the migration counts it for documents from before.
  const { rows } = await it.app.gateway.pool.query(
    "select distinct hash = encode(sha256(convert_to(sql, 'UTF8')), 'hex') as same from query_versions",
  )
  expect(rows).toEqual([{ same: true }])
})
