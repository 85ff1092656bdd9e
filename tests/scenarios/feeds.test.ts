// Feeds: rows from a source into a widget, by the clock, once for each time however many gateways there are.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { runDueFeeds } from '../../src/feeds/feed-run.service.ts'
import { createWidget, deleteWidget } from '../_kit/operations.ts'
import {
  deleteFeed,
  deleteSource,
  feed,
  feeds,
  pauseFeed,
  resumeFeed,
  runFeed,
  saveFeed,
  saveSource,
} from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

/** A busy machine may be slow. */
const PATIENTLY = { timeout: 20_000 }

let kit: SourcesKit
let now = Date.UTC(2026, 10, 20, 12)
let orders: unknown = []
beforeAll(async () => {
  kit = await startSourcesKit({}, { clock: () => now })
  kit.upstream.on('/orders', (_request, reply) => json(reply, JSON.stringify({ orders })))
  const request = { name: 'orders', method: 'GET' as const, url: `${kit.upstream.url}/orders`, retry: { attempts: 1 } }
  await kit.it.ask(saveSource, { input: { name: 'shop', requests: [request] } })
})
afterAll(() => kit?.[Symbol.asyncDispose]())
beforeEach(() => {
  now = Date.UTC(2026, 10, 20, 12)
})

const mapping = {
  source: 'shop',
  rows: 'orders',
  key: 'day',
  metrics: [
    { name: 'Total', value: 'total' },
    { name: 'Orders', value: '= 1' },
  ],
}
let widgets = 0
const newWidget = async (keyKind: 'DATE' | 'TIME' | 'CATEGORY' | null = 'DATE') =>
  (await kit.it.ask(createWidget, { input: { title: `Shop ${++widgets}`, keyKind } })).createWidget.widget.id
const save = async (name: string, widgetId: string, more: object = {}) =>
  (await kit.it.ask(saveFeed, { input: { name, widgetId, ...mapping, ...more } })).saveFeed.feed
const run = async (name: string) => (await kit.it.ask(runFeed, { name })).runFeed
const show = async (name: string) => {
  const found = (await kit.it.ask(feed, { name })).feed
  if (!found) throw new Error('no feed')
  return found
}
/** What is stored of a widget: `day metric value`, in order. */
const stored = async (title: string) => {
  const { rows } = await kit.it.app.gateway.pool.query(
    `select coalesce(to_char(date '1970-01-01' + p.key::int, 'MM-DD'), c.category) as key, m.name, trim_scale(coalesce(p.value, c.value))::text as value
       from metrics m join widgets w using (project_id, widget_id)
       left join points p using (project_id, widget_id, metric_id) left join category_points c using (project_id, widget_id, metric_id)
      where w.title = $1 and coalesce(p.value, c.value) is not null order by 1, 2`,
    [title],
  )
  return rows.map(({ key, name, value }) => `${key} ${name} ${value}`)
}
const title = () => `Shop ${widgets}`

test('rows with their keys, every digit, and bad rows left out and counted', async () => {
  await save('rows', await newWidget(), { filter: '= $not(status = "test")' })
  orders = [
    { day: '2026-11-19', total: '9007199254740993.5' },
    { day: '2026-11-20T23:30:00Z', total: 2 },
    { day: '20261120', total: 0.25 },
    { day: '2026-11-20', total: 100, status: 'test' },
    { total: 1 },
    { day: 'soon', total: 1 },
    { day: '2026-11-18', total: 'n/a' },
    { day: '2026-11-17', total: null },
  ]
  expect(await run('rows')).toMatchObject({
    cause: 'MANUAL',
    state: 'SUCCEEDED',
    rows: 3,
    skipped: 3,
    points: 5,
    error: null,
    problems: [
      'Row 4: the key is missing.',
      'Row 5: "soon" is not a real day written as YYYYMMDD or YYYY-MM-DD.',
      'Row 6: metric "Total": "n/a" is not a number.',
    ],
  })
  expect(await stored(title())).toEqual([
    '11-17 Orders 1',
    '11-19 Orders 1',
    '11-19 Total 9007199254740993.5',
    '11-20 Orders 2',
    '11-20 Total 2.25',
  ])
})

