import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { App } from '../../src/app.ts'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { insertTokenIfAbsent } from '../../src/auth/token.store.ts'
import { makeToken } from '../../src/auth/token.ts'
import { sha256 } from '../../src/base/seal.ts'
import type { Scope } from '../../src/request/context.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { createCalculatedMetric, widgetMetrics } from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

let it: TestApp
let other: App
beforeAll(async () => {
  it = await startTestApp()
  other = await startSecondGateway(it)
})
afterAll(async () => {
  await other?.close()
  await it?.[Symbol.asyncDispose]()
})

const DAYS = '{ days: { from: "2026-11-01", through: "2026-11-30" } }'
const watched = `subscription ($id: ID!) { widgetReport(id: $id, period: ${DAYS}) { metrics { metric { name } sum } } }`
const askByGet = (query: string, id: string, token: string | null, accept = 'text/event-stream') =>
  fetch(`${it.url}/graphql?${new URLSearchParams({ query, variables: JSON.stringify({ id }) })}`, {
    headers: { accept, ...(token && { authorization: `Bearer ${token}` }) },
  })
const ask = (query: string, id: string, url: string, token: string | null, accept = 'text/event-stream') =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables: { id } }),
  })

interface Watch extends AsyncDisposable {
  readonly messages: { data?: { widgetReport: { metrics: { sum: number }[] } }; errors?: { extensions: object }[] }[]
  readonly sums: () => (number | undefined)[]
  readonly ended: Promise<void>
}

/** Follows a subscription; `ended` resolves with the event `complete`. */
async function watch(id: string, { url = it.url, token = ADMIN, query = watched, byGet = false } = {}): Promise<Watch> {
  const response = await (byGet ? askByGet(query, id, token) : ask(query, id, url, token))
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const messages: Watch['messages'] = []
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  const read = async () => {
    let text = ''
    for (;;) {
      const { value, done } = await reader.read()
      if (done) throw new Error('the connection ended without `complete`')
      const events = (text + decoder.decode(value, { stream: true })).split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        if (event.startsWith('event: next\ndata: ')) messages.push(JSON.parse(event.slice(18)))
        else if (event === 'event: complete\ndata:') return
        else expect(event).toBe(':')
      }
    }
  }
  const ended = read()
  ended.catch(() => {})
  return {
    messages,
    sums: () => messages.map(message => message.data?.widgetReport.metrics[0]?.sum),
    ended,
    [Symbol.asyncDispose]: () => reader.cancel().catch(() => {}),
  }
}

const rows = (users: number | string) => ({ data: [{ Date: '20261119', Users: String(users) }] })

async function tokenWith(scopes: readonly Scope[]) {
  const token = makeToken()
  const { gateway } = it.app
  const projectId = DEFAULT_PROJECT_ID
  const tokenId = gateway.makeId()
  const made = {
    projectId,
    tokenId,
    name: 'Live',
    hash: sha256(token),
    hint: 'x',
    scopes,
    expiresAt: null,
    allowedIps: null,
    allowedEvents: null,
    widgetIds: null,
    where: [],
  }
  await insertTokenIfAbsent(gateway.db, made, gateway.clock())
  return { token, tokenId, projectId }
}

test('the first message is the report as stored, the next come with changes, from this and from another gateway', async () => {
  const widget = await it.widget()
  await it.cyfe(widget.pushUrl, rows(1))
  await using here = await watch(widget.id)
  await using there = await watch(widget.id, { url: other.url })
  await vi.waitFor(() => expect([here.sums(), there.sums()]).toEqual([[1], [1]]))
  await it.cyfe(widget.pushUrl, rows(2))
  await vi.waitFor(
    () =>
      expect([here.sums(), there.sums()]).toEqual([
        [1, 3],
        [1, 3],
      ]),
    5_000,
  )
  await it.cyfe(widget.pushUrl.replace(it.url, other.url), rows(4))
  await vi.waitFor(() => expect([here.sums().at(-1), there.sums().at(-1)]).toEqual([7, 7]), 5_000)
})

test('many pushes together give few messages, and the last one says what a query says', async () => {
  const widget = await it.widget()
  await it.cyfe(widget.pushUrl, rows(1))
  await using live = await watch(widget.id)
  await vi.waitFor(() => expect(live.sums()).toEqual([1]))
  await Promise.all(Array.from({ length: 40 }, () => it.cyfe(widget.pushUrl, rows(1))))
  await vi.waitFor(() => expect(live.sums().at(-1)).toBe(41), 5_000)
  expect(live.messages.length).toBeLessThan(15)
})

