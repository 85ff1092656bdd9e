// Webhooks: by token or signature, pushed as they come or as the start of a chain.
import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callHook, HOOKS_NOW, type HooksKit, startHooksKit } from '../_kit/hooks.ts'
import { receiptList } from '../_kit/list-operations.ts'
import { deleteFeed, feed, pauseFeed, saveSource } from '../_kit/source-operations.ts'
import { json } from '../_kit/upstream.ts'

/** A busy machine may be slow. */
const PATIENTLY = { timeout: 20_000 }

let kit: HooksKit
beforeAll(async () => {
  kit = await startHooksKit()
})
afterAll(() => kit?.[Symbol.asyncDispose]())

test('a purchase adds one, at once', async () => {
  const url = await kit.save('purchases')
  expect(await callHook(url, '{"amount": 12.5}')).toEqual({ status: 200, body: { success: true } })
  expect(await kit.sums()).toEqual({ Purchases: 1, Revenue: 12.5 })
  await callHook(url, 'amount=2.5', { 'content-type': 'application/x-www-form-urlencoded' })
  await callHook(`${url}&amount=5`, '', {}, 'GET')
  expect(await callHook(`${url}&amount=999`, '{"amount": 10}')).toMatchObject({ status: 200 })
  expect(await kit.sums()).toEqual({ Purchases: 4, Revenue: 30 })
  const runs = (await kit.it.ask(feed, { name: 'purchases' })).feed?.runs
  expect(runs).toHaveLength(4)
  expect(runs?.[0]).toMatchObject({ cause: 'HOOK', state: 'SUCCEEDED', rows: 1, points: 2 })
  const { receipts } = await kit.it.ask(receiptList, { widgetId: kit.widgetId, first: 1 })
  const origin = { callerKind: 'WEBHOOK', callerId: expect.stringMatching(/^feed_/), feedRun: { id: runs?.[0]?.id } }
  expect(receipts?.nodes).toMatchObject([{ caller: 'feed purchases', ...origin }])
})

test('a delivery that comes again with its key counts once', async () => {
  kit.widgetId = await kit.newWidget()
  const url = await kit.save('repeated')
  for (let time = 0; time < 3; time++) await callHook(url, '{"amount": 1}', { 'idempotency-key': 'delivery-1' })
  await callHook(url, '{"amount": 1}', { 'idempotency-key': 'delivery-2' })
  expect(await kit.sums()).toEqual({ Purchases: 2, Revenue: 2 })
})

test('a wrong token, another feed and no feed are answered alike, and nothing is written', async () => {
  kit.widgetId = await kit.newWidget()
  const url = await kit.save('guarded')
  const wrong = {
    status: 401,
    body: { code: 401, success: false, message: 'The webhook is not known, or its token or signature is not right.' },
  }
  const [path] = url.split('?')
  for (const bad of [
    `${path}`,
    `${path}?token=`,
    `${path}?token=x&token=y`,
    `${url}x`,
    url.replace(/feed_\w+/, 'feed_1'),
  ])
    expect(await callHook(bad, '{"amount": 1}'), bad).toEqual(wrong)
  expect(await callHook(`${kit.it.url}/hooks/nothing`, '{}')).toEqual(wrong)
  const off = await kit.save('switched off', { hook: 'OFF', source: await newSource('any', '/gzip') })
  expect(off).toBe('')
  const id = (await kit.it.ask(feed, { name: 'switched off' })).feed?.id
  expect(await callHook(`${kit.it.url}/hooks/${id}?token=`, '{}')).toEqual(wrong)
  expect((await fetch(url, { method: 'PUT', body: '{}' })).status).toBe(405)
  expect(await kit.sums()).toEqual({})
})

test('what is no payload is refused, and told', async () => {
  const url = await kit.save('strict')
  expect(await callHook(url, '{"amount": ')).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('not JSON') },
  })
  expect(await callHook(url, '{"amount": "much"}')).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('"much" is not a number') },
  })
  const runs = (await kit.it.ask(feed, { name: 'strict' })).feed?.runs
  expect(runs).toMatchObject([{ state: 'FAILED', error: { code: 'BAD_USER_INPUT' } }])
  const large = await callHook(url, JSON.stringify({ amount: 1, text: 'x'.repeat(1_100_000) }))
  expect(large.status).toBe(413)
})

