import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { talk } from '../_kit/socket.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const two = 'query A { viewer { name } } query B { viewer { name } }'
const live =
  'subscription S { widgetReport(id: "widget_1", period: { preset: TODAY }) { metrics { sum } } } query A { viewer { name } }'
const requests = [
  ['one without a name, asked for by a name', { query: '{ viewer { name } }', operationName: 'X' }, '"X"'],
  ['a name that none has', { query: two, operationName: 'X' }, 'A, B'],
  ['a name in other letters', { query: two, operationName: 'a' }, 'A, B'],
  ['a name that every object has', { query: two, operationName: '__proto__' }, 'A, B'],
  ['several and no name', { query: two }, 'A, B'],
  ['fragments only', { query: 'fragment F on Query { viewer { name } }' }, ''],
  ['a subscription by another name', { query: live, operationName: 'X' }, 'S, A'],
] as const

test.each(requests)('%s is 400 at every door, each time', async (_name, payload, words) => {
  it.log.length = 0
  const authorization = `Bearer ${ADMIN}`
  for (const accept of ['application/json', 'application/graphql-response+json', 'text/event-stream']) {
    // The fourth would be compiled.
    for (let time = 0; time < 4; time++) {
      const headers = { 'content-type': 'application/json', accept, authorization }
      const response = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(payload) })
      const body = (await response.json()) as { errors: { message: string; extensions: object }[] }
      expect([response.status, body.errors[0]?.extensions]).toEqual([400, { code: 'BAD_USER_INPUT' }])
      expect(body.errors[0]?.message).toContain(words)
    }
  }
  for (const accept of ['application/graphql-response+json', 'text/event-stream']) {
    const query = new URLSearchParams(payload as Record<string, string>)
    const response = await fetch(`${it.url}/graphql?${query}`, { headers: { accept, authorization } })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('BAD_USER_INPUT')])
  }
  await using one = await talk(it.url, { token: ADMIN })
  await vi.waitFor(() => expect(one.heard).toHaveLength(1))
  one.say({ id: 'wrong', type: 'subscribe', payload })
  await vi.waitFor(() => expect(one.heard).toHaveLength(2))
  expect(one.heard[1]).toMatchObject({
    id: 'wrong',
    type: 'error',
    payload: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  })
  expect(it.log.filter(line => /"level":"error"|stack/.test(line))).toEqual([])
})

test('the operation of the name runs', async () => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
  for (let time = 0; time < 4; time++) {
    const body = JSON.stringify({ query: two, operationName: 'B' })
    const response = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body })
    expect(await response.json()).toEqual({ data: { viewer: { name: 'PUSHGRAPH_ADMIN_TOKEN' } } })
  }
})
