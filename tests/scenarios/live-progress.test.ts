// Tasks, runs of feeds and single widgets, followed through another gateway than the one that changes them.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { App } from '../../src/app.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { type Follow, follow } from '../_kit/events.ts'
import { feedRunIds } from '../_kit/list-operations.ts'
import { deleteWidget } from '../_kit/operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'
import { runFeed, saveFeed, saveSource } from '../_kit/source-operations.ts'

let it: TestApp
let other: App
let upstream: Server
let release = () => {}
beforeAll(async () => {
  const held = new Promise<void>(resolve => (release = resolve))
  upstream = createServer((_request, response) => void held.then(() => response.end('[{"day":"2026-11-20","n":1}]')))
  await new Promise<void>(resolve => upstream.listen(0, '127.0.0.1', resolve))
  const allowed = `127.0.0.1:${(upstream.address() as AddressInfo).port}`
  it = await startTestApp({ SOURCES_ALLOW_HOSTS: allowed })
  other = await startSecondGateway(it)
})
afterAll(async () => {
  upstream?.close()
  await other?.close()
  await it?.[Symbol.asyncDispose]()
})

const watch = <Data>(query: string, variables: Record<string, unknown>): Promise<Follow<Data>> =>
  follow<Data>(other.url, ADMIN, query, variables)

describe('a task', () => {
  interface TaskData {
    task: { state: string; progress: { done: number; total: number } }
  }
  const query = 'subscription ($id: ID!) { task(id: $id) { state progress { done total } } }'

  async function startImport(rows: number): Promise<string> {
    const { id } = await it.widget()
    const response = await fetch(`${it.url}/api/external/import/point`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify({
        widget_id: id,
        columns: ['metric', 'key', 'value'],
        rows: Array.from({ length: rows }, (_, n) => ['Users', '2026-11-20', n % 10]),
        async: true,
      }),
    })
    return ((await response.json()) as { model: { task_id: string } }).model.task_id
  }

  test('is followed to its end, each message further than the one before, and then the stream ends', async () => {
    await using live = await watch<TaskData>(query, { id: await startImport(30_000) })
    await live.ended
    const tasks = live.messages.map(({ data }) => data?.task)
    expect(tasks.at(-1)).toEqual({ state: 'DONE', progress: { done: 30_000, total: 30_000 } })
    expect(tasks.length).toBeGreaterThan(1)
    const done = tasks.map(task => task?.progress.done ?? 0)
    expect(done).toEqual([...done].sort((a, b) => a - b))
  })

  test('that has ended gives one message', async () => {
    const id = await startImport(1)
    await using first = await watch<TaskData>(query, { id })
    await first.ended
    await using again = await watch<TaskData>(query, { id })
    await again.ended
    expect(again.messages).toEqual([{ data: { task: { state: 'DONE', progress: { done: 1, total: 1 } } } }])
  })
})

test('a run of a feed is followed to its end', async () => {
  const { id: widgetId } = await it.widget({ keyKind: 'DATE' })
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/`
  await it.ask(saveSource, { input: { name: 'slow', requests: [{ method: 'GET', url }] } })
  await it.ask(saveFeed, {
    input: { name: 'slow', source: 'slow', widgetId, key: 'day', metrics: [{ name: 'n', value: 'n' }] },
  })
  const running = it.ask(runFeed, { name: 'slow' })
  const id = await vi.waitFor(async () => {
    const run = (await it.ask(feedRunIds, { name: 'slow' })).feed?.runs[0]
    if (!run) throw new Error('no run yet')
    return run.id
  }, 20_000)
  const query = 'subscription ($id: ID!) { feedRun(id: $id) { state points feed { name } } }'
  await using live = await watch<{ feedRun: { state: string; points: number } }>(query, { id })
  await vi.waitFor(() => expect(live.messages.at(-1)?.data?.feedRun.state).toBe('RUNNING'), 20_000)
  release()
  await live.ended
  expect(live.messages.at(-1)?.data?.feedRun).toEqual({ state: 'SUCCEEDED', points: 1, feed: { name: 'slow' } })
  await running
})

describe('widgets that change', () => {
  interface WidgetData {
    widgetChanged: { id: string; title: string; lastPushAt: string | null } | null
  }
  const query = 'subscription ($ids: [ID!]!) { widgetChanged(ids: $ids) { id title lastPushAt } }'

  test('come one in a message: all of them first, then those that have changed', async () => {
    const a = await it.widget({ title: 'a' })
    const b = await it.widget({ title: 'b' })
    await using live = await watch<WidgetData>(query, { ids: [a.id, b.id, 'widget_1'] })
    const titles = () => live.messages.map(({ data }) => data?.widgetChanged?.title)
    await vi.waitFor(() => expect(titles()).toEqual(['a', 'b']), 20_000)
    await it.cyfe(b.pushUrl, { data: [{ Date: '20261119', Users: '1' }] })
    await vi.waitFor(() => expect(titles()).toEqual(['a', 'b', 'b']), 20_000)
    expect(live.messages.at(-1)?.data?.widgetChanged?.lastPushAt).not.toBeNull()
    await it.ask(deleteWidget, { id: a.id })
    await vi.waitFor(() => expect(live.messages).toHaveLength(4), 20_000)
    expect(live.messages.at(-1)).toMatchObject({
      data: { widgetChanged: null },
      errors: [{ path: ['widgetChanged'], extensions: { code: 'NOT_FOUND' } }],
    })
  })

  test('are at most 100', async () => {
    const ids = Array.from({ length: 101 }, (_, n) => `widget_${n}`)
    await using refused = await follow(it.url, ADMIN, query, { ids })
    await refused.ended
    const [{ errors = [] } = {}] = refused.messages
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { ids: [expect.any(String)] } })
  })
})