test("Stripe's signature stands for the sender, and an event counts once", async () => {
  kit.widgetId = await kit.newWidget()
  const secret = 'whsec_a_secret_of_the_test'
  const metrics = [{ name: 'Revenue', value: '= data.object.amount / 100' }]
  const url = await kit.save('stripe', {
    hook: 'STRIPE',
    hookSecret: secret,
    filter: '= type = "charge.succeeded"',
    metrics,
  })
  expect(url).not.toContain('token')
  const deliver = (event: object, at = HOOKS_NOW / 1_000, key = secret) => {
    const body = JSON.stringify(event)
    const signature = createHmac('sha256', key).update(`${at}.${body}`).digest('hex')
    return callHook(url, body, { 'stripe-signature': `t=${at},v1=${signature}` })
  }
  const charge = (id: string, amount: number, type = 'charge.succeeded') => ({ id, type, data: { object: { amount } } })
  expect((await deliver(charge('evt_1', 1_250))).status).toBe(200)
  expect((await deliver({ ...charge('evt_1', 1_250), pending_webhooks: 0 })).status).toBe(200)
  expect((await deliver(charge('evt_2', 250))).status).toBe(200)
  expect((await deliver(charge('evt_3', 999, 'charge.failed'))).status).toBe(200)
  expect((await deliver(charge('evt_4', 1), HOOKS_NOW / 1_000 - 301)).status).toBe(401)
  expect((await deliver(charge('evt_5', 1), HOOKS_NOW / 1_000, 'another secret')).status).toBe(401)
  expect((await callHook(url, JSON.stringify(charge('evt_6', 1)))).status).toBe(401)
  expect(await kit.sums()).toEqual({ Revenue: 15 })
})

test("GitHub's signature stands for the sender, and a delivery counts once", async () => {
  kit.widgetId = await kit.newWidget()
  const secret = 'a secret of the repository'
  const metrics = [{ name: 'Commits', value: '= $count(commits)' }]
  const url = await kit.save('github', { hook: 'GITHUB', hookSecret: secret, metrics })
  const body = JSON.stringify({ ref: 'refs/heads/main', commits: [{}, {}] })
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const headers = { 'x-hub-signature-256': signature, 'x-github-delivery': '72d3162e' }
  expect((await callHook(url, body, headers)).status).toBe(200)
  expect((await callHook(url, body, headers)).status).toBe(200)
  expect((await callHook(url, `${body} `, headers)).status).toBe(401)
  expect(await kit.sums()).toEqual({ Commits: 2 })
  // Packed for the way, the signature is over what was packed.
  const packed = (bytes: Buffer, signed: Buffer | string) => {
    const hex = createHmac('sha256', secret).update(signed).digest('hex')
    const sent = { ...headers, 'x-hub-signature-256': `sha256=${hex}`, 'x-github-delivery': 'packed' }
    return fetch(url, { method: 'POST', headers: { ...sent, 'content-encoding': 'gzip' }, body: new Uint8Array(bytes) })
  }
  expect((await packed(gzipSync(body), gzipSync(body))).status).toBe(401)
  expect((await packed(gzipSync(body), body)).status).toBe(200)
  expect(await kit.sums()).toEqual({ Commits: 4 })
})

const newSource = async (name: string, path: string) => {
  const request = { name: 'r', method: 'GET' as const, url: `${kit.upstream.url}${path}` }
  await kit.it.ask(saveSource, { input: { name, requests: [request] } })
  return name
}

test('with a source the webhook starts its chain: query and body are variables, and the body wins', async () => {
  kit.widgetId = await kit.newWidget()
  kit.upstream.on('/order', ({ query }, reply) =>
    json(reply, { total: Number(query.get('id')) * 2, from: query.get('from') }),
  )
  await newSource('order', '/order?id={{ variables.id }}&from={{ variables.from }}')
  const url = await kit.save('chain', {
    source: 'order',
    metrics: [{ name: 'Total', value: 'total' }],
    variables: { from: 'feed' },
  })
  expect(await callHook(`${url}&id=1&from=query`, '{"id": 21}')).toEqual({ status: 200, body: { success: true } })
  await expect.poll(() => kit.sums(), PATIENTLY).toEqual({ Total: 42 })
  expect(kit.upstream.receivedAt('/order')[0]?.query.get('from')).toBe('query')
  const { rows } = await kit.it.app.gateway.pool.query('select count(variables) as kept from feed_runs')
  expect(rows[0].kept).toBe('0')
})

