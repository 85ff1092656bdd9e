// How many counters a widget has at most, and how those that nobody reads are found.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COUNTER_DAYS, MAX_COUNTERS } from '../../src/push/counter.ts'
import { expireCounters } from '../../src/push/expire-counters.job.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { headlines } from '../_kit/dialects.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const START = 1_763_640_000

/** Readings of counters of one metric, each of a process of its own. */
async function send(name: string, processes: readonly string[], second: number, value: number) {
  const resourceMetrics = processes.map(process => {
    const point = {
      startTimeUnixNano: `${START}000000000`,
      timeUnixNano: `${START + second}000000000`,
      asInt: String(value),
    }
    return {
      resource: { attributes: [{ key: 'process.pid', value: { stringValue: process } }] },
      scopeMetrics: [
        { metrics: [{ name, sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [point] } }] },
      ],
    }
  })
  const reply = await fetch(`${it.url}/v1/metrics`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ resourceMetrics }),
  })
  return { status: reply.status, body: await reply.text() }
}

const query = async (text: string, values: unknown[] = []) => (await it.app.gateway.pool.query(text, values)).rows

/** As though other processes had counted, too, so many days ago. */
const fill = (name: string, count: number, daysAgo: number) =>
  query(
    `insert into counters (project_id, widget_id, metric_id, stream, started_at, time, value, read_on)
     select c.project_id, c.widget_id, c.metric_id, decode(md5($1 || n), 'hex'), c.started_at, c.time, 1, current_date - $3::int
     from (select c.* from counters c join widgets using (project_id, widget_id) where push_name = $1 limit 1) c, generate_series(1, $2) n`,
    [name, count, daysAgo],
  )

test('a widget has so many counters, and those that it knows count on', async () => {
  expect((await send('crowd', ['a'], 1, 5)).body).toBe('{}')
  await fill('crowd', MAX_COUNTERS - 2, 0)
  expect((await send('crowd', ['b'], 1, 7)).body).toBe('{}')
  const { status, body } = await send('crowd', ['c', 'd'], 1, 100)
  expect([status, JSON.parse(body)]).toEqual([
    200,
    {
      partialSuccess: {
        rejectedDataPoints: '2',
        errorMessage: expect.stringContaining(`The widget has ${MAX_COUNTERS} counters`),
      },
    },
  ])
  expect((await send('crowd', ['a', 'b'], 2, 10)).body).toBe('{}')
  expect((await send('beside', ['c'], 1, 1)).body).toBe('{}')
  expect(await headlines(it, 'crowd')).toEqual(['crowd: 20'])
})

test('those that nobody reads are found by an index and forgotten, and no others', async () => {
  await send('old', ['a'], 1, 5)
  await fill('old', 12_000, COUNTER_DAYS + 2)
  await query('analyze counters')
  const [plan] = await query(
    `explain (format json) select project_id from counters where project_id = (select min(project_id) from projects) and read_on < current_date - 400 order by read_on limit 10000`,
  )
  expect(JSON.stringify(plan)).toContain('counters_read_on')
  const counts = () =>
    query(
      `select push_name, count(*)::int as n from counters join widgets using (project_id, widget_id) group by push_name order by push_name`,
    )
  const before = await counts()
  expect(before).toContainEqual({ push_name: 'old', n: 12_001 })
  await expireCounters.run(it.app.gateway, new AbortController().signal)
  expect(await counts()).toEqual(before.map(row => (row.push_name === 'old' ? { ...row, n: 1 } : row)))
})
