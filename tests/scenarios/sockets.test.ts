import { get } from 'node:http'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { createToken, revokeToken } from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'
import { refusedHandshake, talk } from '../_kit/socket.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const DAYS = '{ days: { from: "2026-11-01", through: "2026-11-30" } }'
const watched = `subscription ($id: ID!) { widgetReport(id: $id, period: ${DAYS}) { metrics { sum } } }`
const subscribe = (id: string, widget: string, query = watched) => ({
  id,
  type: 'subscribe',
  payload: { query, variables: { id: widget } },
})
const rows = (users: number | string) => ({ data: [{ Date: '20261119', Users: String(users) }] })
const sumsOf = (heard: readonly { type: string; payload?: unknown }[]) =>
  heard
    .filter(({ type }) => type === 'next')
    .map(({ payload }) => (payload as { data: { widgetReport: { metrics: { sum: number }[] } } }).data.widgetReport)
    .map(report => report.metrics[0]?.sum)

test('a client of graphql-ws gets the report as stored, then every change; queries and mutations are answered once', async () => {
  const widget = await it.widget({ title: 'Followed' })
  await it.cyfe(widget.pushUrl, rows(1))
  const client = createClient({
    url: `${it.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${ADMIN}` },
  })
  const sums: number[] = []
  const following = client.iterate<{ widgetReport: { metrics: { sum: number }[] } }>({
    query: watched,
    variables: { id: widget.id },
  })
  for await (const { data } of following) {
    sums.push(data?.widgetReport.metrics[0]?.sum ?? 0)
    if (sums.length === 1) await it.cyfe(widget.pushUrl, rows(2))
    else break
  }
  expect(sums).toEqual([1, 3])
  const input = `{ widgetId: "${widget.id}", rows: [{ key: "2026-11-20", values: [{ metric: "Exact", value: $value }] }] }`
  const pushing = client.iterate({
    query: `mutation ($value: Decimal!) { push(input: ${input}) { receipt { points } } }`,
    variables: { value: '0.1' },
  })
  expect(await Array.fromAsync(pushing)).toEqual([{ data: { push: { receipt: { points: 1 } } } }])
  const asking = client.iterate({ query: '{ viewer { name } }' })
  expect(await Array.fromAsync(asking)).toEqual([{ data: { viewer: { name: 'PUSHGRAPH_ADMIN_TOKEN' } } }])
  await client.dispose()
})

test('numbers in messages keep every digit', async () => {
  const widget = await it.widget()
  await using one = await talk(it.url, { token: ADMIN })
  await vi.waitFor(() => expect(one.heard).toHaveLength(1))
  const query = `mutation ($id: ID!, $value: Decimal!) { push(input: { widgetId: $id, rows: [{ key: "2026-11-20", values: [{ metric: "Exact", value: $value }] }] }) { receipt { points } } }`
  const payload = JSON.stringify({ query, variables: { id: widget.id, value: 0 } }).replace('0}', '9007199254740993}')
  one.say(`{"id":"1","type":"subscribe","payload":${payload}}`)
  await vi.waitFor(() => expect(one.heard.map(({ type }) => type)).toEqual(['connection_ack', 'next', 'complete']))
  const csv = await fetch(`${it.url}/widgets/${widget.id}.csv`, { headers: { authorization: `Bearer ${ADMIN}` } })
  expect(await csv.text()).toContain('9007199254740993')
})

test('several operations share a connection, and equal ones of any connections one computation per change', async () => {
  const widget = await it.widget()
  await it.cyfe(widget.pushUrl, rows(1))
  await using stack = new AsyncDisposableStack()
  const talks = await Promise.all(
    Array.from({ length: 5 }, async () => stack.use(await talk(it.url, { token: ADMIN }))),
  )
  await vi.waitFor(() => expect(talks.every(({ heard }) => heard.length === 1)).toBe(true))
  for (const { say } of talks) {
    for (const id of ['a', 'b', 'c']) say(subscribe(id, widget.id))
  }
  await vi.waitFor(() => expect(talks.map(({ heard }) => sumsOf(heard).length)).toEqual([3, 3, 3, 3, 3]))
  it.statements()
  talks[0]?.say({ id: 'b', type: 'complete' })
  await it.cyfe(widget.pushUrl, rows(1))
  await vi.waitFor(() => expect(talks.map(({ heard }) => sumsOf(heard).length)).toEqual([5, 6, 6, 6, 6]), 5_000)
  const reads = it.statements().filter(text => /points/i.test(text) && !/insert/i.test(text))
  expect(reads.length).toBeGreaterThan(0)
  expect(reads.length).toBeLessThanOrEqual(2)
})

