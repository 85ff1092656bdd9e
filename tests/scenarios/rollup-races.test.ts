import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { rollUp } from '../../src/rollups/roll-up.service.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { beginToRoll, compareReads, rollAll, selectWrongRollups, smallSteps } from '../_kit/rollups.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

const SECONDS = Number(process.env.ROLLUP_RACE_SECONDS ?? 4)

let it: TestApp
let second: App
beforeAll(async () => {
  it = await startTestApp()
  second = await startSecondGateway(it)
})
afterAll(async () => {
  await second?.close()
  await it?.[Symbol.asyncDispose]()
})

const START = Date.parse('2026-03-28T20:00:00Z')
const below = (n: number) => Math.floor(Math.random() * n)

async function post(url: string, query: string, variables: unknown): Promise<{ errors?: unknown }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as { errors?: unknown }
}

const push = 'mutation($input: PushInput!) { push(input: $input) { receipt { id } } }'
const remove = 'mutation($input: DeletePointsInput!) { deletePoints(input: $input) { deleted } }'
const report = `query($id: ID!, $zone: TimeZone) { widget(id: $id) { report(timeZone: $zone, granularity: HOUR,
  period: { days: { from: "2026-03-28", through: "2026-03-30" } }) { metrics { values latest count } } } }`

test('whatever is pushed, deleted and killed meanwhile: what was added up is what the points say', async () => {
  const { id } = await it.widget({ keyKind: 'TIME' })
  const reads = compareReads(it)
  const end = performance.now() + SECONDS * 1_000
  const isOver = () => performance.now() > end
  const key = () => new Date(START + below(24 * 3_600) * 1_000).toISOString()
  const rows = () =>
    Array.from({ length: 1 + below(30) }, () => ({
      key: key(),
      values: [{ metric: `m${below(2)}`, value: `${below(1_000)}.5` }],
    }))
  const failures: unknown[] = []
  const done = { pushes: 0, deletions: 0, reads: 0, turns: 0, kills: 0 }

  const pusher = async (url: string) => {
    while (!isOver()) {
      const onDuplicate = below(2) === 0 ? 'ADD' : 'REPLACE'
      const { errors } = await post(url, push, { input: { widgetId: id, onDuplicate, rows: rows() } })
      if (errors) failures.push(errors)
      done.pushes++
    }
  }
  const deleter = async () => {
    while (!isOver()) {
      await sleep(50)
      const { errors } = await post(it.url, remove, { input: { widgetId: id, keys: Array.from({ length: 20 }, key) } })
      if (errors) failures.push(errors)
      done.deletions++
    }
  }
  const reader = async (zone: string) => {
    while (!isOver()) {
      const { errors } = await post(it.url, report, { id, zone })
      if (errors) failures.push(errors)
      done.reads++
    }
  }
  const roller = async ({ gateway }: App) => {
    while (!isOver()) {
      // What is killed is tried again at the next turn.
      await rollUp(gateway, smallSteps, new AbortController().signal).catch(() => {})
      done.turns++
      await sleep(below(30))
    }
  }
  const killer = async () => {
    while (!isOver()) {
      await sleep(100)
      const { rowCount } = await it.app.gateway.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and state in ('active', 'idle in transaction') and query like any (array['insert into rollups%', 'delete from rollups%', '%"rollup_marks"%', '%"rolled_widgets"%']) limit 1`,
      )
      done.kills += rowCount ?? 0
    }
  }
  await Promise.all([
    ...[it.url, second.url, it.url, second.url].map(pusher),
    deleter(),
    reader('Asia/Kathmandu'),
    reader('Europe/Berlin'),
    (async () => {
      await sleep(SECONDS * 100)
      await beginToRoll(it, id)
      await Promise.all([roller(it.app), roller(second), killer()])
    })(),
  ])
  await rollAll(it)
  expect(await selectWrongRollups(it)).toEqual([])
  expect(reads.differences).toEqual([])
  expect(Math.min(reads.compared, done.pushes, done.deletions, done.turns, done.kills)).toBeGreaterThan(0)
  const refused = failures.filter(errors => !JSON.stringify(errors).includes('UNAVAILABLE'))
  expect(refused).toEqual([])
  if (process.env.ROLLUP_RACE_SECONDS) console.log(done, reads.compared)
})
