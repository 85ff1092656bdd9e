// What no client sends in good faith: each dialect says what is wrong with it, and its client gives up instead of sending it for ever.
import { BinaryWriter } from '@bufbuild/protobuf/wire'
import { compress } from 'snappyjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { headlines, namedWidget, pusher } from '../_kit/dialects.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Sent {
  readonly path: string
  readonly body: string | Buffer
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly token?: string
}

async function send({ path, body, method = 'POST', headers = {}, token = ADMIN }: Sent) {
  const authorization = `Bearer ${token}`
  const reply = await fetch(it.url + path, { method, headers: { authorization, ...headers }, body: body as BodyInit })
  return { status: reply.status, text: await reply.text() }
}

/** Long enough that a reader which looks at parts of it again and again would not end within the time of a test. */
const LONG = 500_000

const write = (line: string): Sent => ({ path: '/write', body: line })
const pushed = (text: string): Sent => ({ path: '/metrics/job/nightly', body: text })

test('texts that almost are numbers are read once, however long they are', async () => {
  const digits = '1'.repeat(LONG)
  for (const value of [`${digits}x`, `${digits}.${digits}x`, `1e${digits}x`, `1.${digits}e`])
    expect(await send(write(`m f=${value}`)), value.slice(-3)).toMatchObject({ status: 400 })
  const hashes = '#'.repeat(LONG)
  for (const rest of [`${hashes}\u2028x`, `1 ${hashes}\rx`, `1${' '.repeat(LONG)}x`, `1 ${digits}`, `${digits} x`])
    expect(await send(pushed(`m ${rest}`)), rest.slice(-3)).toSatisfy(({ status }) => status < 500)
})

test('a comment behind a value is none of it', async () => {
  expect(await send(pushed('rows_total 7 1763640000000 # {trace_id="a"} 1\n'))).toMatchObject({ status: 200 })
})

test.each(['abc', '1e400', '1e300', '1e12', '-5', 'NaN', '+Inf'])(
  'a process that began at %s still pushes',
  async start => {
    const { status } = await send(pushed(`process_start_time_seconds ${start}\nstarted_total 3 1763640000000\n`))
    expect(status === 200 || status === 400).toBe(true)
    expect((await namedWidget(it, 'started_total')).metrics).toHaveLength(1)
  },
)

/** A sample of Prometheus, at milliseconds. */
function sampleAt(millis: bigint): Sent {
  const label = new BinaryWriter().uint32(10).string('__name__').uint32(18).string('far_total').finish()
  const sample = new BinaryWriter().uint32(9).double(1).uint32(16).int64(millis).finish()
  const series = new BinaryWriter().uint32(10).bytes(label).uint32(18).bytes(sample).finish()
  const body = Buffer.from(compress(new BinaryWriter().uint32(10).bytes(series).finish()))
  return { path: '/api/v1/write', body, headers: { 'content-encoding': 'snappy' } }
}

const refused = { status: 400, text: expect.stringContaining('a counter has times from 1678 until 2262.') }

test('a counter at a time that cannot be kept is refused, and never tried again', async () => {
  for (const millis of [9_300_000_000_000n, 253_402_300_799_999n, -62_104_060_800_000n, 2n ** 63n - 1n, -(2n ** 63n)])
    expect(await send(sampleAt(millis)), String(millis)).toMatchObject(refused)
  expect(await send(pushed('far_total 3 253402300799000\n'))).toMatchObject(refused)
  expect(await send(sampleAt(9_223_372_036_854n))).toMatchObject({ status: 204 })
})

