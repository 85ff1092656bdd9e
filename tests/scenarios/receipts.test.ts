// Receipts of a whole project: who pushed, and into what.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createClient } from '../_kit/access-operations.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { receiptList } from '../_kit/list-operations.ts'
import { createToken, deleteWidget, push } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const callers = async (widgetId: string) => {
  const { receipts } = await it.ask(receiptList, { widgetId })
  return receipts?.nodes.map(({ caller }) => caller)
}
const origins = async (widgetId: string) => {
  const { receipts } = await it.ask(receiptList, { widgetId })
  return receipts?.nodes.map(({ callerKind, callerId, firstKey, lastKey, feedRun }) => {
    return { callerKind, callerId, firstKey, lastKey, feedRun }
  })
}
const rows = [{ key: '2026-11-20', values: [{ metric: 'a', value: '1' }] }]

test('a receipt says who pushed: a token, the key of the widget, and nobody where that was not kept', async () => {
  const { id, pushUrl } = await it.widget()
  const { secret } = (await it.ask(createToken, { input: { name: 'Importer', scopes: ['PUSH'] } })).createToken
  expect((await it.send(push, { input: { widgetId: id, rows } }, secret)).data?.push?.receipt.id).toBeTruthy()
  await it.cyfe(pushUrl, { data: [{ Date: '20261120', a: '1' }] })
  await it.ask(push, { input: { widgetId: id, rows } })
  expect(await callers(id)).toEqual(['PUSHGRAPH_ADMIN_TOKEN', 'push key', 'Importer'])
  await it.app.gateway.db.updateTable('receipts').set({ caller: null }).execute()
  expect(await callers(id)).toEqual([null, null, null])
})

test('what a task wrote was pushed by the token that asked for it', async () => {
  const { id } = await it.widget()
  const { secret } = (await it.ask(createToken, { input: { name: 'Nightly', scopes: ['PUSH'] } })).createToken
  await fetch(`${it.url}/api/external/import/point`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify({
      widget_id: id,
      columns: ['metric', 'key', 'value'],
      rows: [['a', '2026-11-20', 1]],
      async: true,
    }),
  })
  await vi.waitFor(async () => expect(await callers(id)).toEqual(['Nightly']), 20_000)
  expect(await origins(id)).toMatchObject([{ callerKind: 'TASK', callerId: expect.stringMatching(/^task_/) }])
})

test('a receipt says what pushed by its id, and the first and last key with a value; older ones do not know', async () => {
  const { id, pushUrl } = await it.widget()
  const made = (await it.ask(createToken, { input: { name: 'Backfill', scopes: ['PUSH'] } })).createToken
  const list = ['2026-11-20', '2026-02-01', '2026-12-31'].map(key => ({ ...rows[0], key }))
  await it.send(
    push,
    { input: { widgetId: id, rows: [...list, { key: '2027-01-01', values: [] }] } } as never,
    made.secret,
  )
  await it.cyfe(pushUrl, { data: [{ Date: '20261120', a: '1' }] })
  await it.ask(push, { input: { widgetId: id, rows: [{ key: '2026-11-20', values: [] }] } })
  const none = { callerId: null, feedRun: null }
  const day = { firstKey: '2026-11-20', lastKey: '2026-11-20' }
  const backfill = { firstKey: '2026-02-01', lastKey: '2026-12-31', callerKind: 'TOKEN', callerId: made.token.id }
  expect(await origins(id)).toEqual([
    { ...none, callerKind: 'TOKEN', firstKey: null, lastKey: null },
    { ...none, ...day, callerKind: 'PUSH_KEY' },
    { ...none, ...backfill },
  ])
  await it.app.gateway.db.updateTable('receipts').set({ origin: null, first_key: null, last_key: null }).execute()
  const unknown = { ...none, callerKind: null, firstKey: null, lastKey: null }
  expect(await origins(id)).toEqual([unknown, unknown, unknown])
})

test('what a client pushed with a token of minutes was pushed by the client', async () => {
  const { id } = await it.widget()
  const made = (await it.ask(createClient, { input: { name: 'Warehouse', scopes: ['PUSH'] } })).createClient
  const login = { grant_type: 'client_credentials', client_id: made.clientId, client_secret: made.clientSecret }
  const reply = await fetch(`${it.url}/api/oauth/token`, { method: 'POST', body: new URLSearchParams(login) })
  const { access_token: token } = (await reply.json()) as { access_token: string }
  await it.send(push, { input: { widgetId: id, rows } }, token)
  expect(await callers(id)).toEqual(['Warehouse'])
  expect(await origins(id)).toMatchObject([{ callerKind: 'CLIENT', callerId: made.client.id }])
})

