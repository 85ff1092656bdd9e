// How long SQL of users may keep the database busy: a query as a whole, and the places that queries have.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Statement } from '../../src/queries/statement.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const ask = async (query: string) => {
  const response = await fetch(`${it.url}/metrics/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ encodedQuery: Buffer.from(query).toString('base64') }),
  })
  return { status: response.status, ...((await response.json()) as { message?: string; rowCount?: number }) }
}

/** Each part of 1,000 rows takes far less than 5 s, all of them more. */
const slowRows = (rows: number, perRow: number) =>
  `select n, (select count(*) from generate_series(1, ${perRow}) x where x > n) as c from generate_series(1, ${rows}) n`

test('5 s are for a query as a whole, not for each part of its rows', async () => {
  await ask('select 1')
  const startedAt = performance.now()
  expect(await ask(slowRows(10_000, 28_000))).toMatchObject({
    status: 400,
    message: expect.stringContaining('longer than 5 s'),
  })
  expect(performance.now() - startedAt).toBeLessThan(7_000)
  expect(await ask(slowRows(3_000, 100))).toMatchObject({ status: 200, rowCount: 3_000 })
}, 20_000)

/** What no cancellation ends: one call that does not look for it. The guard would refuse it. */
const deaf = (when: 'plan' | 'run'): Statement => ({
  text: `select length(translate(repeat('a', 100000), repeat('b', ${when === 'plan' ? '2500' : 'n'}), '')) from generate_series(2500, 2500) n`,
  values: [],
  names: [],
  spelled: new Map(),
  workMemKb: 1_024,
  wordAt: () => null,
})

test.each(['plan', 'run'] as const)(
  'a place is free when the database works no more for it, not before (%s)',
  async when => {
    const { sandbox } = it.app.gateway.services.queries
    const working = async () => {
      const { rows } = await it.app.gateway.pool.query(
        `select pid from pg_stat_activity where state = 'active' and usename like 'pushgraph_sql%' and datname = current_database()`,
      )
      return rows.length
    }
    const open = async (statement: Statement, signal: AbortSignal) => {
      const { cursor } = await sandbox.open('1' as never, statement, signal, 0)
      return cursor.fetch(1).finally(() => cursor.close())
    }
    const leaving = new AbortController()
    const bombs = [open(deaf(when), leaving.signal), open(deaf(when), leaving.signal)]
    const ends = Promise.allSettled(bombs)
    await expect.poll(working, { timeout: 5_000 }).toBe(2)
    leaving.abort()
    for (const end of await ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } })
    expect(await working()).toBe(2)
    const short: Statement = { ...deaf('run'), text: 'select 1' }
    await expect
      .poll(() => open(short, new AbortController().signal).catch(error => error.code), { timeout: 20_000 })
      .toEqual([['1']])
    expect(await working()).toBeLessThan(2)
    await expect.poll(working, { timeout: 20_000 }).toBe(0)
  },
)
