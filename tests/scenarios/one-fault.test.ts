// One fault takes one field: everything else of a page or of a document stands, and says which part failed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/schema.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createToken } from '../_kit/operations.ts'

let it: TestApp
let days: string
let instants: string
let names: string
let gone: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  days = await pushed('Days', { Date: '20261119', Users: '3' })
  instants = await pushed('Instants', { At: '2026-11-19T10:30:00Z', Users: '5' }, 'TIME')
  names = await pushed('Names', { Plan: 'pro', Users: '7' }, 'CATEGORY')
  gone = (await it.widget()).id
  await post(`mutation { deleteWidget(id: "${gone}") { id } }`)
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function pushed(title: string, row: Record<string, string>, keyKind: 'DATE' | 'TIME' | 'CATEGORY' = 'DATE') {
  const widget = await it.widget({ title, keyKind })
  expect((await it.cyfe(widget.pushUrl, { data: [row] })).body.message).toBe('Data pushed')
  return widget.id
}

interface Reply {
  data: Record<string, unknown> | null
  errors?: { path: (string | number)[]; extensions: { code: string; fields?: Record<string, string[]> } }[]
}

async function post(query: string, token = ADMIN): Promise<Reply & { status: number }> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, ...((await response.json()) as Reply) }
}

const faults = ({ errors = [] }: Reply) =>
  errors.map(({ path, extensions }) => `${path.join('.')} ${extensions.code}`).toSorted()

test('every root field but the viewer is nullable, and so is every field that needs a scope of its own', () => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const never = roots.flatMap(type =>
    Object.values(type?.getFields() ?? {})
      .filter(field => String(field.type).endsWith('!'))
      .map(field => `${type?.name}.${field.name}`),
  )
  expect(never).toEqual(['Query.viewer'])
  const [widget, payload, saved] = ['Widget', 'PushPayload', 'SavedQuery'].map(name => schema.getType(name))
  const typeOf = (type: typeof widget, field: string) =>
    String(type && 'getFields' in type && type.getFields()[field]?.type)
  expect(['report', 'pushUrl', 'chartUrl'].map(field => typeOf(widget, field))).toEqual(['Report', 'String', 'String'])
  expect(typeOf(payload, 'widget')).toBe('Widget')
  expect(typeOf(saved, 'runs')).toBe('[QueryRun!]')
})

