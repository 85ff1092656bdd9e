// The SDK of CloudEvents, unmodified: binary, structured and batches.
import { gzipSync } from 'node:zlib'
import { CloudEvent, emitterFor, HTTP, httpTransport, Mode } from 'cloudevents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { type LossyGateway, lossyGateway } from '../_kit/dialects.ts'
import { createToken } from '../_kit/operations.ts'

let it: TestApp
let network: LossyGateway
beforeAll(async () => {
  it = await startTestApp()
  network = await lossyGateway(it.url)
})
afterAll(async () => {
  await network?.[Symbol.asyncDispose]()
  await it?.[Symbol.asyncDispose]()
})

const headers = { authorization: `Bearer ${ADMIN}` }

async function stored(name: string) {
  const { rows } = await it.app.gateway.pool.query(
    'select user_id, anonymous_id, at, properties from events where name = $1 order by at',
    [name],
  )
  return rows.map(({ user_id, anonymous_id, at, properties }) => ({
    who: user_id ?? anonymous_id,
    at: new Date(at).toISOString(),
    properties,
  }))
}

const now = new Date(Math.floor(Date.now() / 1_000) * 1_000).toISOString()
const eventOf = (type: string, id: string, more: object = {}) =>
  new CloudEvent({ type, id, source: '/shop', time: now, data: { total: 12.5, plan: { name: 'pro' } }, ...more })

test.each([
  ['binary', Mode.BINARY],
  ['structured', Mode.STRUCTURED],
] as const)('the emitter sends %s events; one that comes twice counts once', async (name, mode) => {
  const emit = emitterFor(httpTransport(`${network.url}/events/cloud`), { mode })
  network.doubles = true
  await emit(eventOf(`${name}.paid`, `${name}1`, { subject: 'ada ü' }), { headers })
  await emit(eventOf(`${name}.paid`, `${name}1`, { subject: 'ada ü' }), { headers })
  await emit(eventOf(`${name}.paid`, `${name}2`, { subject: 'ada ü', traceparent: '00-a-b-01' }), { headers })
  network.doubles = false
  const event = {
    who: 'ada ü',
    at: new Date(now).toISOString(),
    properties: expect.objectContaining({ total: 12.5, plan: { name: 'pro' } }),
  }
  expect(await stored(`${name}.paid`)).toEqual([event, event])
  expect((await stored(`${name}.paid`)).map(({ properties }) => properties.cloudevent.traceparent).sort()).toEqual([
    '00-a-b-01',
    undefined,
  ])
})

const post = (type: string, body: string | Buffer, more: Record<string, string> = {}) =>
  fetch(`${it.url}/events/cloud`, {
    method: 'POST',
    headers: { ...headers, 'content-type': type, ...more },
    body: body as BodyInit,
  })

test('a batch of the SDK is taken whole, again without counting twice, or not at all', async () => {
  const batch = [1, 2, 3].map(
    id => HTTP.structured(eventOf('batched', String(id), { userid: `u${id}` })).body as string,
  )
  const send = () => post('application/cloudevents-batch+json', gzipSync(`[${batch}]`), { 'content-encoding': 'gzip' })
  expect([(await send()).status, (await send()).status]).toEqual([204, 204])
  expect((await stored('batched')).map(({ who }) => who).sort()).toEqual(['u1', 'u2', 'u3'])
  const wrong = await post(
    'application/cloudevents-batch+json',
    `[${batch[0]?.replace('"1"', '"9"')},{"specversion":"1.0","id":"x","source":"/"}]`,
  )
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { errors: { 'events.1.type': [expect.any(String)] } }])
  expect(await stored('batched')).toHaveLength(3)
})

test('data that is no JSON is kept as text or base64, and an event of nobody is of its source', async () => {
  const attributes = { 'ce-specversion': '1.0', 'ce-type': 'odd.data', 'ce-source': '/cam%20era', 'ce-time': now }
  expect((await post('text/plain', 'hello', { ...attributes, 'ce-id': '1' })).status).toBe(204)
  expect((await post('image/png', Buffer.from([0x89, 0xff]), { ...attributes, 'ce-id': '2' })).status).toBe(204)
  const events = await stored('odd.data')
  expect(events.map(({ who }) => who)).toEqual(['/cam era', '/cam era'])
  expect(events.map(({ properties }) => properties.data).sort()).toEqual(['hello', 'if8='].sort())
})

test.each([
  ['{', 'not JSON'],
  ['[]', 'An event is an object'],
  ['{"specversion":"0.3","id":"1","source":"/","type":"a"}', 'specversion is "1.0"'],
  ['{"specversion":"1.0","id":"","source":"/","type":"a"}', 'id is a text'],
  ['{"specversion":"1.0","id":"1","source":"/","type":"a","time":"soon"}', 'time is an instant'],
])('%s is refused with the reason', async (body, reason) => {
  const reply = await post('application/cloudevents+json', body)
  expect([reply.status, ((await reply.json()) as { message: string }).message]).toEqual([
    400,
    expect.stringContaining(reason),
  ])
})

test('a token sends the events that it may, and no token none', async () => {
  const input = { name: 'x', scopes: ['PUSH' as const], allowedEvents: ['other'] }
  const { secret } = (await it.ask(createToken, { input })).createToken
  const body = JSON.stringify({ specversion: '1.0', id: '1', source: '/', type: 'a' })
  expect((await post('application/cloudevents+json', body, { authorization: `Bearer ${secret}` })).status).toBe(403)
  expect((await post('application/cloudevents+json', body, { authorization: '' })).status).toBe(401)
})
