// InfluxDB's own client, unmodified, and lines as agents write them.
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { HttpError, InfluxDB, Point, setLogger } from '@influxdata/influxdb-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { headlines, lossyGateway, namedWidget, pointCount, pusher } from '../_kit/dialects.ts'
import { createToken, createWidget } from '../_kit/operations.ts'

// It tells the console of what it is refused, as it should.
setLogger({ error: () => {}, warn: () => {} })

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const quick = { maxRetries: 3, minRetryDelay: 1, maxRetryDelay: 10, retryJitter: 0 }
const writer = (url: string, token: string) =>
  new InfluxDB({ url, token, writeOptions: quick }).getWriteApi('org', 'bucket', 'ns')
const at = (second: number) => `17636400${String(second).padStart(2, '0')}000000000`

const write = (body: string | Buffer, { path = '/api/v2/write', headers = {} as Record<string, string> } = {}) =>
  fetch(`${it.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Token ${ADMIN}`, ...headers },
    body: body as BodyInit,
  })

test('the client writes points, and every digit of them is read back', async () => {
  const api = writer(it.url, await pusher(it, true))
  for (const [city, celsius] of [
    ['Oslo', -3.5],
    ['Rome', 17.30000000000001],
  ] as const)
    api.writePoint(
      new Point('weather').tag('city', city).floatField('celsius', celsius).intField('gusts', 12).timestamp(at(0)),
    )
  await api.close()
  expect(await namedWidget(it, 'weather')).toMatchObject({
    keyKind: 'TIME',
    dimensions: [{ name: 'city' }],
    metrics: [{ name: 'celsius', aggregation: 'LATEST' }, { name: 'gusts' }],
  })
  expect(await headlines(it, 'weather', ['city'])).toEqual([
    'celsius Oslo: -3.5',
    'celsius Rome: 17.30000000000001',
    'gusts Oslo: 12',
    'gusts Rome: 12',
  ])
})

test('a batch whose reply is lost is sent again by the client, and counts once', async () => {
  await using network = await lossyGateway(it.url)
  const api = writer(network.url, ADMIN)
  network.lose(1)
  for (let second = 0; second < 10; second++)
    api.writePoint(new Point('retried').tag('host', 'a').intField('jobs', second).timestamp(at(second)))
  const before = await pointCount(it)
  // It retries while it is open.
  await api.flush().catch(() => {})
  for (const until = Date.now() + 30_000; network.requests < 2 && Date.now() < until; ) await sleep(20)
  await api.close()
  expect(network.requests).toBe(2)
  expect(await pointCount(it)).toBe(before + 10)
  expect(await headlines(it, 'retried')).toEqual(['jobs: 9'])
})

test('a token that may only push hears what to do, and pushes when it is done', async () => {
  const token = await pusher(it, false)
  const api = writer(it.url, token)
  api.writePoint(new Point('stock').tag('site', 'north').intField('boxes', 7).timestamp(at(0)))
  const refused = await api.close().then(
    () => null,
    (error: HttpError) => error,
  )
  expect(refused).toBeInstanceOf(HttpError)
  expect(refused?.statusCode).toBe(403)
  expect(JSON.parse(refused?.body ?? '')).toEqual({
    code: 'forbidden',
    message: expect.stringContaining('createWidget(input: { title, pushName: "stock" })'),
  })
  await it.widget({ title: 'Boxes in stock', pushName: 'stock', dimensions: ['site'] })
  const again = writer(it.url, token)
  again.writePoint(new Point('stock').tag('site', 'north').intField('boxes', 7).timestamp(at(0)))
  await again.close()
  expect(await headlines(it, 'stock', ['site'])).toEqual(['boxes north: 7'])
})

test('a token for one widget pushes to it, and makes no other one', async () => {
  const own = await it.widget({ title: 'Own', pushName: 'own', dimensions: ['a'] })
  await it.widget({ title: 'Others', pushName: 'others' })
  const input = { name: 'x', scopes: ['PUSH' as const, 'MANAGE' as const], widgetIds: [own.id], autoCreate: true }
  const { secret } = (await it.ask(createToken, { input })).createToken
  const send = (line: string) => write(line, { headers: { authorization: `Token ${secret}` } })
  expect((await send('own,a=x v=1 1')).status).toBe(204)
  for (const line of ['others v=1 1', 'own,b=x v=1 1', 'never v=1 1'])
    expect([line, (await send(line)).status]).toEqual([line, 403])
  expect(await headlines(it, 'own', ['a'])).toEqual(['v x: 1'])
})

test('a push name is of one widget', async () => {
  await it.widget({ title: 'First', pushName: 'only' })
  const refused = await it.send(createWidget, { input: { title: 'Second', pushName: 'only' } })
  expect(refused.errors?.[0]?.extensions.fields).toEqual({
    'input.pushName': ['Another widget of the project has this push name.'],
  })
})