describe('of a page', () => {
  test('an id of nothing, a deleted widget, a wrong granularity and a wrong metric each take their own field', async () => {
    const reply = await post(`{
      good: widget(id: "${days}") { report { metrics { headline } } }
      deleted: widget(id: "${gone}") { title }
      malformed: widget(id: "not an id") { title }
      otherType: metric(id: "${days}") { name }
      node(id: "") { id }
      card: widget(id: "${days}") { title report(granularity: HOUR) { keys } }
      list: widgetsById(ids: ["${gone}", "${days}", "?"]) { title report(metrics: ["Nobody"]) { keys } }
      source(name: "none") { id }
      project { name }
    }`)
    expect(reply.status).toBe(200)
    expect(faults(reply)).toEqual([
      'card.report BAD_USER_INPUT',
      'deleted NOT_FOUND',
      'list.0 NOT_FOUND',
      'list.1.report BAD_USER_INPUT',
      'list.2 NOT_FOUND',
      'malformed NOT_FOUND',
      'node NOT_FOUND',
      'otherType NOT_FOUND',
      'source NOT_FOUND',
    ])
    expect(reply.data).toMatchObject({
      good: { report: { metrics: [{ headline: 3 }] } },
      deleted: null,
      card: { title: 'Days', report: null },
      list: [null, { title: 'Days', report: null }, null],
      project: { name: expect.any(String) },
    })
  })

  test('a missing scope takes the field that needs it', async () => {
    const { secret } = (await it.ask(createToken, { input: { name: 'reader', scopes: ['READ'] } })).createToken
    const reply = await post(
      `{ widget(id: "${days}") { title viewerCanManage pushUrl chartUrl } tokens { edges { cursor } } viewer { name } }`,
      secret,
    )
    expect(faults(reply)).toEqual(['tokens FORBIDDEN', 'widget.chartUrl FORBIDDEN', 'widget.pushUrl FORBIDDEN'])
    expect(reply.data).toEqual({
      widget: { title: 'Days', viewerCanManage: false, pushUrl: null, chartUrl: null },
      tokens: null,
      viewer: { name: 'reader' },
    })
    expect((await post(`{ widget(id: "${days}") { viewerCanManage } }`)).data).toEqual({
      widget: { viewerCanManage: true },
    })
  })

  test('a widget that does not go with the first one of a chart is out of it by itself', async () => {
    const chart = (ids: string[], args = '') =>
      post(`{ reports(widgetIds: ${JSON.stringify(ids)}${args}) { widget { title } metrics { sum } } }`)
    const shown = (title: string, sum: number) => ({ widget: { title }, metrics: [{ sum }] })
    const mixed = await chart([days, gone, names, 'x', instants, days])
    expect(mixed.data?.reports).toEqual([shown('Days', 3), null, null, null, shown('Instants', 5), shown('Days', 3)])
    expect(faults(mixed)).toEqual(['reports.1 NOT_FOUND', 'reports.2 BAD_USER_INPUT', 'reports.3 NOT_FOUND'])
    const byName = await chart([names, days])
    expect([byName.data?.reports, faults(byName)]).toEqual([[shown('Names', 7), null], ['reports.1 BAD_USER_INPUT']])
    const hours = await chart([days, instants], ', granularity: HOUR')
    expect([hours.data?.reports, faults(hours)]).toEqual([[null, shown('Instants', 5)], ['reports.0 BAD_USER_INPUT']])
    // What is wrong for all of them is said once.
    expect(faults(await chart([days, instants], ', metrics: ["Nobody"]'))).toEqual(['reports BAD_USER_INPUT'])
    const none = await chart([gone, 'x'])
    expect([none.status, faults(none)]).toEqual([404, ['reports.0 NOT_FOUND', 'reports.1 NOT_FOUND']])
  })

  test('nothing of which could be read has the status of its error, however deep the nulls are', async () => {
    const inside = await post(`{ __typename widget(id: "${days}") { __typename report(granularity: HOUR) { keys } } }`)
    expect([inside.status, inside.data]).toEqual([
      400,
      { __typename: 'Query', widget: { __typename: 'Widget', report: null } },
    ])
    const some = await post(`{ widget(id: "${days}") { title report(granularity: HOUR) { keys } } }`)
    expect(some.status).toBe(200)
    const empty = await post(
      `{ widgets(search: "nothing has this title") { edges { cursor } } gone: widget(id: "x") { id } }`,
    )
    expect([empty.status, empty.data]).toEqual([200, { widgets: { edges: [] }, gone: null }])
  })
})

test('of two pushes the good one is there with its receipt; sent again with keys nothing doubles', async () => {
  const document = `mutation {
    good: push(input: { widgetId: "${days}", idempotencyKey: "g", rows: [{ key: "2026-11-01", values: [{ metric: "Orders", value: "1.5" }] }] }) {
      receipt { id points replayed }
    }
    bad: push(input: { widgetId: "${days}", idempotencyKey: "b", rows: [{ key: "no day", values: [{ metric: "Orders", value: "2" }] }] }) {
      receipt { id }
    }
    after: push(input: { widgetId: "${days}", idempotencyKey: "a", rows: [{ key: "2026-11-02", values: [{ metric: "Orders", value: "4" }] }] }) {
      receipt { points replayed }
    }
  }`
  const first = await post(document)
  expect(first.status).toBe(200)
  expect(faults(first)).toEqual(['bad BAD_USER_INPUT'])
  expect(Object.keys(first.errors?.[0]?.extensions.fields ?? {})).toEqual(['input.rows.0.key'])
  expect(first.data).toMatchObject({
    good: { receipt: { points: 1, replayed: false } },
    bad: null,
    after: { receipt: { points: 1, replayed: false } },
  })
  const again = await post(document)
  expect(again.data).toMatchObject({
    good: { receipt: { replayed: true } },
    bad: null,
    after: { receipt: { replayed: true } },
  })
  const read = `{ widget(id: "${days}") { report(period: { preset: ALL_TIME }, metrics: ["Orders"]) { metrics { sum } } } }`
  expect((await post(read)).data).toEqual({ widget: { report: { metrics: [{ sum: 5.5 }] } } })
  // Where nothing of the document was done, the status says so to programs that look at nothing else.
  const alone = await post(document.replace(/good:[\s\S]*?(?=bad:)/, '').replace(/after:[\s\S]*$/, '}'))
  expect([alone.status, alone.data]).toEqual([400, { bad: null }])
})