test('the token may come in the header of the upgrade; without a good one the connection ends with 4401', async () => {
  await using inHeader = await talk(it.url, { headers: { authorization: `Bearer ${ADMIN}` } })
  inHeader.say({ type: 'connection_init' })
  await vi.waitFor(() => expect(inHeader.heard).toEqual([{ type: 'connection_ack' }]))
  await using without = await talk(it.url)
  without.say({ type: 'connection_init' })
  expect(await without.ended).toEqual([4401, 'Send a token in connection_init.'])
  await using wrong = await talk(it.url, { token: 'pgr_wrong' })
  expect(await wrong.ended).toEqual([4401, 'The bearer token is not known, has expired or was revoked.'])
  await using asHeaders = await talk(it.url)
  asHeaders.say({ type: 'connection_init', payload: { headers: { Authorization: `Bearer ${ADMIN}` } } })
  await vi.waitFor(() => expect(asHeaders.heard).toEqual([{ type: 'connection_ack' }]))
  await using torn = await talk(it.url)
  torn.say({ type: 'connection_init', payload: { authorization: 'Bearer x', headers: { authorization: ADMIN } } })
  expect(await torn.ended).toEqual([4400, expect.stringContaining('two tokens that differ')])
  await using early = await talk(it.url)
  early.say(subscribe('1', 'widget_1'))
  expect((await early.ended)[0]).toBe(4401)
})

test('what is wrong with one operation is told for that one', async () => {
  const { createToken: made } = await it.ask(createToken, { input: { name: 'Pushes', scopes: ['PUSH'] } })
  const widget = await it.widget()
  await using one = await talk(it.url, { token: made.secret })
  await vi.waitFor(() => expect(one.heard).toHaveLength(1))
  one.say(subscribe('scope', widget.id))
  one.say(subscribe('nonsense', widget.id, 'subscription { nonsense }'))
  one.say({ id: 'none', type: 'subscribe', payload: { query: '{ viewer { name } }', operationName: 'Other' } })
  one.say(subscribe('deep', widget.id, `{ ${'a { '.repeat(5_000)}`))
  one.say({ id: 'good', type: 'subscribe', payload: { query: '{ viewer { name } }' } })
  await vi.waitFor(() => expect(one.heard).toHaveLength(7))
  const codes = one.heard.map(({ id, type, payload }) => [
    id,
    type,
    type === 'error' ? (payload as { extensions: { code: string } }[])[0]?.extensions.code : undefined,
  ])
  expect(codes.sort()).toEqual(
    [
      [undefined, 'connection_ack', undefined],
      ['scope', 'error', 'FORBIDDEN'],
      ['nonsense', 'error', 'BAD_USER_INPUT'],
      ['none', 'error', 'BAD_USER_INPUT'],
      ['deep', 'error', 'QUERY_TOO_COMPLEX'],
      ['good', 'next', undefined],
      ['good', 'complete', undefined],
    ].sort(),
  )
  expect(JSON.stringify(one.heard)).not.toContain('"http"')
})

test('a token that is revoked ends its connections with 4401 and no others', async () => {
  const { createToken: made } = await it.ask(createToken, { input: { name: 'Reads', scopes: ['READ'] } })
  const widget = await it.widget()
  await it.cyfe(widget.pushUrl, rows(1))
  await using revoked = await talk(it.url, { token: made.secret })
  await using kept = await talk(it.url, { token: ADMIN })
  await vi.waitFor(() => expect([revoked.heard.length, kept.heard.length]).toEqual([1, 1]))
  revoked.say(subscribe('1', widget.id))
  kept.say(subscribe('1', widget.id))
  await vi.waitFor(() => expect([sumsOf(revoked.heard), sumsOf(kept.heard)]).toEqual([[1], [1]]))
  await it.ask(revokeToken, { id: made.token.id })
  expect(await revoked.ended).toEqual([4401, 'The bearer token is not known, has expired or was revoked.'])
  await it.cyfe(widget.pushUrl, rows(1))
  await vi.waitFor(() => expect(sumsOf(kept.heard)).toEqual([1, 2]), 5_000)
})

