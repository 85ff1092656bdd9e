import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentLimits } from '../../src/graphql/document-limits.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function send(body: string): Promise<{ status: number; code: string | undefined; message: string | undefined }> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body,
  })
  const reply = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] }
  return { status: response.status, code: reply.errors?.[0]?.extensions.code, message: reply.errors?.[0]?.message }
}
const ask = (query: string) => send(JSON.stringify({ query }))

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ')
const nested = (depth: number) => `{ ${'widget(id: "x") { metrics { '.repeat(depth)} id ${'} }'.repeat(depth)} }`
const doubling = (levels: number) =>
  `{ project { ...F0 } } ${times(levels, n => `fragment F${n} on Project { ...F${n + 1} ...F${n + 1} }`)} fragment F${levels} on Project { id }`

const tooComplex: [string, string, keyof typeof documentLimits][] = [
  ['deep nesting', nested(12).replaceAll('widget(id: "x")', 'widget'), 'depth'],
  ['10,000 aliases', `{ ${times(10_000, n => `a${n}: __typename`)} }`, 'characters'],
  ['100 aliases', `{ ${times(100, n => `a${n}: __typename`)} }`, 'aliases'],
  ['directives one after the other', `{ __typename ${'@skip(if: false) '.repeat(100)} }`, 'directives'],
  ['2,000 directives', `{ __typename ${'@a '.repeat(2_000)} }`, 'tokens'],
  ['a field repeated 1,500 times', `{ ${'__typename '.repeat(1_500)} }`, 'breadth'],
  ['a field repeated 20,000 times', `{ ${'id '.repeat(20_000)} }`, 'tokens'],
  ['fragments that double', doubling(40), 'fields'],
  ['many operations', times(11, n => `query Q${n} { __typename }`), 'operations'],
]

test.each(tooComplex)('%s: refused as QUERY_TOO_COMPLEX, with the limit', async (_name, query, limit) => {
  const reply = await ask(query)
  expect(reply).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' })
  expect(reply.message).toContain(documentLimits[limit].toLocaleString('en'))
})

test.each([
  ['fragments in a circle', '{ project { ...A } } fragment A on Project { ...B } fragment B on Project { ...A }'],
  ['a fragment that spreads itself', '{ project { ...A } } fragment A on Project { name ...A }'],
  ['introspection in circles', `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} }'.repeat(6)} } } }`],
  ['an unknown field', '{ projekt { name } }'],
  ['64 KiB of braces', '{'.repeat(65_000)],
  ['broken text', '{ project { name '],
])('%s: refused as BAD_USER_INPUT', async (_name, query) => {
  expect(await ask(query)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' })
})

test.each([
  ['lists in lists', `{ project(a: ${'['.repeat(3_000)}`],
  ['fields in fields', '{ a '.repeat(3_000)],
])('%s: refused by the tokens or by the depth, whichever is reached first', async (_name, query) => {
  expect(await ask(query)).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' })
})

test('a batch of requests is refused', async () => {
  expect(await send(`[${times(1_000, () => '{"query":"{ __typename }"}').replaceAll(' {"', ',{"')}]`)).toMatchObject({
    status: 400,
    code: 'BAD_USER_INPUT',
  })
})

test('a body of more than a mebibyte is refused', async () => {
  expect(await send('{'.repeat(1_100_000))).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' })
})

test('health is answered while hostile documents come', async () => {
  const hostile = tooComplex.flatMap(([, query]) => [ask(query), ask(query)])
  expect((await fetch(`${it.url}/healthz`)).status).toBe(200)
  for (const reply of await Promise.all(hostile)) expect(reply.status).toBe(400)
})

test('what GraphiQL asks is allowed', async () => {
  const options = {
    descriptions: true,
    inputValueDeprecation: true,
    schemaDescription: true,
    specifiedByUrl: true,
    oneOf: true,
  }
  expect(await ask(getIntrospectionQuery(options))).toMatchObject({ status: 200, code: undefined })
})
