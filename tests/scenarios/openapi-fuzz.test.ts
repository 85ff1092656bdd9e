// Requests made from the OpenAPI document, right and wrong ones: none is a 500, and every reply is as the document says.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { junk, valuesOf } from '../_kit/json-schema.ts'
import { type Conformance, createConformance, type DocumentedOperation, type OpenApi } from '../_kit/openapi.ts'
import { createToken } from '../_kit/operations.ts'

/** Requests of each operation, the same in every run; `FUZZ_RUNS=500 FUZZ_SEED=$RANDOM` looks further. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 50)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_121)

let it: TestApp
let document: OpenApi
let conformance: Conformance
let words: string[]
const operations: { method: string; path: string; operation: DocumentedOperation }[] = []
beforeAll(async () => {
  it = await startTestApp(
    { TOKEN_REQUESTS_PER_MINUTE: '0', ADDRESS_REQUESTS_PER_MINUTE: '0', ADDRESS_FAILURES_PER_MINUTE: '0' },
    { clock: () => NOON_2026_11_20 },
  )
  document = (await (await fetch(`${it.url}/openapi.json`)).json()) as OpenApi
  conformance = createConformance(structuredClone(document))
  for (const [path, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item)) operations.push({ method, path, operation })
  const { id, pushUrl } = await it.widget({ title: 'Fuzzed', dimensions: ['country'] })
  await it.cyfe(pushUrl, { data: [{ Date: '20261120', country: 'DE', Users: '1', Signups: '2' }] })
  const call = async (path: string, body: object) => {
    const response = await fetch(`${it.url}/api/external${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify(body),
    })
    return ((await response.json()) as { model: { id: string; task_id: string } }).model
  }
  const query = await call('/create/query', {
    name: 'x',
    sql: 'select title from widgets where title = @{title}',
    variables: [{ name: 'title', type: 'STRING' }],
  })
  const metrics = await fetch(`${it.url}/api/external/list/metric`, {
    method: 'POST',
    body: JSON.stringify({ apptoken: ADMIN }),
  })
  const metric = ((await metrics.json()) as { data: { id: string }[] }).data[0]?.id ?? ''
  const task = await call('/import/event', { columns: ['event', 'user_id'], rows: [['a', 'b']], async: true })
  const token = (await it.ask(createToken, { input: { name: 'x', scopes: ['READ'] } })).createToken.token.id
  const saved = {
    name: 'document',
    document: 'query ($first: Int, $id: String) { widgets(first: $first, after: $id) { edges { node { id } } } }',
  }
  const kept = await call('/create/query', saved)
  words = [
    ...['document', kept.id, `${kept.id}@1`, 'first'],
    ...[id, metric, query.id, task.task_id, token, pushUrl.split('/').at(-1) as string],
    ...[
      'Users',
      'Signups',
      '2026-11-20',
      '20261120',
      '2026-11-20T09:30:00Z',
      'metric',
      'key',
      'value',
      'event',
      'user_id',
    ],
    ...[
      'title',
      'country',
      'name',
      'id DESC',
      '=',
      'IN',
      '12.5',
      'ada',
      'Europe/Berlin',
      '#52ff7f',
      'select 1',
      'read',
      'YESTERDAY',
    ],
  ]
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Sent {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | undefined
}

const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed()
const urlSafe = (value: unknown) => encodeURIComponent(textOf(value))

/** A condition of a list, as the grammar has it and a little beside it. */
const conditions = (): fc.Arbitrary<unknown> => {
  const columns = ['id', 'title', 'name', 'tags', 'created_at', 'value', 'key', 'metric', 'reverse', 'variables', 'x']
  const comparison = fc.tuple(
    fc.constantFrom(...columns),
    fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'IN', 'not in', 'LIKE'),
    fc.oneof(fc.constantFrom(...words), fc.array(fc.constantFrom(...words), { maxLength: 3 }), junk),
  )
  const group = fc.record({ operator: fc.constantFrom('AND', 'OR', 'or', 'X'), 0: comparison, 1: comparison })
  return fc.oneof(fc.array(comparison, { maxLength: 3 }), group, fc.tuple(group, comparison), junk)
}