test('equal subscriptions share one computation per change', async () => {
  const widget = await it.widget()
  await it.cyfe(widget.pushUrl, rows(1))
  await using stack = new AsyncDisposableStack()
  const all = await Promise.all(Array.from({ length: 20 }, async () => stack.use(await watch(widget.id))))
  await vi.waitFor(() => expect(all.map(live => live.sums().at(-1))).toEqual(all.map(() => 1)))
  it.statements()
  await it.cyfe(widget.pushUrl, rows(1))
  await vi.waitFor(() => expect(all.map(live => live.sums().at(-1))).toEqual(all.map(() => 2)), 5_000)
  const reads = it.statements().filter(text => /points/i.test(text) && !/insert/i.test(text))
  expect(reads.length).toBeGreaterThan(0)
  expect(reads.length).toBeLessThanOrEqual(2)
})

test('several widgets of one stream: a change of any of them is told, once for all', async () => {
  const [a, b] = [await it.widget({ title: 'A' }), await it.widget({ title: 'B' })]
  const query = `subscription ($id: ID!) { widgetsById(ids: [$id, "${b.id}", "widget_zz"]) { title report(period: ${DAYS}) { metrics { sum } } } }`
  await using live = await watch(a.id, { query })
  const told = () =>
    live.messages.map(({ data }) =>
      (data as unknown as { widgetsById: ({ report: { metrics: { sum: number }[] } } | null)[] }).widgetsById.map(
        widget => widget?.report.metrics.map(({ sum }) => sum) ?? null,
      ),
    )
  await vi.waitFor(() => expect(told()).toEqual([[[], [], null]]))
  await it.cyfe(b.pushUrl, rows(2))
  await vi.waitFor(() => expect(told().at(-1)).toEqual([[], [2], null]), 5_000)
  await it.cyfe(a.pushUrl, rows(5))
  await vi.waitFor(() => expect(told().at(-1)).toEqual([[5], [2], null]), 5_000)
})

test('metrics of one stream: a change of what a formula reads in another widget is told, too', async () => {
  const [a, b] = [await it.widget({ title: 'A' }), await it.widget({ title: 'B' })]
  for (const each of [a, b]) await it.cyfe(each.pushUrl, rows(1))
  const idIn = async (id: string) => (await it.ask(widgetMetrics, { id })).widget?.metrics[0]?.id ?? ''
  const [users, others] = [await idIn(a.id), await idIn(b.id)]
  const formula = { widgetId: a.id, name: 'Both', formula: `[Users] + [${others}]` }
  const { createCalculatedMetric: made } = await it.ask(createCalculatedMetric, { input: formula })
  const both = made?.metric.id
  const query = `subscription { metricsById(ids: ["${both}", "${users}", "metric_1_2"]) { name report(period: ${DAYS}) { headline } } }`
  await using live = await watch(a.id, { query })
  const seen = () => {
    const { data } = live.messages.at(-1) as unknown as {
      data: { metricsById: ({ report: { headline: number } } | null)[] }
    }
    return data.metricsById.map(metric => metric?.report.headline ?? null)
  }
  await vi.waitFor(() => expect(seen()).toEqual([2, 1, null]))
  expect(live.messages.at(-1)).toMatchObject({
    errors: [{ path: ['metricsById', 2], extensions: { code: 'NOT_FOUND' } }],
  })
  await it.cyfe(b.pushUrl, rows(5))
  await vi.waitFor(() => expect(seen()).toEqual([7, 1, null]), 5_000)
})

test('a push that leaves the report as it is gives no message', async () => {
  const widget = await it.widget()
  await it.cyfe(widget.pushUrl, rows(1))
  await using live = await watch(widget.id)
  await vi.waitFor(() => expect(live.sums()).toEqual([1]))
  await it.cyfe(widget.pushUrl, { data: [{ Date: 20250101, Users: '5' }] })
  await sleep(600)
  expect(live.sums()).toEqual([1])
})

