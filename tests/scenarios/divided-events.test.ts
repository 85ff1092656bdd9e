// On a distributed database a round of events is of one project, and its rows are VALUES.
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ProjectId } from '../../src/base/id.ts'
import { runProgram } from '../../src/cli/program.ts'
import type { ValidatedEvent } from '../../src/events/event.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { urlOf } from '../_kit/backups.ts'
import { pretendCitus } from '../_kit/citus.ts'
import { createTestDatabase } from '../_kit/database.ts'

const PROJECTS = 12
const BATCHES = 10
/** Columns of prepared statements. */
const widths: Readonly<Record<string, number>> = { divided_events: 11, divided_event_ids: 3 }

let it: TestApp
beforeAll(async () => {
  const database = await createTestDatabase()
  await pretendCitus(database.connection, database.name)
  await runProgram(['distribute'], { DATABASE_URL: urlOf(database.connection) }, () => {})
  it = await startTestApp({}, {}, database)
})
afterAll(() => it?.[Symbol.asyncDispose]())

const event = (project: number, uniqueKey: string | null = null): ValidatedEvent => ({
  projectId: `${9_000 + project}` as ProjectId,
  eventId: it.app.gateway.makeId(),
  at: it.app.gateway.clock(),
  name: 'Paid "twice", \\ ünïcode',
  userId: 'u-1',
  anonymousId: null,
  properties: '{"price":"19.90","words":"a \\"b\\" \\\\ c"}',
  derived: '{}',
  sessionId: null,
  externalId: null,
  device: null,
  uniqueKey,
})

const stored = async (project: number) =>
  (
    await it.app.gateway.pool.query(
      `select count(*)::int as count, count(distinct event_id)::int as ids, min(properties ->> 'words') as words, min(name) as name
         from events where project_id = $1`,
      [9_000 + project],
    )
  ).rows[0]

/** What is done, and of which projects each transaction was that wrote events; and the statements. */
async function watch(work: () => Promise<unknown>): Promise<{ transactions: Set<unknown>[]; texts: string[] }> {
  const projectsOf = new Map<unknown, Set<unknown>>()
  const transactions: Set<unknown>[] = []
  const texts: string[] = []
  const { query } = pg.Client.prototype as { query: (...args: unknown[]) => unknown }
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: unknown, ...args: unknown[]) {
    const [first] = args as [string | { name?: string; text?: string; values?: unknown[] }]
    const text = typeof first === 'string' ? first : (first.text ?? '')
    if (text === 'begin') projectsOf.set(this, new Set())
    if (/into event/.test(text)) texts.push(text)
    const width = typeof first === 'object' && widths[(first.name ?? '').replace(/_\d+$/, '')]
    if (width) {
      const values = (first as { values: unknown[] }).values
      for (let at = 0; at < values.length; at += width) projectsOf.get(this)?.add(values[at])
    }
    if (text === 'commit') transactions.push(projectsOf.get(this) ?? new Set())
    return query.apply(this, args)
  } as never)
  await work()
  spy.mockRestore()
  return { transactions: transactions.filter(projects => projects.size > 0), texts }
}

test('batches of many projects at once go in transactions of one project each, as rows of VALUES', async () => {
  const { events } = it.app.gateway.services
  const { transactions, texts } = await watch(async () => {
    const written: Promise<number>[] = []
    for (let batch = 0; batch < BATCHES; batch++) {
      for (let project = 0; project < PROJECTS; project++)
        written.push(events.write(Array.from({ length: batch + 1 }, () => event(project))))
    }
    expect(new Set((await Promise.all(written)).toSorted())).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
  })
  // All batches of a project that wait are one round.
  expect(transactions.length).toBeGreaterThanOrEqual(PROJECTS)
  expect(transactions.length).toBeLessThan(PROJECTS * BATCHES)
  expect(transactions.filter(projects => projects.size !== 1)).toEqual([])
  expect(texts.filter(text => text.includes('unnest') || !text.includes('values ($1::bigint'))).toEqual([])
  for (let project = 0; project < PROJECTS; project++)
    expect(await stored(project)).toEqual({ count: 55, ids: 55, words: 'a "b" \\ c', name: 'Paid "twice", \\ ünïcode' })
})

test('given ids count once, within a round, over rounds, and beside events without one', async () => {
  const { events } = it.app.gateway.services
  const { transactions, texts } = await watch(async () => {
    const first = [event(50, 'a'), event(50, 'b'), event(50), event(50, 'a')]
    // All of them wait at once: the second finds `b` in the round of the first.
    expect(await Promise.all([events.write(first), events.write([event(50, 'b'), event(50, 'c')])])).toEqual([3, 1])
    expect(await events.write([event(50, 'c'), event(50, 'd'), event(50)])).toBe(2)
    expect(await events.write([event(50, 'a')])).toBe(0)
    // The same id of another project is another one.
    expect(await events.write([event(51, 'a')])).toBe(1)
  })
  expect(transactions.filter(projects => projects.size !== 1)).toEqual([])
  expect(texts.filter(text => text.includes('unnest'))).toEqual([])
  expect([(await stored(50)).count, (await stored(51)).count]).toEqual([6, 1])
})

test('two rounds of the same ids in two orders wait for each other', async () => {
  const keys = Array.from({ length: 200 }, (_, n) => `k${n}`)
  const { events } = it.app.gateway.services
  const rounds = Array.from({ length: 8 }, (_, n) =>
    events.write((n % 2 ? keys : keys.toReversed()).map(key => event(60, key))),
  )
  expect((await Promise.all(rounds)).reduce((sum, written) => sum + written, 0)).toBe(keys.length)
  expect((await stored(60)).count).toBe(keys.length)
})

test('a round that fails leaves nothing: the bad batch alone is refused, and its ids can be given again', async () => {
  const { events } = it.app.gateway.services
  const bad = { ...event(70, 'again'), properties: 'no JSON' }
  const outcomes = await Promise.allSettled([events.write([event(70, 'good')]), events.write([bad])])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(await events.write([event(70, 'again')])).toBe(1)
  expect((await stored(70)).count).toBe(2)
})
