// Clients of GraphQL that name documents instead of sending them, and the credentials of graphql-ws: the libraries themselves.
import { createHash } from 'node:crypto'
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { uploadManifest } from '../_kit/query-operations.ts'
import { compileForRelay } from '../screens/relay.ts'

let it: TestApp
let widget: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  widget = (await it.widget({ title: 'Visitors' })).id
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Sent {
  readonly method: string
  readonly hasText: boolean
  readonly hasHash: boolean
  readonly status: number
}

/** Apollo Client with its link for persisted queries, and what it sends. */
function openApollo({ useGet = false, token = ADMIN } = {}) {
  const sent: Sent[] = []
  const http = new HttpLink({
    uri: `${it.url}/graphql`,
    fetch: async (input, init) => {
      const url = new URL(String(input))
      const text = `${init?.body ?? ''}${url.search}`
      const response = await fetch(url, { ...init, headers: { ...init?.headers, authorization: `Bearer ${token}` } })
      const { method = 'GET' } = init ?? {}
      const hasText = /[?&]query=|"query":/.test(text)
      sent.push({ method, hasText, hasHash: text.includes('sha256Hash'), status: response.status })
      return response
    },
  })
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const persisted = new PersistedQueryLink({ sha256, useGETForHashedQueries: useGet })
  const client = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.from([persisted, http]) })
  return { client, sent, [Symbol.dispose]: () => client.stop() }
}

const query = gql`
  query PersistedTitle($id: ID!) {
    widget(id: $id) {
      id
      title
    }
  }
`
const mutation = gql`
  mutation PersistedRename($input: UpdateWidgetInput!) {
    updateWidget(input: $input) {
      widget {
        id
        title
      }
    }
  }
`

test('Apollo Client sends a text once, then its hash alone, by GET where it is told to', async () => {
  using first = openApollo()
  const variables = { id: widget }
  const shown = { widget: { id: widget, title: 'Visitors' } }
  expect((await first.client.query({ query, variables })).data).toMatchObject(shown)
  expect(first.sent).toEqual([
    { method: 'POST', hasText: false, hasHash: true, status: 200 },
    { method: 'POST', hasText: true, hasHash: true, status: 200 },
  ])
  for (const useGet of [false, true]) {
    using next = openApollo({ useGet })
    expect((await next.client.query({ query, variables })).data).toMatchObject(shown)
    expect(next.sent).toEqual([{ method: useGet ? 'GET' : 'POST', hasText: false, hasHash: true, status: 200 }])
  }
})

test('a mutation of Apollo Client is never sent by GET, and is done once though it is sent twice', async () => {
  using apollo = openApollo({ useGet: true })
  const variables = { input: { id: widget, title: 'Renamed' } }
  const { data } = await apollo.client.mutate({ mutation, variables })
  expect(data).toMatchObject({ updateWidget: { widget: { title: 'Renamed' } } })
  expect(apollo.sent.map(({ method, hasText }) => [method, hasText])).toEqual([
    ['POST', false],
    ['POST', true],
  ])
})

test('Apollo Client is told of a wrong token at once: it does not try with the text', async () => {
  using apollo = openApollo({ token: 'wrong' })
  await expect(apollo.client.query({ query, variables: { id: widget } })).rejects.toThrow()
  expect(apollo.sent.every(({ status }) => status === 401)).toBe(true)
})

const spellings = [
  { Authorization: `Bearer ${ADMIN}` },
  { authorization: `Bearer ${ADMIN}` },
  { headers: { Authorization: `Bearer ${ADMIN}` } },
  { headers: { authorization: `Bearer ${ADMIN}` } },
]

test.each(spellings)('graphql-ws is let in with %j, and may name a document by its hash', async connectionParams => {
  const client = createClient({
    url: `${it.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  })
  const text = 'query OverSocket { viewer { name } }'
  const sha256Hash = createHash('sha256').update(text).digest('hex')
  const extensions = { persistedQuery: { version: 1, sha256Hash } }
  const answer = { data: { viewer: { name: 'PUSHGRAPH_ADMIN_TOKEN' } } }
  expect(await Array.fromAsync(client.iterate({ query: text, extensions }))).toEqual([answer])
  expect(await Array.fromAsync(client.iterate({ query: '', extensions }))).toEqual([answer])
  await client.dispose()
})

test.each(['MD5', 'SHA256'] as const)(
  "Relay's compiler persists the screens by %s, and its requests name them",
  async kind => {
    using project = await compileForRelay(kind)
    const count = Object.keys(project.manifest).length
    const uploaded = await it.ask(uploadManifest, { manifest: project.manifest })
    // The second manifest has the same texts; those of MD5 are new by their ids.
    expect(uploaded.uploadManifest).toEqual({ added: count, known: 0 })
    const { params } = project.load('CardsQuery')
    expect([params.text, Object.keys(project.manifest)]).toEqual([null, expect.arrayContaining([params.id])])
    const documentId = kind === 'SHA256' ? `sha256:${params.id}` : params.id
    const response = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify({ documentId, variables: { ids: [widget], period: { preset: 'LAST_7_DAYS' } } }),
    })
    expect([response.status, await response.json()]).toMatchObject([200, { data: { widgetsById: [{ id: widget }] } }])
  },
)
