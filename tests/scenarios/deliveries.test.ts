// What is sent: under one id over all tries, signed, again where it may succeed, and never to where it must not go.
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { channel, deliveries, delivery, replayDelivery, saveChannel, testChannel } from '../_kit/channel-operations.ts'
import type { SaveChannelInput } from '../_kit/gql/graphql.ts'
import { createToken } from '../_kit/operations.ts'
import { saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json, type Received } from '../_kit/upstream.ts'

const SECRET = 'MARKERsecret-0001'
let kit: SourcesKit
beforeAll(async () => {
  kit = await startSourcesKit({ LOG_LEVEL: 'trace' })
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const save = async (input: SaveChannelInput) => (await kit.it.ask(saveChannel, { input })).saveChannel
const tried = async (name: string) => (await kit.it.ask(testChannel, { name })).testChannel.delivery
const seen = async (id: string) => (await kit.it.ask(delivery, { id })).delivery
const hook = (path: string, more: Partial<SaveChannelInput> = {}): SaveChannelInput => ({
  name: path,
  kind: 'WEBHOOK',
  url: `${kit.upstream.url}${path}`,
  ...more,
})

/** What waits is due now. */
const dueNow = async () => {
  const past = new Date(0)
  await kit.it.app.gateway.db.updateTable('deliveries').set({ due_at: past }).where('state', '=', 'PENDING').execute()
  kit.it.app.gateway.services.deliveries.wake()
}

afterEach(async () => {
  await kit.it.app.gateway.db.updateTable('deliveries').set({ state: 'FAILED', due_at: null }).execute()
})

test('a webhook is a CloudEvent whose signature any library of Standard Webhooks verifies, by both secrets while they hold', async () => {
  kit.upstream.on('/hook', (_request, reply) => json(reply, { fine: true }))
  const first = (await save(hook('/hook', { headers: { Authorization: `Bearer ${SECRET}` } }))).signingSecret ?? ''
  const { id, state, tries } = await tried('/hook')
  expect([state, tries]).toEqual(['SENT', [{ status: 200, reply: '{"fine":true}', error: null }]])
  const [request] = kit.upstream.receivedAt('/hook') as [Received]
  const headers = request.headers as Record<string, string>
  expect(headers['webhook-id']).toBe(id)
  expect(headers.authorization).toBe(`Bearer ${SECRET}`)
  expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
  const event = new Webhook(first).verify(request.body, headers)
  expect(event).toMatchObject({ specversion: '1.0', id, type: 'pushgraph.test', datacontenttype: 'application/json' })
  expect(event).toMatchObject({
    source: kit.it.url,
    data: { name: '/hook', message: { title: 'A test of Pushgraph' } },
  })
  expect(() => new Webhook(first).verify(`${request.body} `, headers)).toThrow()

  const second = (await save(hook('/hook', { rotateSecret: true, body: 'PLAIN' }))).signingSecret ?? ''
  await tried('/hook')
  const again = kit.upstream.receivedAt('/hook')[1] as Received
  for (const secret of [first, second])
    expect(new Webhook(secret).verify(again.body, again.headers as Record<string, string>)).toMatchObject({
      type: 'pushgraph.test',
      data: { name: '/hook' },
    })
  expect(again.headers['content-type']).toBe('application/json')
})

test('what may succeed later is tried again under the same id, after as long as the receiver asks for', async () => {
  let times = 0
  kit.upstream.on('/later', (_request, reply) =>
    ++times < 3 ? json(reply, { wait: true }, 503, times === 1 ? { 'retry-after': '3600' } : {}) : json(reply, {}),
  )
  await save(hook('/later'))
  const before = Date.now()
  const { id, state } = await tried('/later')
  expect(state).toBe('PENDING')
  const waiting = await seen(id)
  expect(waiting).toMatchObject({ attempts: 1, error: 'The receiver answered 503.', endedAt: null })
  expect(new Date(waiting.nextTryAt ?? 0).getTime() - before).toBeGreaterThanOrEqual(3_600_000)
  for (const attempts of [2, 3]) {
    await dueNow()
    await expect.poll(async () => (await seen(id)).tries.length, { timeout: 10_000 }).toBe(attempts)
  }
  expect(await seen(id)).toMatchObject({ state: 'SENT', attempts: 3, error: null, nextTryAt: null })
  const ids = kit.upstream.receivedAt('/later').map(({ headers }) => headers['webhook-id'])
  expect(ids).toEqual([id, id, id])
})

test('what is refused is given up at once, and sent again with the same id when somebody asks', async () => {
  let status = 400
  kit.upstream.on('/refuses', (_request, reply) => json(reply, { said: 'no' }, status))
  const { channel: made } = await save(hook('/refuses'))
  const { id, state, error } = await tried('/refuses')
  expect([state, error]).toEqual(['FAILED', 'The receiver answered 400.'])
  status = 204
  expect((await kit.it.ask(replayDelivery, { id })).replayDelivery.delivery).toMatchObject({ id })
  await expect.poll(async () => (await seen(id)).state, { timeout: 10_000 }).toBe('SENT')
  const shown = await seen(id)
  expect(shown.tries.map(it => it.status)).toEqual([400, 204])
  expect(shown).toMatchObject({ channel: { name: '/refuses' }, origin: 'TEST', type: 'pushgraph.test', attempts: 1 })
  expect(JSON.parse(shown.request?.body ?? '')).toMatchObject({ id, data: { name: '/refuses' } })
  expect(kit.upstream.receivedAt('/refuses').map(({ body }) => JSON.parse(body).id)).toEqual([id, id])
  const listed = (await kit.it.ask(deliveries, { channelId: made.id, states: ['SENT'], origins: ['TEST'] })).deliveries
  expect(listed).toMatchObject({ totalCount: 1, edges: [{ node: { id } }] })
  expect((await kit.it.ask(deliveries, { channelId: made.id, search: 'nothing' })).deliveries.totalCount).toBe(0)
})

test('a redirect is not followed, and a receiver that is gone pauses its channel', async () => {
  kit.upstream.on('/moved', (_request, reply) => {
    reply.writeHead(302, { location: `${kit.upstream.url}/elsewhere` })
    reply.end()
  })
  await save(hook('/moved'))
  expect(await tried('/moved')).toMatchObject({ state: 'FAILED', error: expect.stringContaining('redirects') })
  expect(kit.upstream.receivedAt('/elsewhere')).toEqual([])
  kit.upstream.on('/gone', (_request, reply) => json(reply, {}, 410))
  await save(hook('/gone'))
  expect(await tried('/gone')).toMatchObject({ state: 'FAILED', tries: [{ status: 410 }] })
  expect((await kit.it.ask(channel, { name: '/gone' })).channel.paused).toBe(true)
  // Somebody asks: it is tried though it is paused.
  expect(await tried('/gone')).toMatchObject({ state: 'FAILED', tries: [{ status: 410 }] })
})

test('no address of a private network is called, whatever its name was when it was saved', async () => {
  await save({ name: 'inner', kind: 'WEBHOOK', url: 'https://rebinds.example.com/' })
  const { gateway } = kit.it.app
  const stored = await gateway.db
    .selectFrom('channels')
    .selectAll()
    .where('name', '=', 'inner')
    .executeTakeFirstOrThrow()
  for (const url of [
    'http://127.0.0.1:1/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]:80/',
    'http://0x7f.1/',
  ]) {
    const place = `${stored.project_id}|channels|${stored.channel_id}|secrets`
    const sealed = gateway.sealer.seal(JSON.stringify({ url, headers: {}, signing: [] }), place)
    await gateway.db.updateTable('channels').set({ sealed }).where('name', '=', 'inner').execute()
    const { state, tries, error } = await tried('inner')
    expect([state, tries.length, tries[0]?.status], url).toEqual(['FAILED', 1, null])
    expect(error, url).not.toContain('169.254')
  }
})

test('a receiver that repeats everything tells nothing: secrets are cut out of replies and the log', async () => {
  kit.upstream.on(`/repeats/${SECRET}`, (request, reply) =>
    json(reply, { target: request.target, headers: request.headers }, 400),
  )
  const url = `${kit.upstream.url}/repeats/${SECRET}?token=${SECRET}2`
  await save({ name: 'repeats', kind: 'WEBHOOK', url, headers: { 'X-Key': `${SECRET}3` } })
  const { id, tries } = await tried('repeats')
  expect(tries[0]?.reply).toContain('[redacted]')
  const shown = JSON.stringify([await seen(id), tries, kit.it.log])
  expect(shown).not.toContain('MARKERsecret')
  const rows = await kit.it.app.gateway.db.selectFrom('deliveries').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain('MARKERsecret')
})

test('a source is called with the message, and its own secrets', async () => {
  kit.upstream.on('/pager', (_request, reply) => json(reply, { queued: 1 }))
  const json_ = { text: '{{ variables.text }}', id: '{{ variables.delivery.id }}', all: '{{ variables.message.text }}' }
  const headers = { 'X-Key': '{{ secrets.key }}' }
  const request = { name: 'send', method: 'POST' as const, url: `${kit.upstream.url}/pager`, headers, json: json_ }
  await kit.it.ask(saveSource, { input: { name: 'pager', requests: [request], secrets: { key: SECRET } } })
  const variables = { text: 'To {{ message.data.name }}: {{ message.title }}' }
  await save({ name: 'pager', kind: 'SOURCE', source: 'pager', variables })
  const { id, state, tries } = await tried('pager')
  expect([state, tries[0]?.reply]).toEqual(['SENT', '{"queued":1}'])
  const [call] = kit.upstream.receivedAt('/pager') as [Received]
  expect(call.headers['x-key']).toBe(SECRET)
  expect(JSON.parse(call.body)).toMatchObject({ text: 'To pager: A test of Pushgraph', id })
  expect(JSON.parse(call.body).all).toContain('Germany')
  expect(JSON.stringify(await seen(id))).not.toContain('MARKERsecret')

  await save({ name: 'pager', variables: { text: '{{ message.data.nope }}' } })
  expect(await tried('pager')).toMatchObject({ state: 'FAILED', error: expect.stringContaining('nope') })
  const { errors } = await kit.once('mutation { deleteSource(name: "pager") { id } }')
  expect(errors).toMatchObject([{ message: 'The channel "pager" uses the source. Delete it first.' }])
})

test('another project and a token of some widgets see no delivery', async () => {
  await save(hook('/hook'))
  const { id } = await tried('/hook')
  const widget = await kit.it.widget()
  const part = await kit.it.ask(createToken, {
    input: { name: 'part', scopes: ['READ', 'MANAGE'], widgetIds: [widget.id] },
  })
  const asked = [
    kit.it.send(delivery, { id }, part.createToken.secret),
    kit.it.send(deliveries, {}, part.createToken.secret),
    kit.it.send(replayDelivery, { id }, part.createToken.secret),
    kit.it.send(testChannel, { name: '/hook' }, part.createToken.secret),
  ]
  for (const reply of await Promise.all(asked))
    expect((reply as { errors?: { message: string }[] }).errors?.[0]?.message).toBe('The token is for 1 widget only.')
  const reader = await kit.it.ask(createToken, { input: { name: 'reader', scopes: ['READ'] } })
  const { data, errors } = await kit.it.send(delivery, { id }, reader.createToken.secret)
  expect([data?.delivery?.id, data?.delivery?.request]).toEqual([id, null])
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
})