/** What an exploded object is in an address; what is none has no name there. */
const membersOf = (value: unknown) =>
  typeof value === 'object' ? Object.entries(value ?? {}) : [['where', value] as const]

function requests(path: string, operation: DocumentedOperation): fc.Arbitrary<Sent> {
  const parameters = (operation.parameters ?? []).map(parameter =>
    valuesOf(parameter.schema, words).map(value => ({ ...parameter, value })),
  )
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema as
    | { properties?: Record<string, object> }
    | undefined
  const isList = schema?.properties?.condition !== undefined
  const body = !schema
    ? fc.constant(undefined)
    : fc.oneof(
        {
          weight: 10,
          arbitrary: fc
            .tuple(valuesOf(schema, words), isList ? conditions() : fc.constant(undefined))
            .map(([made, condition]) =>
              JSON.stringify(
                condition === undefined || typeof made !== 'object' || Array.isArray(made)
                  ? made
                  : { ...made, condition },
              ),
            ),
        },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
        { weight: 1, arbitrary: fc.webQueryParameters().map(text => `title=x&${text}`) },
      )
  return fc.tuple(fc.tuple(...parameters), body, fc.boolean()).map(([given, text, saysJson]) => {
    const query = given
      .filter(each => each.in === 'query')
      .flatMap(each => (each.explode ? membersOf(each.value) : [[each.name, each.value] as const]))
      .map(([name, value]) => `${urlSafe(name)}=${urlSafe(value)}`)
    const filled = path.replace(/\{(\w+)\}/g, (_all, name) => {
      const value = textOf(given.find(each => each.name === name)?.value ?? 'x').slice(0, 90)
      return value === '' || /^\.+$/.test(value) ? 'x' : urlSafe(value)
    })
    const headers = given
      .filter(each => each.in === 'header')
      .flatMap(each => {
        const value = textOf(each.value)
          .replace(/[^\x20-\x7e]/g, '')
          .trim()
          .slice(0, 300)
        return value === '' ? [] : [[each.name, value] as const]
      })
    return {
      path: `${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`,
      headers: { ...Object.fromEntries(headers), ...(saysJson && { 'content-type': 'application/json' }) },
      body: text,
    }
  })
}

async function send(method: string, { path, headers, body }: Sent) {
  const isOAuth = path.startsWith('/api/oauth')
  const response = await fetch(`${it.url}${path}`, {
    method: method.toUpperCase(),
    headers: { ...(!isOAuth && { authorization: `Bearer ${ADMIN}` }), ...headers },
    ...(body !== undefined && { body: Buffer.from(body) as BodyInit }),
  })
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text: await response.text(),
  }
}

test(`of every operation ${RUNS} requests`, async () => {
  let sent = 0
  const statuses = new Map<number, number>()
  for (const { method, path, operation } of operations) {
    await fc.assert(
      fc.asyncProperty(requests(path, operation), async request => {
        const { status, contentType, text } = await send(method, request)
        sent++
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (status === 500) throw new Error(`${operation.operationId}: 500 ${text}`)
        const pathname = new URL(request.path, it.url).pathname
        const body = contentType.startsWith('application/json') ? text : null
        const fault = conformance.faultOf({ method: method.toUpperCase(), path: pathname, status, contentType, body })
        if (fault) throw new Error(fault)
      }),
      { numRuns: RUNS, seed: SEED },
    )
  }
  console.log(
    `${sent} requests: ${[...statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status} x ${count}`)
      .join(', ')}`,
  )
  expect(sent).toBeGreaterThan(Math.min(RUNS, 50) * 40)
  expect(statuses.get(200) ?? 0).toBeGreaterThan(100)
  expect(it.log.filter(line => line.includes('unexpected error'))).toEqual([])
}, 3_600_000)