const gauge = (more: object): Sent => {
  const dataPoints = [{ timeUnixNano: '1763640000000000000', asInt: '1' }]
  const body = { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ ...more, gauge: { dataPoints } }] }] }] }
  return { path: '/v1/metrics', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

test('what a metric says of itself is cut to what can be kept, and its values are taken', async () => {
  const emoji = '😀'.repeat(30)
  for (const [name, more] of Object.entries({
    unit: { unit: `${'a'.repeat(19)}${emoji}` },
    half: { unit: 'a\ud800', description: 'b\udc00' },
    nul: { unit: 'a\0b', description: '\0' },
    long: { description: emoji.repeat(2_000) },
  }))
    expect(await send(gauge({ name, ...more })), name).toEqual({ status: 200, text: '{}' })
  const databox = JSON.stringify([{ key: '$boxed', value: 1, unit: `${'a'.repeat(19)}${emoji}` }])
  expect(await send({ path: '/databox/data', body: databox })).toMatchObject({ status: 200 })
  const unitOf = async (name: string) => (await namedWidget(it, name)).metrics[0]?.format?.unit
  expect(await unitOf('unit')).toBe(`${'a'.repeat(19)}😀`)
  expect(await unitOf('boxed')).toBe(`${'a'.repeat(19)}😀`)
  expect(await unitOf('half')).toBe('a\ufffd')
  expect(await unitOf('nul')).toBe('a\ufffdb')
})

const attributes = { specversion: '1.0', id: 'a1', source: '/shop', type: 'paid' }

test.each(
  [{}, [], [{}], [[]], 5, true].flatMap(value => Object.keys({ ...attributes, time: '' }).map(name => [name, value])),
)('a CloudEvent whose %s is %j is refused by its name', async (name, value) => {
  const body = JSON.stringify({ ...attributes, [name as string]: value })
  const headers = { 'content-type': 'application/cloudevents+json' }
  const { status, text } = await send({ path: '/events/cloud', body, headers })
  expect({ status, text }).toMatchObject({ status: 400, text: expect.stringContaining(`"${name}"`) })
})

const fields = { day: { type: 'date' }, n: { type: 'number' } }

test.each([[{}], [[]], [{ day: 1 }], [1], [null], 'day', {}, 7])(
  'a data set unique by %j is refused',
  async unique_by => {
    const body = JSON.stringify({ fields, unique_by })
    const { status, text } = await send({ path: '/datasets/wrong', method: 'PUT', body })
    expect({ status, text }).toMatchObject({ status: 400, text: expect.stringContaining('unique_by') })
  },
)

test('rows of one day are added up, and what is no number is named', async () => {
  const replace = (values: readonly unknown[]) => {
    const data = values.map(n => ({ day: '2026-11-20', n }))
    return send({ path: '/datasets/added/data', method: 'PUT', body: JSON.stringify({ data }) })
  }
  expect(await send({ path: '/datasets/added', method: 'PUT', body: JSON.stringify({ fields }) })).toMatchObject({
    status: 200,
  })
  for (const values of [
    ['abc', 1],
    [1, 'abc'],
    ['abc', 'def', 1],
    ['1e999', 1],
  ])
    expect(await replace(values), String(values)).toMatchObject({
      status: 400,
      text: expect.stringMatching(/abc|1e999|x/),
    })
  expect(await replace(['5%', '6%', 1])).toMatchObject({ status: 200 })
})

test('who may only push makes no data set of what was pushed otherwise, since replacing its rows would delete', async () => {
  const token = await pusher(it, true)
  expect(await send({ ...write('history,day=x n=5 1763640000000000000'), token })).toMatchObject({ status: 204 })
  const body = JSON.stringify({ fields: { at: { type: 'datetime' }, day: { type: 'string' }, n: { type: 'number' } } })
  const define = { path: '/datasets/history', method: 'PUT', body }
  const empty = { path: '/datasets/history/data', method: 'PUT', body: '{"data":[]}' }
  expect(await send({ ...define, token })).toMatchObject({
    status: 403,
    text: expect.stringContaining('needs the scope manage'),
  })
  expect(await send({ ...empty, token })).toMatchObject({ status: 404 })
  expect(await headlines(it, 'history')).toEqual(['n: 5'])
  expect(await send(define)).toMatchObject({ status: 200 })
  expect(await send({ ...define, token })).toMatchObject({ status: 200 })
})

test('a data set whose making was cut short is made by who sends it again', async () => {
  const token = await pusher(it, false)
  await it.widget({ title: 'Cut short', pushName: 'cut.short', keyKind: 'DATE' })
  const definition = { fields: { ...fields, n: { type: 'number', name: 'Orders' } }, unique_by: [] }
  const { rowCount } = await it.app.gateway.pool.query(
    'insert into datasets (project_id, widget_id, definition) select project_id, widget_id, $1 from widgets where push_name = $2',
    [JSON.stringify(definition), 'cut.short'],
  )
  expect(rowCount).toBe(1)
  const define = { path: '/datasets/cut.short', method: 'PUT', body: JSON.stringify(definition), token }
  expect(await send(define)).toMatchObject({ status: 200 })
  expect((await namedWidget(it, 'cut.short')).metrics).toMatchObject([{ name: 'n' }])
})
