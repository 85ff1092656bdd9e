// Statements of a grammar that pass the guard: none calls a function that is not listed, reads a relation that is not offered, or takes a
// backend for long or much of its memory. SQL_FUZZ_STATEMENTS=50000 is the long form (npm run fuzz:sql), SQL_FUZZ_SEED another one.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { AppError } from '../../src/base/errors.ts'
import { nodeTypes } from '../../src/queries/allow-list.ts'
import { prepareStatement } from '../../src/queries/statement.ts'
import { parseSelect } from '../../src/queries/tree.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { sqlQuery } from '../_kit/query-operations.ts'
import { statements } from '../_kit/sql-grammar.ts'
import { createOracle, type Oracle } from '../_kit/sql-oracle.ts'
import { addEvents, addNeighbour } from '../_kit/tables.ts'

const WANTED = Number(process.env.SQL_FUZZ_STATEMENTS ?? 1_500)
const SEED = Number(process.env.SQL_FUZZ_SEED ?? 20_261_129)
const MAX_MS = 7_000
const MAX_KIB = 256 * 1_024
/** What a whole run may take; the long form goes on for as long as it needs. */
const TIMEOUT_MS = Math.max(120_000, WANTED * 200)

let it: TestApp
let oracle: Oracle
let secret: string
beforeAll(async () => {
  it = await startTestApp()
  const { pushUrl } = await it.widget({ title: 'Visitors' })
  await it.cyfe(pushUrl, { data: [{ Date: '20261120', Users: '12.5', Views: '99' }] })
  secret = (await addNeighbour(it)).secret
  await addEvents(
    it,
    '1',
    Array.from({ length: 40 }, (_, n) => ({
      name: n % 3 === 0 ? 'page_view' : 'order',
      userId: `user ${n % 7}`,
      properties: { a: n, b: { c: [n] }, plan: { name: 'pro' }, pg_sleep: '1', text: 'x'.repeat(n) },
      ufProperties: { urlPath: `/${n}` },
    })),
  )
  await it.ask(sqlQuery, { query: 'select 1' })
  const { pool } = it.app.gateway
  // It would be found by its name alone, by whoever may look into the schema.
  for (const type of ['anyelement', 'record', 'integer', 'text']) {
    await pool.query(`create function pushgraph_sql_1.trap(${type}) returns integer language plpgsql immutable as
      $$ begin raise exception 'TRAPPED'; end $$`)
  }
  oracle = await createOracle(pool, 'pushgraph_sql_1')
})
afterAll(async () => {
  await oracle?.[Symbol.asyncDispose]()
  await it?.[Symbol.asyncDispose]()
})

interface Tally {
  made: number
  passed: number
  analysed: number
  answered: number
  slowestMs: number
  highestKib: number
  readonly kinds: Set<string>
  readonly faults: string[]
}

function kindsOf(value: unknown, kinds: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [part, inner] of Object.entries(value)) {
    if (/^[A-Z]/.test(part)) kinds.add(part)
    kindsOf(inner, kinds)
  }
}

async function run(sql: string, tally: Tally): Promise<void> {
  tally.made++
  let statement: ReturnType<typeof prepareStatement>
  try {
    statement = prepareStatement(sql, null, {})
  } catch (error) {
    if (!(error instanceof AppError)) tally.faults.push(`${String(error)}: ${sql}`)
    return
  }
  tally.passed++
  kindsOf(parseSelect(statement.text), tally.kinds)
  const found = await oracle.faultsOf(statement.text)
  if (found !== null) tally.analysed++
  if (found !== null && found.length > 0) tally.faults.push(`${found.join()}: ${sql}`)
  const startedAt = performance.now()
  try {
    const { sandbox } = it.app.gateway.services.queries
    const { cursor } = await sandbox.open(DEFAULT_PROJECT_ID, statement, AbortSignal.timeout(60_000), 0)
    const rows = await cursor.fetch(1_000).finally(() => cursor.close())
    if (JSON.stringify(rows).includes(secret)) tally.faults.push(`a secret: ${sql}`)
    tally.answered++
  } catch (error) {
    const { cause, code } = error as AppError
    if (!(error instanceof AppError) || code === 'UNAVAILABLE' || String(cause).includes('TRAPPED'))
      tally.faults.push(`${String(error)} ${String(cause)}: ${sql}`)
    if (error instanceof AppError && error.message.includes('P0001')) tally.faults.push(`the trap: ${sql}`)
  }
  const took = performance.now() - startedAt
  tally.slowestMs = Math.max(tally.slowestMs, took)
  if (took > MAX_MS) tally.faults.push(`${Math.round(took)} ms: ${sql}`)
  if (tally.passed % 50 === 0 || took > 500) await measureMemory(tally, sql)
}

async function measureMemory(tally: Tally, sql: string): Promise<void> {
  const { rows } = await it.app.gateway.pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where usename like 'pushgraph_sql%' and datname = current_database()`,
  )
  for (const { pid } of rows) {
    const kib = Number(/VmHWM:\s+(\d+)/.exec(statusOf(pid))?.[1] ?? 0)
    tally.highestKib = Math.max(tally.highestKib, kib)
    if (kib > MAX_KIB) tally.faults.push(`${kib} KiB, at the latest: ${sql}`)
  }
}

/** Empty for a server elsewhere. */
function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

test(
  `${WANTED} statements that pass call, read and take nothing that they should not`,
  async () => {
    const kinds = new Set<string>()
    const tally: Tally = {
      made: 0,
      passed: 0,
      analysed: 0,
      answered: 0,
      slowestMs: 0,
      highestKib: 0,
      kinds,
      faults: [],
    }
    for (let round = 0; tally.passed < WANTED && tally.faults.length < 20; round++) {
      for (const sql of fc.sample(statements, { numRuns: 250, seed: SEED + round })) {
        if (tally.passed < WANTED) await run(sql, tally)
      }
    }
    await measureMemory(tally, 'the end')
    const { made, passed, analysed, answered, slowestMs, highestKib, faults } = tally
    console.info(
      JSON.stringify({ seed: SEED, made, passed, analysed, answered, slowestMs: Math.round(slowestMs), highestKib }),
    )
    expect(faults).toEqual([])
    // It is no proof where next to nothing passes, or is right to the database.
    expect(passed / made).toBeGreaterThan(0.5)
    expect(answered / passed).toBeGreaterThan(0.3)
    const never = [...nodeTypes].filter(kind => !kinds.has(kind) && !NEVER_MADE.has(kind))
    expect(never).toEqual([])
  },
  TIMEOUT_MS,
)

/** Parts without a kind of their own in the tree, variables, and SQL that the grammar leaves out. */
const NEVER_MADE = new Set([
  'Alias',
  'TypeName',
  'WithClause',
  'ParamRef',
  'Float',
  'Boolean',
  'Integer',
  'GroupingFunc',
  'A_Star',
])

test('the oracle finds what the guard would have to refuse', async () => {
  expect(await oracle.faultsOf('select n.pg_sleep from generate_series(1, 2) n')).toEqual(['pg_sleep'])
  expect(await oracle.faultsOf('select properties.trap from generate_series(1, 2) properties')).toEqual(['trap'])
  expect(await oracle.faultsOf("select name @@ 'x' from events")).toEqual(['ts_match_tt'])
  expect(await oracle.faultsOf('select relname from pg_class')).toContain('relation 1259')
  expect(
    await oracle.faultsOf("select sum(length(name)) over () from events where name ~ 'a' and properties ? 'b'"),
  ).toEqual([])
})
