import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Reply {
  data?: unknown
  errors?: { message: string; extensions: { code: string; limit?: unknown } }[]
  extensions?: { cost?: { cost: number; limit: number; left: number } }
}

async function ask(query: string, variables = {}, extensions: unknown = { cost: true }, operationName?: string) {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query, variables, extensions, operationName }),
  })
  return { status: response.status, ...((await response.json()) as Reply) }
}
const costOf = async (query: string, variables = {}) => (await ask(query, variables)).extensions?.cost?.cost

describe('the cost of an operation', () => {
  test('is told on request, with what is left', async () => {
    const told = await ask('{ widgets(first: 1) { edges { cursor } } }')
    expect(told.extensions).toEqual({ cost: { cost: 1, limit: 2_000, left: 1_999 } })
    expect((await ask('{ viewer { name } }', {}, null)).extensions).toBeUndefined()
  })

  test('counts members of lists, as often as the lists around them have members; single objects are free', async () => {
    expect(await costOf('{ project { name timeZone } viewer { name } }')).toBe(0)
    expect(await costOf('{ widgets(first: 20) { edges { node { id title } } pageInfo { hasNextPage } } }')).toBe(20)
    expect(await costOf('{ widgets { edges { node { id } } } }')).toBe(50)
    expect(await costOf('{ widgets { nodes { id } } }')).toBe(50)
    expect(await costOf('{ widgets { totalCount } }')).toBe(60)
    const page = 'query ($n: Int) { widgets(first: $n) { edges { node { id report { keys } } } } }'
    // Each time anew, though the document is remembered and compiled.
    for (const n of [1, 2, 100, 1, 1, 5, 5, 5]) expect([n, await costOf(page, { n })]).toEqual([n, n * 11])
    expect(await costOf('{ sqlTables { name columns { name } } }')).toBe(5 + 5 * 5)
    const values = '{ widgets(first: 2) { nodes { dimensions { values(first: 3) { nodes { value } } } } } }'
    expect(await costOf(values)).toBe(2 + 2 * 1 + 2 * 5 * 3)
  })

  test('grows with the reports that are asked for', async () => {
    const { id } = await it.widget()
    const reports = 'query ($ids: [ID!]!) { reports(widgetIds: $ids) { keys metrics { headline } } }'
    expect(await costOf(reports, { ids: [id] })).toBe(10)
    expect(await costOf(reports, { ids: [id, id, id] })).toBe(3 * 10)
    const widgets = 'query ($ids: [ID!]!) { widgetsById(ids: $ids) { title report { keys } } }'
    expect(await costOf(widgets, { ids: [id, id, id] })).toBe(3 * (1 + 10))
  })

  test('of a board of 100 widgets, with comparisons and what is drawn, passes', async () => {
    const board = `query ($ids: [ID!]!) {
      widgetsById(ids: $ids) {
        id title tags chartType
        report(compare: [{ to: PREVIOUS_PERIOD }, { to: SAME_PERIOD_LAST_YEAR }]) {
          keys period { label partial } comparedPeriods { label }
          metrics {
            metric { id name color format { style currency unit } }
            headline values runningTotals
            goal { ratio onPace period { label } }
            comparisons { percentChange verdict values period { label } }
          }
        }
      }
      page: widgets(first: 100) { edges { node { id metrics { id name } } } pageInfo { hasNextPage } }
    }`
    const ids = Array.from({ length: 100 }, (_, n) => `widget_${n}`)
    expect(await costOf(board, { ids })).toBe(100 * (1 + 10) + 100 * (1 + 1))
    const circle = `query ($ids: [ID!]!) { widgetsById(ids: $ids) { report { metrics { metric { widget { metrics { widget { metrics { id } } } } } } } } }`
    expect((await ask(circle, { ids })).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX')
  })

  test('of the largest page of widgets, with what defines them, passes', async () => {
    const definitions = '{ widgets(first: 500) { nodes { title metrics { name unit } dimensions { name } } } }'
    expect(await costOf(definitions)).toBe(500 * (1 + 1 + 1))
    const beyond = definitions.replace('unit', 'widget { metrics { name } }')
    expect((await ask(beyond)).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX')
  })

  test('leaves out `__typename`, which clients with a cache add everywhere', async () => {
    const typed = '{ __typename widgets(first: 20) { __typename edges { __typename node { __typename id } } } }'
    expect(await costOf(typed)).toBe(20)
    const inside =
      '{ widgets(first: 20) { ...Page } } fragment Page on WidgetConnection { edges { node { __typename } } }'
    expect(await costOf(inside)).toBe(20)
  })

  test('is of the operation that runs', async () => {
    const two = 'query A { sqlTables { name } } query B { sqlTables { columns { name } } }'
    expect((await ask(two, {}, { cost: true }, 'A')).extensions?.cost?.cost).toBe(5)
    expect((await ask(two, {}, { cost: true }, 'B')).extensions?.cost?.cost).toBe(30)
  })

  test('beyond the limit is refused before anything is read', async () => {
    it.statements()
    const refused = await ask('{ widgets(first: 500) { edges { node { report { keys } } } } }')
    expect(refused).toEqual({
      status: 400,
      errors: [
        expect.objectContaining({
          message:
            'The query costs 5,500; at most 2,000 are allowed. Ask for smaller pages or fewer lists inside lists.',
          extensions: { code: 'QUERY_TOO_COMPLEX', limit: { name: 'cost', most: 2_000, cost: 5_500 } },
        }),
      ],
    })
    const page = 'query ($n: Int) { widgets(first: $n) { edges { node { id report { keys } } } } }'
    for (let i = 0; i < 4; i++) expect((await ask(page, { n: 10 })).errors).toBeUndefined()
    expect((await ask(page, { n: 400 })).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX')
    expect((await ask(page, { n: 100_000 })).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX')
  })

  test('holds for GET and for subscriptions', async () => {
    const query = '{ widgets(first: 500) { edges { node { report { keys } } } } }'
    const get = await fetch(`${it.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { authorization: `Bearer ${ADMIN}`, accept: 'application/json' },
    })
    expect(((await get.json()) as Reply).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX')
    const report = (alias: string) =>
      `${alias}: report { metrics { metric { widget { metrics { widget { metrics { name } } } } } } }`
    const many = `subscription { widgetReport(id: "widget_1") { widget { ${Array.from({ length: 60 }, (_, n) => report(`a${n}`)).join(' ')} } } }`
    const live = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}`, accept: 'text/event-stream' },
      body: JSON.stringify({ query: many }),
    })
    const [, message = ''] = /^data: (.+)$/m.exec(await live.text()) ?? []
    expect((JSON.parse(message) as Reply).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX')
  })

  test('says nothing where variables are wrong: that is said', async () => {
    const reply = await ask('query ($n: Int) { widgets(first: $n) { edges { node { id } } } }', { n: 'x' })
    expect(reply.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    const tooLarge = await ask('{ widgets(first: 501) { edges { node { id } } } }')
    expect(tooLarge.errors?.[0]?.message).toBe('first is 1 to 500.')
  })
})

test('of many errors 20 are sent, and the others counted', async () => {
  const fields = Array.from({ length: 50 }, (_, n) => `nothing${n}`).join(' ')
  const reply = await ask(`{ ${fields} }`, {}, null)
  expect(reply.errors).toHaveLength(20)
  expect(reply.extensions).toEqual({ omittedErrors: 30 })
})