test('keys of receipts are instants before 1970 and after, and names by their code units, also in REST', async () => {
  const [time, names] = [await it.widget(), await it.widget()]
  const keyed = (key: string) => ({ ...rows[0], key }) as (typeof rows)[number]
  const instants = ['1969-12-31T23:59:59.5Z', '2026-11-20T09:30:00Z', '1970-01-01T00:00:01Z'].map(keyed)
  await it.ask(push, { input: { widgetId: time.id, keyKind: 'TIME', rows: instants } })
  await it.ask(push, { input: { widgetId: names.id, keyKind: 'CATEGORY', rows: ['b', 'a', 'Z'].map(keyed) } })
  const spans = [
    { firstKey: '1969-12-31T23:59:59.5Z', lastKey: '2026-11-20T09:30:00Z' },
    { firstKey: 'Z', lastKey: 'b' },
  ]
  for (const [index, { id }] of [time, names].entries()) {
    expect(await origins(id)).toMatchObject([spans[index]])
    const body = { select: ['first_key', 'last_key', 'caller_kind', 'token_id'], condition: [['widget_id', '=', id]] }
    const response = await fetch(`${it.url}/api/external/list/receipt`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify(body),
    })
    const own = { first_key: spans[index]?.firstKey, last_key: spans[index]?.lastKey }
    expect(await response.json()).toMatchObject({ data: [{ ...own, caller_kind: 'TOKEN', token_id: null }] })
  }
})

test('receipts of all widgets are one list, in the order that is asked for', async () => {
  const [a, b] = [await it.widget({ title: 'a' }), await it.widget({ title: 'b' })]
  for (const { id } of [a, b, a]) await it.ask(push, { input: { widgetId: id, rows } })
  const titles = async (variables: object) =>
    (await it.ask(receiptList, variables)).receipts?.nodes.map(({ widget }) => widget?.title)
  expect(await titles({ first: 3 })).toEqual(['a', 'b', 'a'])
  const page = (await it.ask(receiptList, { first: 1 })).receipts
  expect(page?.pageInfo.hasNextPage).toBe(true)
  expect(await titles({ first: 2, after: page?.pageInfo.endCursor })).toEqual(['b', 'a'])
  const oldest = { orderBy: { field: 'ACCEPTED_AT', direction: 'ASC' }, widgetId: b.id }
  expect((await it.ask(receiptList, oldest as never)).receipts).toMatchObject({ totalCount: 1 })
  await it.ask(deleteWidget, { id: b.id })
  const { data, errors } = await it.send(receiptList, { widgetId: b.id })
  expect(data?.receipts?.nodes).toMatchObject([{ caller: 'PUSHGRAPH_ADMIN_TOKEN', widget: null }])
  expect(errors).toMatchObject([{ path: ['receipts', 'nodes', 0, 'widget'], extensions: { code: 'NOT_FOUND' } }])
})

test('REST lists receipts of the project and of a widget, with who pushed; not for a token for some widgets', async () => {
  const [a, b] = [await it.widget(), await it.widget()]
  for (const { id } of [a, b]) await it.ask(push, { input: { widgetId: id, rows } })
  const input = { name: 'Portal', scopes: ['READ' as const], widgetIds: [b.id] }
  const { secret } = (await it.ask(createToken, { input })).createToken
  const list = async (body: object, token = ADMIN) => {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`${it.url}/api/external/list/receipt`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return (await response.json()) as { code: number; data: Record<string, unknown>[] }
  }
  const newest = { order: ['accepted_at DESC', 'id DESC'], limit: 2 }
  const { data } = await list({ select: ['widget_id', 'caller', 'rows', 'created', 'key_kind'], ...newest })
  const pushedTo = (widget_id: string) => ({
    ...{ widget_id, caller: 'PUSHGRAPH_ADMIN_TOKEN', rows: 1, created: 1, key_kind: 'DATE' },
  })
  expect(data).toEqual([pushedTo(b.id), pushedTo(a.id)])
  const condition = [['widget_id', '=', a.id]]
  expect((await list({ select: ['widget_id'], condition })).data).toEqual([{ widget_id: a.id }])
  expect(await list({ select: ['widget_id'] }, secret)).toMatchObject({ code: 403 })
})

test('who may only push reads no widget through the receipt of a push', async () => {
  const { id } = await it.widget()
  const { secret } = (await it.ask(createToken, { input: { name: 'Pusher', scopes: ['PUSH'] } })).createToken
  const query = `mutation ($id: ID!) { push(input: { widgetId: $id, rows: [{ key: "2026-11-20", values: [{ metric: "a", value: "1" }] }] }) { receipt { rows caller widget { title } } } }`
  const ask = async (token: string) => {
    const response = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { id } }),
    })
    return (await response.json()) as { data: unknown; errors?: { path: unknown; extensions: { code: string } }[] }
  }
  const refused = await ask(secret)
  expect(refused.data).toEqual({ push: { receipt: { rows: 1, caller: 'Pusher', widget: null } } })
  expect(refused.errors).toMatchObject([{ path: ['push', 'receipt', 'widget'], extensions: { code: 'FORBIDDEN' } }])
  expect((await ask(ADMIN)).errors).toBeUndefined()
})
