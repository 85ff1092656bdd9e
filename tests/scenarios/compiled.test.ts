// A query that comes again is compiled; nothing but its speed may change.
import { getOperationAST, parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isCompilable } from '../../src/graphql/compilable.ts'
import { READY_AT } from '../../src/graphql/execute.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
let id: string
beforeAll(async () => {
  it = await startTestApp()
  const widget = await it.widget({ title: 'Web' })
  id = widget.id
  await it.cyfe(widget.pushUrl, { data: [{ Date: '20261101', a: '1.25', b: '2' }] })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const report = 'report(period: { days: { from: "2026-11-01", through: "2026-11-02" } }, compare: $compare, fill: $fill)'
const cases: [string, string, Record<string, unknown>?][] = [
  [
    'skipped and included fields',
    'query ($on: Boolean!) { project { name @include(if: $on) timeZone @skip(if: $on) } }',
    { on: true },
  ],
  [
    'the same the other way round',
    'query ($on: Boolean!) { project { name @include(if: $on) timeZone @skip(if: $on) } }',
    { on: false },
  ],
  [
    'fragments, aliases and type names',
    `query ($id: ID!) { x: node(id: $id) { __typename ...W } y: widget(id: $id) { ...W } } fragment W on Widget { id t: title metrics { ... on Metric { name } } }`,
  ],
  [
    'defaults of variables',
    `query ($id: ID!, $fill: Fill = ZERO, $compare: [ComparisonInput!] = []) { widget(id: $id) { ${report} { metrics { values comparisons { previous } } } } }`,
  ],
  [
    'defaults of variables that may not be null',
    `query ($id: ID!, $fill: Fill! = ZERO, $compare: [ComparisonInput!]! = [{ shift: { count: 2, unit: MONTH } }], $top: Int! = 3, $period: PeriodInput! = { last: { count: 2, unit: WEEK } }) { widget(id: $id) { report(fill: $fill, compare: $compare, top: $top, period: $period) { period { label } metrics { values comparisons { previous } } } } }`,
  ],
  [
    'some of them given',
    'query ($id: ID!, $fill: Fill! = ZERO, $on: Boolean! = false) { widget(id: $id) { title @include(if: $on) report(fill: $fill, compare: []) { metrics { values } } } }',
    { fill: 'NULL', on: true },
  ],
  [
    'a null where a default may not be null',
    'query ($id: ID!, $fill: Fill! = ZERO) { widget(id: $id) { report(fill: $fill) { keys } } }',
    { fill: null },
  ],
  [
    'a null where there is a default',
    `query ($id: ID!, $fill: Fill = ZERO, $compare: [ComparisonInput!]) { widget(id: $id) { ${report} { metrics { values } } } }`,
    { fill: null },
  ],
  [
    'a single value where a list is due',
    `query ($id: ID!, $fill: Fill, $compare: [ComparisonInput!]) { widget(id: $id) { ${report} { comparedPeriods { label } } } }`,
    { compare: { to: 'SAME_PERIOD_LAST_YEAR' } },
  ],
  [
    'two fields of an input that takes one',
    `query ($id: ID!, $fill: Fill, $compare: [ComparisonInput!]) { widget(id: $id) { ${report} { keys } } }`,
    { compare: [{ to: 'PREVIOUS_PERIOD', shift: { count: 1, unit: 'DAY' } }] },
  ],
  [
    'an unknown value of an enum',
    `query ($id: ID!, $fill: Fill, $compare: [ComparisonInput!]) { widget(id: $id) { ${report} { keys } } }`,
    { fill: 'SIDEWAYS' },
  ],
  ['a missing variable', 'query ($id: ID!) { widget(id: $id) { title } }', { id: undefined }],
  ['a refused argument', 'query ($id: ID!) { widget(id: $id) { title report(top: 0) { keys } } }'],
  ['an id of nothing', 'query ($id: ID!) { widget(id: $id) { title } }', { id: 'widget_zz' }],
  ['an id that none can be', 'query ($id: ID!) { widget(id: $id) { title } }', { id: 'no id' }],
  ['an error beside data', 'query ($id: ID!) { project { name } metric(id: $id) { name } widget(id: $id) { title } }'],
  [
    'a zone that is none',
    'query ($id: ID!, $zone: TimeZone) { widget(id: $id) { report(timeZone: $zone) { keys } } }',
    { zone: 'Mars/Base' },
  ],
  ['the schema itself', '{ __schema { types { name kind fields { name args { name defaultValue } } } } }'],
]

async function ask(query: string, variables: object, token: string) {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text, (key, value) => (key === 'locations' ? undefined : value)) }
}

test.each(cases)('%s: the first answer and the compiled one are the same', async (_name, query, variables) => {
  const given = { id, ...variables }
  const first = await ask(query, given, ADMIN)
  expect(first.status).toBeLessThan(500)
  for (let time = 1; time < READY_AT + 2; time++) expect(await ask(query, given, ADMIN)).toEqual(first)
})

test('who may ask is looked at in every request', async () => {
  const query = 'query ($id: ID!) { widget(id: $id) { title pushUrl } }'
  for (let time = 0; time < READY_AT; time++) expect((await ask(query, { id }, ADMIN)).status).toBe(200)
  expect(await ask(query, { id }, 'nobody')).toMatchObject({ status: 401 })
})

test('a small text that asks for very much is not compiled', () => {
  const document = (depth: number) => {
    const fragments = Array.from(
      { length: depth },
      (_, n) =>
        `fragment F${n} on Widget { a${n}: metrics { widget { ...F${n + 1} } } b${n}: metrics { widget { ...F${n + 1} } } }`,
    )
    return parse(`{ widget(id: "x") { ...F0 } } ${fragments.join(' ')} fragment F${depth} on Widget { id }`)
  }
  const compilable = (depth: number) => {
    const parsed = document(depth)
    const operation = getOperationAST(parsed)
    return operation && isCompilable(parsed, operation)
  }
  expect(compilable(3)).toBe(true)
  expect(compilable(60)).toBe(false)
})