test('a token that is revoked ends its subscriptions at once, whichever gateway was told, and no others', async () => {
  const widget = await it.widget()
  await it.cyfe(widget.pushUrl, rows(1))
  const { token, tokenId, projectId } = await tokenWith(['read'])
  await using revoked = await watch(widget.id, { token })
  await using kept = await watch(widget.id)
  await vi.waitFor(() => expect([revoked.sums(), kept.sums()]).toEqual([[1], [1]]))
  await it.app.gateway.pool.query('delete from token_hashes where token_hash = $1', [sha256(token)])
  other.gateway.bus.publish('token.changed', { projectId, tokenId })
  await revoked.ended
  expect(revoked.messages.at(-1)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  await it.cyfe(widget.pushUrl, rows(1))
  await vi.waitFor(() => expect(kept.sums()).toEqual([1, 2]), 5_000)
  expect(revoked.messages).toHaveLength(2)
})

test('a subscription is refused before it starts without a token, without the scope, for no widget, and without events', async () => {
  const widget = await it.widget()
  const { token } = await tokenWith(['push'])
  const cases = [
    [await ask(watched, widget.id, it.url, null), 401, 'UNAUTHENTICATED'],
    [await ask(watched, widget.id, it.url, token), 403, 'FORBIDDEN'],
    [await ask(watched, widget.id, it.url, ADMIN, 'application/json'), 400, 'BAD_USER_INPUT'],
  ] as const
  for (const [response, status, code] of cases) {
    const body = (await response.json()) as { errors: { extensions: { code: string } }[] }
    expect([response.status, body.errors[0]?.extensions.code]).toEqual([status, code])
  }
})

test('what is wrong with a subscription or a query comes as an event to who reads nothing else, of a mutation by the status', async () => {
  const widget = await it.widget()
  const missing = `${widget.id.slice(0, -2)}AA`
  const cases = [
    [missing, { query: watched }, 'NOT_FOUND'],
    [missing, { query: watched, byGet: true }, 'NOT_FOUND'],
    [widget.id, { query: watched.replace('sum', 'nonsense') }, 'BAD_USER_INPUT'],
    [widget.id, { query: 'subscription { nonsense }', byGet: true }, 'BAD_USER_INPUT'],
    [widget.id, { query: `subscription { a${' '.repeat(3)}`, byGet: true }, 'BAD_USER_INPUT'],
    [missing, { query: 'query ($id: ID!) { widget(id: $id) { title } }' }, 'NOT_FOUND'],
  ] as const
  for (const [id, request, code] of cases) {
    await using refused = await watch(id, request)
    await refused.ended
    expect(refused.messages).toMatchObject([{ errors: [{ extensions: { code } }] }])
  }
  const incomplete =
    'mutation ($id: ID!, $other: ID!) { a: deleteWidget(id: $id) { id } b: deleteWidget(id: $other) { id } }'
  const mutation = await ask(incomplete, widget.id, it.url, ADMIN)
  expect([mutation.status, mutation.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8'])
  const both = await ask(watched, missing, it.url, ADMIN, 'application/json, text/event-stream')
  expect([both.status, both.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8'])
})

test('a query of a client that asks for events gets its one result and the end', async () => {
  const widget = await it.widget({ title: 'Asked once' })
  const query = 'query ($id: ID!) { widget(id: $id) { title } }'
  await using once = await watch(widget.id, { query })
  await once.ended
  expect(once.messages).toEqual([{ data: { widget: { title: 'Asked once' } } }])
})

test('a gateway that stops completes its subscriptions and does not wait for their readers', async () => {
  const widget = await it.widget()
  await it.cyfe(widget.pushUrl, rows(1))
  await using live = await watch(widget.id, { url: other.url })
  await vi.waitFor(() => expect(live.sums()).toEqual([1]))
  await other.close()
  await live.ended
})

test('the same by GET, with the document in the query string', async () => {
  const widget = await it.widget()
  await it.cyfe(widget.pushUrl, rows(1))
  await using live = await watch(widget.id, { byGet: true })
  await vi.waitFor(() => expect(live.sums()).toEqual([1]))
  await it.cyfe(widget.pushUrl, rows(2))
  await vi.waitFor(() => expect(live.sums()).toEqual([1, 3]), 5_000)
  await using once = await watch(widget.id, { byGet: true, query: 'query ($id: ID!) { widget(id: $id) { title } }' })
  await once.ended
  expect(once.messages).toEqual([{ data: { widget: { title: 'A widget' } } }])
})

test('a GET changes nothing, takes no token from the address, and opens no subscription but as events', async () => {
  const widget = await it.widget()
  const mutation = 'mutation ($id: ID!) { deleteWidget(id: $id) { id } }'
  const cases = [
    [await askByGet(mutation, widget.id, ADMIN), 405, 'METHOD_NOT_ALLOWED'],
    [await askByGet(watched, widget.id, ADMIN, '*/*'), 400, 'BAD_USER_INPUT'],
    [await askByGet(watched, widget.id, ADMIN, 'application/json'), 400, 'BAD_USER_INPUT'],
    [await askByGet(watched, widget.id, null), 401, 'UNAUTHENTICATED'],
  ] as const
  for (const [response, status, code] of cases) {
    const body = (await response.json()) as { errors: { extensions: { code: string } }[] }
    expect([response.status, body.errors[0]?.extensions.code]).toEqual([status, code])
  }
  expect(cases[0][0].headers.get('allow')).toBe('POST')
  const inAddress = await fetch(
    `${it.url}/graphql?${new URLSearchParams({ query: '{ viewer { name } }', authorization: `Bearer ${ADMIN}`, token: ADMIN })}`,
    { headers: { accept: 'text/event-stream' } },
  )
  expect(inAddress.status).toBe(401)
  const odd = await fetch(`${it.url}/graphql?query=subscription{a}&variables=[`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${ADMIN}` },
  })
  expect([odd.status, await odd.text()]).toEqual([400, expect.stringContaining('\\"variables\\" is not JSON')])
})
