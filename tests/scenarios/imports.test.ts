// Imports that are tasks: retries, limits, failures, and what is kept for them.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { expireEventIds } from '../../src/events/expire-event-ids.job.ts'
import { expireReceipts } from '../../src/push/expire-receipts.job.ts'
import { encodeId } from '../../src/request/global-id.ts'
import { expireTasks } from '../../src/tasks/expire-tasks.job.ts'
import { MAX_OPEN_TASKS } from '../../src/tasks/task.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { taskById, taskList } from '../_kit/list-operations.ts'
import { createProject } from '../_kit/operations.ts'

const DAY_MS = 86_400_000
let now = NOON_2026_11_20
let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Reply {
  status: number
  headers: Headers
  body: {
    message?: string
    errors?: Record<string, string[]>
    model?: { task_id: string; state: string; done_rows: number; error: string | null; created: number; rows: number }
    data?: Record<string, unknown>[]
  }
}

async function call(path: string, body: object, headers: Record<string, string> = {}, token = ADMIN): Promise<Reply> {
  const response = await fetch(`${it.url}/api/external${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Reply['body'] }
}

const columns = ['metric', 'key', 'value']
const points = (count: number) => Array.from({ length: count }, (_, n) => ['Users', '2026-11-20', n % 10])

async function ended(task: string) {
  return vi.waitUntil(
    async () => {
      const { model } = (await call('/info/task', { id: task })).body
      return model && ['DONE', 'FAILED'].includes(model.state) ? model : false
    },
    { timeout: 20_000 },
  )
}

test('99 rows are answered when they are committed, 100 become a task', async () => {
  const { id } = await it.widget()
  const few = await call('/import/point', { widget_id: id, columns, rows: points(99) })
  expect(few).toMatchObject({ status: 200, body: { model: { rows: 99, created: 1 } } })
  const many = await call('/import/point', { widget_id: id, columns, rows: points(100) })
  expect(many).toMatchObject({ status: 202, body: { model: { rows: 100 } } })
  const end = await ended(many.body.model?.task_id ?? '')
  expect(end).toMatchObject({ state: 'DONE', done_rows: 100, created: 0 })
  const list = await call('/list/point', { widget_id: id })
  expect(list.body.data).toEqual([expect.objectContaining({ value: 450 + 441 })])
})

test('the same idempotency key is the same task; with another body it is 409', async () => {
  const { id } = await it.widget()
  const body = { widget_id: id, columns, rows: points(2_500) }
  const key = { 'idempotency-key': 'import-1' }
  const replies = await Promise.all([1, 2, 3].map(() => call('/import/point', body, key)))
  expect(new Set(replies.map(reply => reply.body.model?.task_id)).size).toBe(1)
  expect(replies.map(reply => reply.status)).toEqual([202, 202, 202])
  expect(replies.filter(reply => reply.headers.get('idempotent-replayed') === 'true')).toHaveLength(2)
  expect((await call('/import/point', { ...body, rows: points(101) }, key)).status).toBe(409)
  await ended(replies[0]?.body.model?.task_id ?? '')
  const list = await call('/list/point', { widget_id: id })
  expect(list.body.data?.[0]?.value).toBe(11_250)
})

test('a task whose widget is gone fails, and says why', async () => {
  const { pool, services } = it.app.gateway
  await pool.query(
    `insert into task_chunks (project_id, task_id, chunk, content) values (1, 55, 0, '[["Users","2026-11-20","1"]]')`,
  )
  await pool.query(
    `insert into tasks (project_id, task_id, kind, state, target, rows, done_rows, chunks, done_chunks, created, changed,
      attempts, created_by, created_at)
     values (1, 55, 'IMPORT_POINTS', 'QUEUED', '{"widgetId":"1","onDuplicate":"ADD"}', 1, 0, 1, 0, 0, 0, 0, 'x', $1)`,
    [new Date(now)],
  )
  services.tasks.wake()
  expect(await ended(encodeId('Task', '55'))).toMatchObject({
    state: 'FAILED',
    done_rows: 0,
    error: 'The widget does not exist.',
  })
  expect((await pool.query('select 1 from task_chunks where task_id = 55')).rowCount).toBe(0)
})

test('what a task needs to know what it wrote is kept until it ends', async () => {
  const { pool } = it.app.gateway
  const before = new Date(now - 30 * DAY_MS)
  const insertTask = `insert into tasks (project_id, task_id, kind, state, target, rows, done_rows, chunks, done_chunks, created, changed,
      attempts, created_by, created_at, ended_at, lease_until)
    values ($1, 77, 'IMPORT_EVENTS', 'RUNNING', '{}', 1, 0, 1, 0, 0, 0, 1, 'x', $2, null, $3)`
  await pool.query(insertTask, ['9001', before, new Date(now + DAY_MS)])
  for (const project of ['9001', '9002']) {
    await pool.query(
      `insert into projects (project_id, name, time_zone, week_start, created_at) values ($1, $2, 'UTC', 1, $3)`,
      [project, `project ${project}`, before],
    )
    await pool.query(
      `insert into idempotency_keys (project_id, widget_id, idempotency_key, body_hash, receipt_id, accepted_at)
       values ($1, 1, 'task 77 chunk 0', 'x', 5, $2)`,
      [project, new Date(now - 29 * DAY_MS)],
    )
    await pool.query(
      `insert into receipts (project_id, receipt_id, widget_id, accepted_at, rows, points, created, changed) values ($1, 5, 1, $2, 1, 1, 1, 0)`,
      [project, new Date(now - 29 * DAY_MS)],
    )
    await pool.query(`insert into event_ids (project_id, given_id, received_at) values ($1, 'key 0 task 77', $2)`, [
      project,
      new Date(now - 29 * DAY_MS),
    ])
  }
  const left = async () => {
    const signal = new AbortController().signal
    await expireReceipts.run(it.app.gateway, signal)
    await expireEventIds.run(it.app.gateway, signal)
    const tables = ['idempotency_keys', 'receipts', 'event_ids']
    const counts = tables.map(table =>
      pool.query(`select project_id from ${table} where project_id in (9001, 9002) order by 1`),
    )
    return (await Promise.all(counts)).map(({ rows }) => rows.map(row => row.project_id))
  }
  expect(await left()).toEqual([['9001'], ['9001'], ['9001']])
  await pool.query('update tasks set ended_at = $1 where task_id = 77', [new Date(now)])
  expect(await left()).toEqual([[], [], []])
})

test('a project has so many tasks at a time', async () => {
  const { id } = await it.widget()
  await it.app.gateway.pool.query(
    `insert into tasks (project_id, task_id, kind, state, target, rows, done_rows, chunks, done_chunks, created, changed,
      attempts, created_by, created_at, lease_until)
     select 1, 1000 + n, 'IMPORT_EVENTS', 'RUNNING', '{}', 1, 0, 1, 0, 0, 0, 1, 'x', $1, $2 from generate_series(1, $3) n`,
    [new Date(now), new Date(now + DAY_MS), MAX_OPEN_TASKS],
  )
  const reply = await call('/import/point', { widget_id: id, columns, rows: points(100) })
  expect(reply.status).toBe(429)
  expect(reply.headers.get('retry-after')).toBe('5')
  await it.app.gateway.pool.query('delete from tasks where task_id between 1001 and 1100')
})

test("tasks are the project's own, and are forgotten a week after their end", async () => {
  const accepted = await call('/import/event', { columns: ['event', 'user_id'], rows: [['a', 'b']], async: true })
  const id = accepted.body.model?.task_id ?? ''
  await ended(id)
  const made = (await it.ask(createProject, { input: { name: 'Other' } })).createProject
  const other = made.administrator.secret
  expect((await call('/info/task', { id }, {}, other)).status).toBe(404)
  expect((await call('/list/task', {}, {}, other)).body.data).toEqual([])
  now += 8 * DAY_MS
  await expireTasks.run(it.app.gateway, new AbortController().signal)
  expect((await call('/info/task', { id })).status).toBe(404)
  now = NOON_2026_11_20
})

test('GraphQL tells how a task stands, and lists tasks by their state', async () => {
  const { id } = await it.widget({ title: 'Imported' })
  const { body } = await call('/import/point', { widget_id: id, columns, rows: points(1_500) })
  const task = body.model?.task_id ?? ''
  await ended(task)
  expect((await it.ask(taskById, { id: task })).task).toEqual({
    id: task,
    kind: 'IMPORT_POINTS',
    state: 'DONE',
    progress: { done: 1_500, total: 1_500, ratio: 1 },
    widget: { title: 'Imported' },
    created: 1,
    changed: 1,
    createdBy: 'PUSHGRAPH_ADMIN_TOKEN',
    startedAt: expect.any(String),
    endedAt: expect.any(String),
    error: null,
  })
  const done = (await it.ask(taskList, { states: ['DONE'] })).tasks
  expect(done?.nodes[0]).toEqual({ id: task, state: 'DONE' })
  expect(done?.totalCount).toBe(done?.nodes.length)
  expect((await it.ask(taskList, { states: [] })).tasks).toEqual({ totalCount: 0, nodes: [] })
  expect((await it.ask(taskList, { states: ['QUEUED', 'RUNNING'] })).tasks?.nodes).toEqual([])
})

test('a refused import leaves nothing behind, whatever row is wrong', async () => {
  const { id } = await it.widget()
  const rows = [...points(2_500), ['Users', 'someday', 1]]
  const reply = await call('/import/point', { widget_id: id, columns, rows })
  expect(reply).toMatchObject({ status: 400, body: { errors: { 'rows.2500.key': [expect.any(String)] } } })
  expect((await call('/list/point', { widget_id: id })).body.data).toEqual([])
})