test('a delivery without any of the metrics fails its run with the reason, and is one run when it comes again', async () => {
  kit.widgetId = await kit.newWidget()
  const url = await kit.save('empty handed', { rows: 'data.items', metrics: [{ name: 'Amount', value: 'amount' }] })
  const headers = { 'idempotency-key': 'd1' }
  const message = 'There is nothing at "data.items": the delivery has none of the metrics Amount ("amount").'
  expect(await callHook(url, '{"data":{}}', headers)).toMatchObject({ status: 400, body: { message } })
  const nothing = 'The delivery has none of the metrics Amount ("amount").'
  expect(await callHook(url, '{"data":{"items":[{"Amount":1}]}}', headers)).toMatchObject({
    status: 400,
    body: { message: nothing },
  })
  const runs = async () => (await kit.it.ask(feed, { name: 'empty handed' })).feed?.runs
  expect(await runs()).toMatchObject([{ state: 'FAILED' }])
  expect((await callHook(url, '{"data":{"items":[{"amount":1}]}}', headers)).status).toBe(200)
  expect((await callHook(url, '{"data":{"items":[{"amount":1}]}}', headers)).status).toBe(200)
  expect(await runs()).toMatchObject([{ state: 'SUCCEEDED', rows: 1 }])
  // A list that is there and empty says that there is nothing.
  expect((await callHook(url, '{"data":{"items":[]}}')).status).toBe(200)
  expect(await kit.sums()).toEqual({ Amount: 1 })
  const strict = await kit.save('with an id', { hookDelivery: { path: 'event.id' } })
  expect(await callHook(strict, '{"amount":1}')).toMatchObject({
    status: 400,
    body: { message: 'The delivery has no id at event.id, by which this feed knows repetitions.' },
  })
})

test('with a source a repeated delivery is one run, and one that failed runs again', async () => {
  kit.widgetId = await kit.newWidget()
  let isBroken = true
  let calls = 0
  kit.upstream.on('/once', (_request, reply) => {
    calls++
    return isBroken ? json(reply, {}, 500) : json(reply, { total: 3 })
  })
  const request = { name: 'r', method: 'GET' as const, url: `${kit.upstream.url}/once`, retry: { attempts: 1 } }
  await kit.it.ask(saveSource, { input: { name: 'once', requests: [request] } })
  const url = await kit.save('once', { source: 'once', metrics: [{ name: 'Total', value: 'total' }] })
  const deliver = () => callHook(url, '{}', { 'idempotency-key': 'd1' })
  const states = async () => (await kit.it.ask(feed, { name: 'once' })).feed?.runs.map(({ state }) => state)
  await deliver()
  await expect.poll(states, PATIENTLY).toEqual(['FAILED'])
  isBroken = false
  await deliver()
  await expect.poll(states, PATIENTLY).toEqual(['SUCCEEDED'])
  const before = calls
  await deliver()
  expect(await states()).toEqual(['SUCCEEDED'])
  expect([calls, await kit.sums()]).toEqual([before, { Total: 3 }])
})

test('a paused feed takes nothing, and a deleted one is not known', async () => {
  kit.widgetId = await kit.newWidget()
  const url = await kit.save('leaving')
  await kit.it.ask(pauseFeed, { name: 'leaving' })
  expect((await callHook(url, '{"amount": 1}')).status).toBe(409)
  await kit.it.ask(deleteFeed, { name: 'leaving' })
  expect((await callHook(url, '{"amount": 1}')).status).toBe(401)
  expect(await kit.sums()).toEqual({})
})

test('tokens of webhooks are in no line of the log', async () => {
  const { rows } = await kit.it.app.gateway.pool.query("select count(*) as n from feeds where hook = 'TOKEN'")
  expect(Number(rows[0].n)).toBeGreaterThan(2)
  const url = await kit.save('logged')
  const token = new URL(url).searchParams.get('token') ?? ''
  await callHook(url, 'broken')
  await callHook(url.replace('/hooks/', '/hooks/x/'), '{}')
  expect(token.length).toBeGreaterThan(20)
  expect(kit.it.log.join('\n')).toContain('/hooks/')
  expect(kit.it.log.join('\n')).not.toContain(token)
})