test('append adds, snapshot replaces at its keys, full deletes what has vanished', async () => {
  const day = (total: number, key = '2026-11-20') => ({ day: key, total })
  const histories = {} as Record<string, string[]>
  for (const history of ['APPEND', 'SNAPSHOT', 'FULL']) {
    await save(history, await newWidget(), { history, metrics: [{ name: 'Total', value: 'total' }] })
    orders = [day(1), day(2), day(5, '2026-11-19')]
    await run(history)
    orders = [day(10)]
    const second = await run(history)
    histories[history] = await stored(title())
    expect(second.deleted, history).toBe(history === 'FULL' ? 1 : 0)
  }
  expect(histories).toEqual({
    APPEND: ['11-19 Total 5', '11-20 Total 13'],
    SNAPSHOT: ['11-19 Total 5', '11-20 Total 10'],
    FULL: ['11-20 Total 10'],
  })
})

test('a full history is not emptied by an empty answer, nor loses rows whose values were bad', async () => {
  await save('careful', await newWidget(), { history: 'FULL', metrics: [{ name: 'Total', value: 'total' }] })
  orders = [
    { day: '2026-11-19', total: 1 },
    { day: '2026-11-20', total: 2 },
  ]
  await run('careful')
  orders = []
  expect(await run('careful')).toMatchObject({ state: 'FAILED', error: { code: 'BAD_USER_INPUT' } })
  orders = [
    { day: '2026-11-19', total: 'broken' },
    { day: '2026-11-20', total: 3 },
  ]
  expect(await run('careful')).toMatchObject({ state: 'SUCCEEDED', skipped: 1, deleted: 0 })
  expect(await stored(title())).toEqual(['11-19 Total 1', '11-20 Total 3'])
})

test('without a key the rows are those of the day of the run, in the zone of the feed; categories need one', async () => {
  now = Date.UTC(2026, 10, 20, 23, 30)
  await save('today', await newWidget(null), {
    key: null,
    timeZone: 'Asia/Tokyo',
    metrics: [{ name: 'n', value: '= 1' }],
  })
  orders = [{}, {}]
  expect(await run('today')).toMatchObject({ rows: 1, skipped: 0 })
  expect(await stored(title())).toEqual(['11-21 n 2'])
  const categories = await newWidget('CATEGORY')
  const refused = await kit.it.send(saveFeed, { input: { name: 'x', widgetId: categories, ...mapping, key: null } })
  expect(refused.errors?.[0]?.extensions.fields).toEqual({ 'input.key': [expect.stringContaining('are categories')] })
  await save('by country', categories, { key: 'country', metrics: [{ name: 'n', value: 'n' }], history: 'FULL' })
  orders = [
    { country: 'DE', n: 1 },
    { country: 'FR', n: 2 },
  ]
  await run('by country')
  orders = [{ country: 'DE', n: 5 }]
  expect(await run('by country')).toMatchObject({ deleted: 1 })
  expect(await stored(title())).toEqual(['DE n 5'])
})

test('what is wrong is told by field', async () => {
  const widgetId = await newWidget()
  const fields = async (input: object) => {
    const { errors } = await kit.it.send(saveFeed, { input: { name: 'wrong', widgetId, ...mapping, ...input } })
    return errors?.[0]?.extensions.fields ?? errors?.[0]?.extensions.code
  }
  expect(await fields({ cron: '61 * * * *', rows: 'a b', filter: '= (', key: '', metrics: [] })).toEqual({
    'input.rows': [expect.stringContaining('is not a path')],
    'input.filter': [expect.stringContaining('not JSONata')],
    'input.key': ['The path is empty.'],
    'input.metrics': ['A feed has 1 to 50 metrics.'],
    'input.cron': [expect.stringContaining('is not a schedule')],
  })
  expect(await fields({ source: null, cron: '@daily' })).toEqual({
    'input.cron': ['A feed without a source has nothing to fetch.'],
    'input.hook': ['A feed without a source needs a webhook.'],
  })
  expect(await fields({ hook: 'STRIPE' })).toEqual({ 'input.hookSecret': [expect.stringContaining('secret')] })
  expect(await fields({ hook: 'TOKEN', hookSecret: 'a secret' })).toEqual({
    'input.hookSecret': [expect.stringContaining('Only signed')],
  })
  expect(await fields({ source: 'nobody' })).toBe('NOT_FOUND')
  expect(await fields({ timeZone: 'Mars/Base' })).toEqual({
    'input.timeZone': ['"Mars/Base" is not an IANA time zone, such as Europe/Berlin.'],
  })
})

