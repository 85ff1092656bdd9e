// On a distributed database a round of pushes is of one project.
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ProjectId } from '../../src/base/id.ts'
import { runProgram } from '../../src/cli/program.ts'
import { startPushWriter } from '../../src/push/push-writer.service.ts'
import { toQueuedPush } from '../../src/push/queued-push.cases.ts'
import type { QueuedPush } from '../../src/push/round.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { urlOf } from '../_kit/backups.ts'
import { pretendCitus } from '../_kit/citus.ts'
import { createTestDatabase } from '../_kit/database.ts'

const PROJECTS = 16
const PUSHES = 20
/** Columns of prepared statements. */
const widths: Readonly<Record<string, number>> = { push_points: 6, push_receipts: 17, push_activity: 6 }

let it: TestApp
beforeAll(async () => {
  const database = await createTestDatabase()
  await pretendCitus(database.connection, database.name)
  await runProgram(['distribute'], { DATABASE_URL: urlOf(database.connection) }, () => {})
  it = await startTestApp({}, {}, database)
})
afterAll(() => it?.[Symbol.asyncDispose]())

function pushOf(projectId: string, value: number): QueuedPush {
  return toQueuedPush({
    receiptId: it.app.gateway.makeId(),
    projectId: projectId as ProjectId,
    writes: new Map([['1', { how: 'REPLACE', value: String(value) }]]),
  })
}

test('pushes of many projects at once go in transactions of one project each, side by side and in their order', async () => {
  const { gateway } = it.app
  const projectsOf = new Map<unknown, Set<unknown>>()
  const transactions: Set<unknown>[] = []
  const texts = new Set<string>()
  const { query } = pg.Client.prototype as { query: (...args: unknown[]) => unknown }
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: unknown, ...args: unknown[]) {
    const [first] = args as [string | { name?: string; values?: unknown[] }]
    if (first === 'BEGIN') projectsOf.set(this, new Set())
    const width = typeof first === 'object' && widths[(first.name ?? '').replace(/_\d+$/, '')]
    if (width) {
      texts.add((first as { text: string }).text)
      const values = (first as { values: unknown[] }).values
      for (let at = 0; at < values.length; at += width) projectsOf.get(this)?.add(values[at])
    }
    if (first === 'COMMIT') transactions.push(projectsOf.get(this) ?? new Set())
    return query.apply(this, args)
  } as never)
  const writer = await startPushWriter(gateway, it.database.connection)
  const outcomes: Promise<unknown>[] = []
  for (let value = 0; value < PUSHES; value++) {
    for (let project = 0; project < PROJECTS; project++)
      outcomes.push(writer.write(pushOf(`${9_000 + project}`, value)))
    // Some wait while others are being written.
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  await Promise.all(outcomes)
  await writer.close()
  spy.mockRestore()
  const written = transactions.filter(projects => projects.size > 0)
  expect(written.length).toBeGreaterThanOrEqual(PROJECTS)
  expect(written.filter(projects => projects.size !== 1)).toEqual([])
  // What `unnest` gives is read by the coordinator first.
  expect(texts.size).toBeGreaterThan(2)
  expect([...texts].filter(text => text.includes('unnest') || !text.includes('values ($1::bigint'))).toEqual([])
  const { rows } = await gateway.pool.query(
    `select count(*)::int as points, min(value)::int as least, max(value)::int as most,
      (select count(*)::int from receipts where widget_id = 999) as receipts from points where widget_id = 999`,
  )
  // The last push of each project has replaced those before it.
  expect(rows).toEqual([{ points: PROJECTS, least: PUSHES - 1, most: PUSHES - 1, receipts: PROJECTS * PUSHES }])
})

test('a gateway works on it as on any other', async () => {
  const { pushUrl } = await it.widget({ title: 'Divided' })
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, n) => it.cyfe(pushUrl, { data: [{ Date: '20261120', m: `${n}` }] })),
  )
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
})
