// What was deleted goes a batch at a time, and what stays beside it is not read for it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import type { MetricId, WidgetId } from '../../src/base/id.ts'
import { deletePointsOfDeletedWidgets } from '../../src/push/delete-points.store.ts'
import { purgeWidgets } from '../../src/push/purge-widgets.job.ts'
import { expireTasks } from '../../src/tasks/expire-tasks.job.ts'
import { deletePointsOfDeletedMetrics, deletePointsOfMetric } from '../../src/widgets/metric-deletion.store.ts'
import { purgeMetrics } from '../../src/widgets/purge-metrics.job.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { tablesReadWhole } from '../_kit/plans.ts'

const projectId = DEFAULT_PROJECT_ID
const BIG = 200_000

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
  // What stays: a large widget.
  await points('1', '10', BIG)
  await query(
    `insert into tasks (project_id, task_id, kind, state, target, rows, done_rows, chunks, done_chunks, created, changed, attempts, created_by, created_at, ended_at)
       select $1, (extract(epoch from now() - timestamptz '2024-01-01')::bigint * 1000 << 21) + n, 'POINTS', 'DONE', '{}', 0, 0, 0, 0, 0, 0, 0, 'test', now(), now()
       from generate_series(1, ${BIG}) n`,
  )
  await query('vacuum analyze points, series_points, category_points, tasks', [])
})
afterAll(() => it?.[Symbol.asyncDispose]())

const query = async <T>(text: string, values: unknown[] = [projectId]) =>
  (await it.app.gateway.pool.query(text, values)).rows as T[]

const points = (widgetId: string, metricId: string, count: number) =>
  query(
    `insert into points (project_id, widget_id, metric_id, key, written_as, value)
       select $1, $2, $3::bigint + n % 3, n, 0, 1 from generate_series(1, ${count}) n`,
    [projectId, widgetId, metricId],
  )

const deletedWidget = (widgetId: string) =>
  query(
    `insert into widgets (project_id, widget_id, title, tags, chart_type, key_kind, default_period, push_key_sealed, created_at, updated_at, deleted_at)
       values ($1, $2, 'gone', '{}', 'LINE', 'DATE', 'LAST_30_DAYS', 'x', now(), now(), now())`,
    [projectId, widgetId],
  )

const left = async (table = 'points') => {
  const [row] = await query<{ count: number }>(
    `select count(*)::int as count from ${table} where project_id = $1 and widget_id <> 1`,
  )
  return row?.count
}

let next = 100
let widgetId: WidgetId
beforeEach(() => {
  widgetId = String(next++) as WidgetId
})
const signal = new AbortController().signal

test('a deleted widget goes in batches that are full up to the last one, out of every table', async () => {
  const { db } = it.app.gateway
  await deletedWidget(widgetId)
  await points(widgetId, '20', 250)
  await query(
    `insert into category_points (project_id, widget_id, metric_id, category, written_as, value)
       select $1, $2, 1, 'ü ' || n, 0, 1 from generate_series(1, 30) n`,
    [projectId, widgetId],
  )
  await query(
    `insert into counters (project_id, widget_id, metric_id, stream, started_at, time, value)
       select $1, $2, 1, decode(lpad(n::text, 4, '0'), 'hex'), n, 1, 1 from generate_series(1, 25) n`,
    [projectId, widgetId],
  )
  await query('insert into rolled_widgets (project_id, widget_id) values ($1, $2)', [projectId, widgetId])
  const sizes: number[] = []
  for (let size = 100; size === 100; sizes.push(size)) size = await deletePointsOfDeletedWidgets(db, projectId, 100)
  expect(sizes).toEqual([100, 100, 100, 6])
  for (const table of ['points', 'category_points', 'counters', 'rolled_widgets'])
    expect([table, await left(table)]).toEqual([table, 0])
})

test('more deleted widgets than are looked up at once go in one run of the job', async () => {
  for (let n = 0; n < 130; n++) {
    await deletedWidget(String(1_000 + n))
    await points(String(1_000 + n), '20', 2)
  }
  await purgeWidgets.run(it.app.gateway, signal)
  expect(await left()).toBe(0)
})

test('points of a metric go in batches, and those of others stay', async () => {
  const { db } = it.app.gateway
  await points(widgetId, '30', 90)
  const ids = { projectId, widgetId, metricId: '31' as MetricId }
  const sizes: number[] = []
  for (let size = 20; size === 20; sizes.push(size)) size = await deletePointsOfMetric(db, ids, 20)
  expect(sizes).toEqual([20, 10])
  expect(await left()).toBe(60)
  await query(
    'insert into deleted_metrics (project_id, widget_id, metric_id, deleted_at) values ($1, $2, 30, now()), ($1, $2, 32, now())',
    [projectId, widgetId],
  )
  expect(await deletePointsOfDeletedMetrics(db, projectId, 50)).toBe(50)
  expect(await deletePointsOfDeletedMetrics(db, projectId, 50)).toBe(10)
  expect(await left()).toBe(0)
})

test('notes of deleted metrics and ended tasks go when they are old enough, and not before', async () => {
  await query(
    `insert into deleted_metrics (project_id, widget_id, metric_id, deleted_at) values ($1, 5, 5, now() - interval '25 hours'), ($1, 5, 6, now())`,
  )
  await purgeMetrics.run(it.app.gateway, signal)
  expect(await query('select metric_id from deleted_metrics where project_id = $1 and widget_id = 5')).toEqual([
    { metric_id: '6' },
  ])
  await query(
    `insert into tasks (project_id, task_id, kind, state, target, rows, done_rows, chunks, done_chunks, created, changed, attempts, created_by, created_at, ended_at)
       select $1, n, 'POINTS', 'DONE', '{}', 0, 0, 0, 0, 0, 0, 0, 'test', timestamptz '2024-01-01', case when n < 2000 then timestamptz '2024-01-02' end
       from generate_series(1, 2500) n`,
  )
  await expireTasks.run(it.app.gateway, signal)
  const [row] = await query<{ open: number; all: number }>(
    `select count(*) filter (where task_id <= 2500)::int as open, count(*)::int as all from tasks where project_id = $1`,
  )
  // Those that have not ended stay however old they are.
  expect(row).toEqual({ open: 501, all: BIG + 501 })
  await query('delete from tasks where project_id = $1 and task_id <= 2500')
})

test.each([
  ['purge-widgets', purgeWidgets],
  ['purge-metrics', purgeMetrics],
  ['expire-tasks', expireTasks],
] as const)('%s reads no large table whole', async (_, job) => {
  await deletedWidget(widgetId)
  await points(widgetId, '40', 15_000)
  await query('insert into deleted_metrics (project_id, widget_id, metric_id, deleted_at) values ($1, $2, 40, now())', [
    projectId,
    widgetId,
  ])
  const whole = await tablesReadWhole(it, () => job.run(it.app.gateway, signal))
  expect(whole.filter(table => ['points', 'tasks'].includes(table))).toEqual([])
})