test('a failed run says why, writes nothing, and the next one may succeed', async () => {
  await save('failing', await newWidget())
  orders = 'no list'
  expect(await run('failing')).toMatchObject({
    state: 'FAILED',
    error: { message: expect.stringContaining('single value') },
  })
  kit.upstream.on('/orders', (_request, reply) => json(reply, {}, 500))
  expect(await run('failing')).toMatchObject({
    state: 'FAILED',
    error: { code: 'UPSTREAM_FAILED', message: '127.0.0.1 answered with status 500.' },
  })
  kit.upstream.on('/orders', (_request, reply) => json(reply, JSON.stringify({ orders })))
  orders = [{ day: '2026-11-20', total: 1 }]
  expect(await run('failing')).toMatchObject({ state: 'SUCCEEDED', rows: 1 })
  expect((await show('failing')).runs.map(({ state }) => state)).toEqual(['SUCCEEDED', 'FAILED', 'FAILED'])
})

const lastRunOf = async (name: string) => {
  const text = 'select max(run_id) as id from feed_runs join feeds using (project_id, feed_id) where name = $1'
  return (await kit.it.app.gateway.pool.query(text, [name])).rows[0].id
}
const isOver = ({ state }: { state: string }) => state === 'SUCCEEDED'
const ended = (name: string, count: number) =>
  expect.poll(async () => (await show(name)).runs.filter(isOver).length, PATIENTLY).toBe(count)

test('two gateways run each time once, and catch up once after days of downtime', async () => {
  const other = await createApp(
    { ...kit.it.app.gateway.config, port: 0 },
    { clock: () => now, log: createLog('silent'), connection: kit.it.database.connection },
  )
  try {
    orders = [{ day: '2026-11-20', total: 1 }]
    const saved = await save('hourly', await newWidget(), {
      cron: '0 * * * *',
      history: 'APPEND',
      metrics: [{ name: 'Total', value: 'total' }],
    })
    expect(saved.nextRunAt).toBe('2026-11-20T13:00:00.000Z')
    const tick = () =>
      Promise.all([runDueFeeds(kit.it.app.gateway), runDueFeeds(other.gateway), runDueFeeds(other.gateway)])
    await tick()
    now = Date.UTC(2026, 10, 20, 13, 0, 1)
    await tick()
    await ended('hourly', 1)
    await tick()
    now = Date.UTC(2026, 10, 23, 15, 30)
    expect((await show('hourly')).stale).toBe(true)
    await tick()
    await ended('hourly', 2)
    await tick()
    const shown = await show('hourly')
    expect(shown).toMatchObject({
      nextRunAt: '2026-11-23T16:00:00.000Z',
      lastSuccessAt: '2026-11-23T15:30:00.000Z',
      stale: false,
      widget: { stale: false, feeds: [{ name: 'hourly' }] },
    })
    expect(shown.runs.map(({ cause, scheduledFor }) => [cause, scheduledFor])).toEqual([
      ['SCHEDULE', '2026-11-20T14:00:00.000Z'],
      ['SCHEDULE', '2026-11-20T13:00:00.000Z'],
    ])
    expect(await stored(title())).toEqual(['11-20 Total 2'])
  } finally {
    await other.close()
  }
})

test('a run whose gateway ended in the middle runs again and writes once; after three times it is given up', async () => {
  const { pool } = kit.it.app.gateway
  orders = [{ day: '2026-11-20', total: 4 }]
  await save('crashed', await newWidget(), { history: 'APPEND', metrics: [{ name: 'Total', value: 'total' }] })
  const first = await run('crashed')
  expect(await stored(title())).toEqual(['11-20 Total 4'])
  // As it would stand if the gateway had been killed after its push and before it could say so.
  const runId = await lastRunOf('crashed')
  const kill = (attempts: number) =>
    pool.query(
      `update feed_runs set state = 'RUNNING', lease_until = $1, finished_at = null, attempts = $2 where run_id = $3`,
      [new Date(now - 1), attempts, runId],
    )
  await kill(1)
  await runDueFeeds(kit.it.app.gateway)
  await ended('crashed', 1)
  expect(await stored(title())).toEqual(['11-20 Total 4'])
  expect(first.state).toBe('SUCCEEDED')
  await kill(3)
  await runDueFeeds(kit.it.app.gateway)
  await expect
    .poll(async () => (await show('crashed')).runs[0]?.error?.message, PATIENTLY)
    .toContain('ended in the middle, 3 times')
})

