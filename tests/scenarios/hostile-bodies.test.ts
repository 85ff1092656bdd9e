// Bodies that are refused cost next to nothing, at whatever door they come: reading ends at the first limit.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hostileRequests } from '../../bench/hostile/requests.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

/** Processor time of the gateway and its client, which other processes do not change. The old ways took 200 ms to 5 s. */
const mostMsOf = (name: string) => (name.startsWith('push:') && !name.includes('64,000') ? 180 : 400)

let it: TestApp
let widget: { id: string; pushUrl: string }
let requests: ReturnType<typeof hostileRequests>
beforeAll(async () => {
  it = await startTestApp({ TOKEN_REQUESTS_PER_MINUTE: '100000', ADDRESS_REQUESTS_PER_MINUTE: '100000' })
  widget = await it.widget({ keyKind: 'DATE' })
  await it.cyfe(widget.pushUrl, { data: [{ Date: '20260101', a: 1 }] })
  requests = hostileRequests({ widgetId: widget.id, pushPath: new URL(widget.pushUrl).pathname })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const post = async (path: string, type: string, body: string) => {
  const headers = { 'content-type': type, authorization: `Bearer ${ADMIN}` }
  const response = await fetch(it.url + path, { method: 'POST', headers, body })
  return { status: response.status, text: await response.text() }
}

test.each(Object.keys(hostileRequests({ widgetId: '', pushPath: '' })))('%s', async name => {
  const request = requests[name]
  if (!request) throw new Error('no request')
  const before = process.cpuUsage()
  const { status, text } = await post(request.path, request.type, request.body)
  const { user, system } = process.cpuUsage(before)
  expect({ name, status }).toEqual({ name, status: 400 })
  expect(text.length).toBeLessThan(50_000)
  expect((user + system) / 1_000).toBeLessThan(mostMsOf(name))
})

test('what is too much is named', async () => {
  const push = async (body: string) =>
    JSON.parse((await post(new URL(widget.pushUrl).pathname, 'application/json', body)).text)
  const rows = (count: number) => Array.from({ length: count }, () => '{}').join(',')
  expect(await push(`{"data":[${rows(10_001)}]}`)).toMatchObject({
    message: 'Row 10001: A push has at most 10000 rows.',
  })
  const members = (count: number) => Array.from({ length: count }, (_, n) => `"m${n}":1`).join(',')
  expect(await push(`{"data":[{"Date":"20260101",${members(1_000)}}]}`)).toMatchObject({
    message: expect.stringMatching(
      /^The push is too large. An object has more than 1000 members at line 1, column \d+\.$/,
    ),
  })
  expect(await push(`{"data":[{"Date":"20260101",${members(600)}}]}`)).toMatchObject({
    message: 'Row 1: the widget would have 501 metrics; at most 500 are possible.',
  })
})

test('health answers between large bodies that come at once', async () => {
  const body = `{"data":[${Array.from({ length: 6_000 }, (_, n) => `{"Date":"2026010${1 + (n % 9)}",${Array.from({ length: 16 }, (_, k) => `"m${k}":1`).join(',')}}`).join(',')}]}`
  let answered = 0
  let isOver = false
  const pushes = Promise.all(
    Array.from({ length: 8 }, () => post(new URL(widget.pushUrl).pathname, 'application/json', body)),
  ).finally(() => {
    isOver = true
  })
  while (!isOver) {
    await (await fetch(`${it.url}/healthz`)).text()
    answered++
  }
  expect((await pushes).map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
  expect(answered).toBeGreaterThan(8)
})