test('the first version writes with a user and password, in every precision, packed or not', async () => {
  const line = (time: string) =>
    `disk,path=/var\\ log,kind=a\\,b used=1.5,ok=true,files=3u,name="a \\"b\\", c=1" ${time}`
  for (const [precision, time] of [
    ['ns', '1763640000000000000'],
    ['u', '1763640000000000'],
    ['ms', '1763640000000'],
    ['s', '1763640000'],
    ['m', '29394000'],
    ['h', '489900'],
  ] as const) {
    const before = await pointCount(it)
    const path = `/write?db=telegraf&precision=${precision}&u=any&p=${ADMIN}`
    const headers = { 'content-encoding': 'gzip' }
    const reply = await fetch(`${it.url}${path}`, { method: 'POST', headers, body: gzipSync(line(time)) as BodyInit })
    expect([precision, reply.status, reply.headers.get('pushgraph-ignored')]).toEqual([precision, 204, '1'])
    // One and the same point each time.
    expect((await pointCount(it)) - before).toBe(precision === 'ns' ? 3 : 0)
  }
  const basic = `Basic ${Buffer.from(`any:${ADMIN}`).toString('base64')}`
  expect((await write(line('1'), { path: '/write?db=x', headers: { authorization: basic } })).status).toBe(204)
  expect(await headlines(it, 'disk', ['path', 'kind'])).toEqual([
    'files /var log/a,b: 3',
    'ok /var log/a,b: 1',
    'used /var log/a,b: 1.5',
  ])
})

test.each([
  ['cpu', 'line 2: the fields are missing'],
  ['cpu usage=1\ncpu usage=abc', 'line 3: "abc" is no value of the field "usage"'],
  ['cpu,host usage=1', 'line 2: "host" is no tag'],
  ['cpu,a=1,a=2 usage=1', 'line 2: a tag stands twice.'],
  ['cpu usage=1 12x', 'line 2: "12x" is no time'],
  ['cpu usage=NaN', 'line 2: "NaN" is no value'],
  ['cpu usage=1 9223372036854775807000', 'is no time'],
])('%j is refused with the reason, and nothing of its batch is written', async (lines, reason) => {
  const before = await pointCount(it)
  for (const [path, word] of [
    ['/api/v2/write', 'message'],
    ['/write', 'error'],
  ] as const) {
    const reply = await write(`fine value=1\n${lines}`, { path })
    expect(reply.status).toBe(400)
    expect(((await reply.json()) as Record<string, string>)[word]).toContain(reason)
  }
  expect(await pointCount(it)).toBe(before)
})

test('rows that are wrong by themselves are left out, named and counted; the others are written', async () => {
  const reply = await write(`partly,a=${'x'.repeat(300)} v=1 1\npartly,a=x v=1 1`)
  expect([reply.status, await reply.json()]).toEqual([
    400,
    {
      code: 'invalid',
      message: expect.stringMatching(/^partial write: line 1: The value of the label "a" .* dropped=1$/),
    },
  ])
  expect(await headlines(it, 'partly', ['a'])).toEqual(['v x: 1'])
})

test('labels beyond the dimensions that a widget can have stand together in the last one, and keep series apart', async () => {
  const tags = (last: string) => [...Array.from({ length: 9 }, (_, index) => `t${index}=v`), `t9=${last}`].join(',')
  expect((await write(`wide,${tags('a')} v=1 1\nwide,${tags('b')} v=2 1`)).status).toBe(204)
  const { dimensions } = await namedWidget(it, 'wide')
  expect(dimensions.map(({ name }) => name)).toEqual(['t0', 't1', 't2', 't3', 't4', 't5', 't6', 'other labels'])
  expect(await headlines(it, 'wide', ['other labels'])).toEqual(['v t7=v,t8=v,t9=a: 1', 'v t7=v,t8=v,t9=b: 2'])
})

test('a batch for many widgets is one push of the quota, and widgets made at once are made once', async () => {
  const lines = Array.from({ length: 50 }, (_, index) => `many${index} v=1 1`).join('\n')
  const replies = await Promise.all([write(lines), write(lines), write(lines)])
  expect(replies.map(({ status }) => status)).toEqual([204, 204, 204])
  const { rows } = await it.app.gateway.pool.query(
    `select count(*)::int as widgets, count(distinct push_name)::int as names from widgets where push_name like 'many%'`,
  )
  expect(rows).toEqual([{ widgets: 50, names: 50 }])
  const { rows: pushes } = await it.app.gateway.pool.query(
    `select sum(a.pushes)::int as pushes from push_activity a join widgets using (project_id, widget_id) where push_name like 'many%'`,
  )
  expect(pushes).toEqual([{ pushes: 3 }])
})

test('what is no credential is 401 in the words of the version', async () => {
  const place = 'Send a token as `Authorization: Token <token>`.'
  for (const [authorization, what] of [
    ['Token wrong', `The bearer token is not known, has expired or was revoked. ${place}`],
    ['', place],
  ] as const)
    for (const [path, body] of [
      ['/api/v2/write', { code: 'unauthorized', message: what }],
      ['/write', { error: what }],
    ] as const) {
      const reply = await write('a b=1', { path, headers: { authorization } })
      expect([reply.status, await reply.json()]).toEqual([401, body])
    }
})