test('a run that is held by another gateway is left alone until its lease ends, and so are later runs of its feed', async () => {
  const { pool } = kit.it.app.gateway
  orders = [{ day: '2026-11-20', total: 4 }]
  await save('held', await newWidget(), { history: 'APPEND', metrics: [{ name: 'Total', value: 'total' }] })
  await run('held')
  const held = `update feed_runs set state = 'RUNNING', lease_until = $1 where run_id = $2`
  await pool.query(held, [new Date(now + 60_000), await lastRunOf('held')])
  expect((await run('held')).state).toBe('QUEUED')
  now += 61_000
  await runDueFeeds(kit.it.app.gateway)
  // The job of the gateway may have begun the second one by itself before this is seen.
  await expect.poll(async () => (await show('held')).runs.some(isOver), PATIENTLY).toBe(true)
  await runDueFeeds(kit.it.app.gateway)
  await ended('held', 2)
})

test('a gateway that shuts down gives its run back, and the next one ends it', async () => {
  let answer = false
  kit.upstream.on('/slow', async (_request, reply) => {
    if (answer) json(reply, [{ day: '2026-11-20', total: 1 }])
  })
  const request = { name: 's', method: 'GET' as const, url: `${kit.upstream.url}/slow` }
  await kit.it.ask(saveSource, { input: { name: 'slow', requests: [request] } })
  await save('given back', await newWidget(), { source: 'slow', rows: null, cron: '0 * * * *' })
  const other = await createApp(
    { ...kit.it.app.gateway.config, port: 0 },
    { clock: () => now, log: createLog('silent'), connection: kit.it.database.connection },
  )
  now = Date.UTC(2026, 10, 20, 13, 0, 1)
  await runDueFeeds(other.gateway)
  await expect.poll(() => kit.upstream.receivedAt('/slow').length, PATIENTLY).toBeGreaterThan(0)
  await other.close()
  answer = true
  await runDueFeeds(kit.it.app.gateway)
  await ended('given back', 1)
})

test('pause stops the schedule, resume goes on from now, and a paused feed runs by hand', async () => {
  orders = [{ day: '2026-11-20', total: 1 }]
  await save('paused', await newWidget(), { cron: '0 * * * *' })
  expect((await kit.it.ask(pauseFeed, { name: 'paused' })).pauseFeed.feed).toEqual({ paused: true, nextRunAt: null })
  now = Date.UTC(2026, 10, 20, 14, 30)
  await runDueFeeds(kit.it.app.gateway)
  expect((await show('paused')).runs).toEqual([])
  expect((await run('paused')).state).toBe('SUCCEEDED')
  expect((await kit.it.ask(resumeFeed, { name: 'paused' })).resumeFeed.feed).toEqual({
    paused: false,
    nextRunAt: '2026-11-20T15:00:00.000Z',
  })
})

test('feeds are shown in a bounded number of statements, and deleted in their order', async () => {
  kit.it.statements()
  const list = (await kit.it.ask(feeds, {})).feeds.edges
  expect(list?.length).toBeGreaterThan(5)
  const of = (table: RegExp) => kit.it.statements().filter(text => table.test(text)).length
  // Three times the same query, compiled and not: one statement of each kind every time.
  expect(of(/feed_runs|from "sources"|from "feeds"|from widgets|"widgets"/)).toBeLessThanOrEqual(12)
  expect((await kit.it.send(deleteSource, { name: 'slow' })).errors?.[0]?.extensions.code).toBe('CONFLICT')
  await kit.it.ask(deleteFeed, { name: 'given back' })
  await kit.it.ask(deleteSource, { name: 'slow' })
  expect((await kit.it.send(feed, { name: 'given back' })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  const widgetId = (await show('paused')).widget?.id ?? ''
  await kit.it.ask(deleteWidget, { id: widgetId })
  expect(await run('paused')).toMatchObject({ state: 'FAILED', error: { message: 'The widget does not exist.' } })
})
