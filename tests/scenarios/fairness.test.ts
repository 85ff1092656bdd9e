// One project's flood is not another one's trouble: where a line is shared, projects take turns.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProjectId } from '../../src/base/id.ts'
import { EventWriter } from '../../src/events/event-writer.service.ts'
import { getFeed } from '../../src/feeds/feed.service.ts'
import { queueRun } from '../../src/feeds/feed-run.service.ts'
import { selectOpenRuns } from '../../src/feeds/feed-run.store.ts'
import { ndjson } from '../../src/queries/lines.ts'
import { adHocRequest } from '../../src/queries/query.service.ts'
import { stream } from '../../src/queries/stream.service.ts'
import { createContext } from '../../src/request/context.ts'
import { ADMIN, type TestApp } from '../_kit/app.ts'
import { createProject, createWidget, report } from '../_kit/operations.ts'
import { sqlQuery } from '../_kit/query-operations.ts'
import { runFeed, saveFeed, saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

let kit: SourcesKit
let it: TestApp
/** The token of the project that stays calm; the administrator's project floods. */
let calm: string
beforeAll(async () => {
  kit = await startSourcesKit()
  it = kit.it
  calm = (await it.ask(createProject, { input: { name: 'Calm' } })).createProject.administrator.secret
})
afterAll(() => kit?.[Symbol.asyncDispose]())

test('queries: a project that runs and waits for as many as it may leaves the others their places', async () => {
  const { gateway } = it.app
  const principal = await gateway.services.auth.authenticate(`Bearer ${ADMIN}`, '127.0.0.1')
  if (!principal) throw new Error('no administrator')
  const controller = new AbortController()
  const ctx = createContext(gateway, { requestId: 'flood', principal, signal: controller.signal })
  const question = adHocRequest('select n from generate_series(1, 100000) as n', {}, 'iso')
  // Nobody reads the first two: they stay.
  const errors: string[] = []
  const flood = Array.from({ length: 70 }, () =>
    stream(ctx, principal, question, ndjson).then(
      () => null,
      (error: Error) => errors.push(error.message),
    ),
  )
  await expect.poll(() => errors.length).toBe(4)
  expect(new Set(errors)).toEqual(new Set(['More than 64 queries of this project wait. Try again.']))
  const replies = await Promise.all([1, 2, 3, 4].map(() => it.send(sqlQuery, { query: 'select 1 as n' }, calm)))
  expect(replies.map(({ errors }) => errors)).toEqual(replies.map(() => undefined))
  // The flood still waits.
  expect(errors).toHaveLength(4)
  controller.abort()
  await Promise.all(flood)
})

test('events: a project that fills the line still lets another one in, which is written in the next round', async () => {
  const { gateway } = it.app
  const writer = new EventWriter(gateway, 4_000)
  const order: string[] = []
  const write = (projectId: string, count: number) => {
    const events = Array.from({ length: count }, () => ({
      projectId: projectId as ProjectId,
      eventId: gateway.makeId(),
      at: gateway.clock(),
      name: 'e',
      userId: null,
      anonymousId: null,
      properties: '{}',
      derived: '{}',
      sessionId: null,
      externalId: null,
      device: null,
      uniqueKey: null,
    }))
    return writer.write(events).then(
      written => order.push(`${projectId} ${written}`),
      (error: Error) => order.push(`${projectId} ${error.message}`),
    )
  }
  const flood = Array.from({ length: 8 }, () => write('1', 500))
  const tooMuch = write('1', 500)
  const small = write('2', 10)
  await Promise.all([...flood, tooMuch, small])
  expect(order[0]).toBe('1 Too many events wait to be written (at most 4000). Try again.')
  // Two rounds may be under way before its turn comes.
  expect(order.indexOf('2 10')).toBeGreaterThan(0)
  expect(order.indexOf('2 10')).toBeLessThan(6)
  await writer.close()
})

test('reports: large ones of a project leave connections to the others', async () => {
  const { pool } = it.app.gateway
  const make = async (token: string, row: object) => {
    const made = await it.send(createWidget, { input: { title: 'w' } }, token)
    const { id, pushUrl } = made.data?.createWidget.widget ?? { id: '', pushUrl: '' }
    expect((await it.cyfe(pushUrl ?? '', { data: [row] })).status).toBe(200)
    return id
  }
  const large = await make(ADMIN, { Country: 'Chad', n: '1' })
  const own = await make(calm, { Country: 'Peru', n: '2' })
  const order: string[] = []
  const holder = await pool.connect()
  await holder.query('begin; lock table category_points in access exclusive mode')
  const flood = Array.from({ length: 30 }, async () => {
    await kit.once(`{ widget(id: "${large}") { report(period: { preset: ALL_TIME }) { keys } } }`)
    order.push('flood')
  })
  const { rows } = await pool.query('select 1 as one')
  expect(rows).toEqual([{ one: 1 }])
  const isWaiting = async () =>
    (await pool.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`))
      .rowCount
  try {
    await expect.poll(isWaiting, { timeout: 2_500 }).toBe(6)
    const listed = await it.send(sqlQuery, { query: 'select 1 as n' }, calm)
    expect([listed.errors, order]).toEqual([undefined, []])
  } finally {
    await holder.query('rollback')
    holder.release()
  }
  const reply = await it.send(report, { id: own, period: { preset: 'ALL_TIME' } }, calm)
  expect(reply.errors).toBeUndefined()
  await Promise.all(flood)
})

test('feeds: slow runs of a project leave places to others, and those that wait are begun in turns', async () => {
  const { gateway } = it.app
  const held: (() => void)[] = []
  kit.upstream.on('/slow', async (_request, reply) => {
    await new Promise<void>(resolve => held.push(resolve))
    json(reply, [{ day: '2026-11-20', total: 1 }])
  })
  kit.upstream.on('/quick', (_request, reply) => json(reply, [{ day: '2026-11-20', total: 1 }]))
  const prepare = async (token: string, path: string, names: readonly string[]) => {
    const request = { name: 'r', method: 'GET' as const, url: `${kit.upstream.url}${path}`, retry: { attempts: 1 } }
    await it.send(saveSource, { input: { name: 's', requests: [request] } }, token)
    const made = await it.send(createWidget, { input: { title: 'Fed', keyKind: 'DATE' } }, token)
    const widgetId = made.data?.createWidget.widget.id ?? ''
    for (const name of names) {
      const mapping = { source: 's', key: 'day', metrics: [{ name: 'Total', value: 'total' }] }
      const saved = await it.send(saveFeed, { input: { name, widgetId, ...mapping } }, token)
      expect(saved.errors).toBeUndefined()
    }
  }
  const names = Array.from({ length: 8 }, (_, n) => `slow ${n}`)
  await prepare(ADMIN, '/slow', names)
  await prepare(calm, '/quick', ['quick', 'later'])
  const flood = names.map(name => it.send(runFeed, { name }, ADMIN))
  await expect.poll(() => held.length, { timeout: 20_000 }).toBe(5)
  const quick = await it.send(runFeed, { name: 'quick' }, calm)
  expect(quick.data?.runFeed).toMatchObject({ state: 'SUCCEEDED', rows: 1 })
  // Three of the flood wait. One of the calm project that comes after them is the second to be begun.
  const principal = await gateway.services.auth.authenticate(`Bearer ${calm}`, '127.0.0.1')
  if (!principal) throw new Error('nobody has the token')
  const later = await getFeed(gateway, principal.projectId, 'later')
  await queueRun(gateway, later, { cause: 'HOOK', scheduledFor: null, variables: {}, delivery: null })
  const open = await selectOpenRuns(gateway.db, new Date(gateway.clock()), 2)
  expect(new Set(open.map(({ projectId }) => projectId)).size).toBe(2)
  const answer = setInterval(() => {
    for (const reply of held.splice(0)) reply()
  }, 50)
  await Promise.all(flood)
  clearInterval(answer)
}, 60_000)

test('imports: large ones of a project keep no other project waiting', async () => {
  const call = async (path: string, body: object, token: string) => {
    const headers = { authorization: `Bearer ${token}` }
    const reply = await fetch(`${it.url}/api/external${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return ((await reply.json()) as { model: { task_id: string; state: string } }).model
  }
  const begin = async (token: string, count: number) => {
    const made = await it.send(createWidget, { input: { title: 'Imported' } }, token)
    const rows = Array.from({ length: count }, (_, n) => [`Users ${n % 50}`, '2026-11-20', n % 10])
    const body = { widget_id: made.data?.createWidget.widget.id, columns: ['metric', 'key', 'value'], rows }
    return (await call('/import/point', body, token)).task_id
  }
  const large = await Promise.all(Array.from({ length: 6 }, () => begin(ADMIN, 20_000)))
  const small = await begin(calm, 100)
  const stateOf = async (id: string, token: string) => (await call('/info/task', { id }, token)).state
  await expect.poll(() => stateOf(small, calm), { timeout: 20_000, interval: 20 }).toBe('DONE')
  const states = await Promise.all(large.map(id => stateOf(id, ADMIN)))
  expect(states.filter(state => state !== 'DONE').length).toBeGreaterThan(0)
  await expect
    .poll(async () => (await Promise.all(large.map(id => stateOf(id, ADMIN)))).every(state => state === 'DONE'), {
      timeout: 50_000,
      interval: 300,
    })
    .toBe(true)
}, 90_000)