test('a client that does not take its end can do nothing any more, and one whose token has expired neither', async () => {
  const { createToken: made } = await it.ask(createToken, { input: { name: 'Manages', scopes: ['MANAGE', 'READ'] } })
  await using deaf = await talk(it.url, { token: made.secret })
  await vi.waitFor(() => expect(deaf.heard).toHaveLength(1))
  deaf.socket.pause()
  await it.ask(revokeToken, { id: made.token.id })
  const query = 'mutation { createWidget(input: { title: "After the end" }) { widget { id } } }'
  for (const id of ['1', '2', '3']) deaf.say({ id, type: 'subscribe', payload: { query } })
  deaf.socket.resume()
  expect((await deaf.ended)[0]).toBe(4401)
  const expiresAt = new Date(it.app.gateway.clock() + 1_500).toISOString()
  const input = { name: 'Ends', scopes: ['MANAGE' as const], expiresAt }
  const { createToken: ending } = await it.ask(createToken, { input })
  await using expired = await talk(it.url, { token: ending.secret })
  await vi.waitFor(() => expect(expired.heard).toHaveLength(1))
  await vi.waitFor(() => expect(it.app.gateway.clock()).toBeGreaterThan(Date.parse(expiresAt)), 5_000)
  expired.say({ id: '1', type: 'subscribe', payload: { query } })
  expect((await expired.ended)[0]).toBe(4401)
  const asked = await it.app.gateway.pool.query("select 1 from widgets where title = 'After the end'")
  expect(asked.rowCount).toBe(0)
})

test('pages of other sites, other protocols, other paths and broken messages are refused', async () => {
  const foreign = await refusedHandshake(it.url, { origin: 'https://example.org' })
  expect([foreign[0], JSON.parse(foreign[1])]).toEqual([
    403,
    {
      errors: [
        {
          message: 'Pages of other sites may not connect here.',
          extensions: expect.objectContaining({ code: 'FORBIDDEN' }),
        },
      ],
    },
  ])
  await using own = await talk(it.url, { token: ADMIN, headers: { origin: it.url } })
  await vi.waitFor(() => expect(own.heard).toEqual([{ type: 'connection_ack' }]))
  const headers = { connection: 'upgrade', upgrade: 'h2c' }
  const elsewhere = await new Promise<number | undefined>((resolve, reject) =>
    get(`${it.url}/healthz`, { headers }, ({ statusCode }) => resolve(statusCode)).once('error', reject),
  )
  expect(elsewhere).toBe(200)
  await using odd = await talk(it.url, { token: ADMIN })
  odd.say('{')
  expect(await odd.ended).toEqual([4400, 'Invalid message received'])
  await using large = await talk(it.url, { token: ADMIN })
  large.say(' '.repeat(1_048_577))
  expect((await large.ended)[0]).toBe(1009)
  await using again = await talk(it.url, { token: ADMIN })
  again.say({ type: 'connection_init' })
  expect((await again.ended)[0]).toBe(4429)
  expect(it.log.filter(line => line.includes('"level":50'))).toEqual([])
})

test('who says nothing after the handshake is not waited for', async () => {
  await using silent = await talk(it.url)
  expect(await silent.ended).toEqual([4408, 'Connection initialisation timeout'])
})

test('a connection has at most 100 operations at once', async () => {
  const widget = await it.widget()
  await using one = await talk(it.url, { token: ADMIN })
  await vi.waitFor(() => expect(one.heard).toHaveLength(1))
  for (let id = 0; id < 101; id++) one.say(subscribe(String(id), widget.id))
  await vi.waitFor(() => expect(one.heard).toHaveLength(102))
  expect(one.heard.filter(({ type }) => type === 'error')).toMatchObject([
    { id: '100', payload: [{ extensions: { code: 'RATE_LIMITED' } }] },
  ])
})

test('a gateway that stops ends its connections with 1012, and is not held up by those that do not answer', async () => {
  const other = await startSecondGateway(it)
  await using polite = await talk(other.url, { token: ADMIN })
  await using silent = await talk(other.url, { token: ADMIN })
  await vi.waitFor(() => expect(polite.heard).toHaveLength(1))
  silent.socket.pause()
  await other.close()
  expect(await polite.ended).toEqual([1012, 'The gateway is shutting down. Connect again.'])
})
