// Runs one SELECT of a user: a read-only transaction, a cursor, a fence around the connection, always rolled back.
import pg from 'pg'
import { AppError } from '../base/errors.ts'
import type { Pool } from '../database/client.ts'
import type { Backends } from './backend.client.ts'
import { createFence, FenceError } from './fence.client.ts'
import { IDLE_TIMEOUT_MS, type Sandbox, STATEMENT_TIMEOUT_MS } from './sandbox.store.ts'
import type { Statement } from './statement.ts'

/** By how much all calls of `fetch` together may overrun the time of one statement: less is not worth a setting for each. */
const OVERRUN_MS = 100

interface Field {
  readonly name: string
  readonly typeOid: number
  /** Where the column comes from unchanged; 0: it was computed. */
  readonly tableOid: number
}

export type Row = readonly (string | null)[]

export interface Cursor {
  readonly fields: readonly Field[]
  /** The next rows, fewer than asked for at the end. All calls together have the time of one statement, planning counted. */
  fetch(count: number): Promise<Row[]>
  /** The same, each handed over as it arrives and kept nowhere; every call has that time. Returns how many there were. */
  each(count: number, take: (row: Row) => void): Promise<number>
  /** Bytes that the server has sent so far. */
  readonly bytes: number
  close(): Promise<void>
}

/** Every value as the text that the server wrote; result.ts knows the types. */
const rawTypes: pg.CustomTypesConfig = { getTypeParser: (() => (text: string) => text) as never }

const PREFIX = 'declare pushgraph_rows no scroll cursor for '

export interface Run {
  readonly signal: AbortSignal
  readonly maxCost: number
  readonly backends: Backends
  onCut(ended: Promise<void>): void
}

/**
 * `maxCost` above 0: a statement that the planner expects to cost more is refused before it reads anything.
 * `onCut` gets what resolves when the server has ended what ran on a connection that was cut.
 * Errors keep their `position`; it is counted in the text of the statement here.
 */
export async function openCursor(
  pool: Pool,
  sandbox: Sandbox,
  statement: Statement,
  { signal, maxCost, backends, onCut }: Run,
): Promise<Cursor> {
  const client = await pool.connect()
  await backends.prepare(client, sandbox.role)
  // The server looks whether anybody still listens, where it looks at all: what overran its time is ended from outside, too.
  const fence = createFence(client, signal, why => void (why === 'time' && backends.end(client)))
  let fields: readonly Field[] = []
  let closed = false
  const allowance = new Allowance(fence)

  const close = async () => {
    if (closed) return
    closed = true
    const failure = fence.failure ?? (await fence.guarded(() => leaveNothing(client)).catch((error: Error) => error))
    fence.end()
    if (failure) onCut(backends.ended(client))
    client.release(failure ?? undefined)
  }
  const read = async (count: number): Promise<Row[]> => {
    const timeoutMs = count > 0 ? allowance.newTimeoutMs() : null
    if (timeoutMs !== null) await allowance.take(() => client.query(`set local statement_timeout = ${timeoutMs}`))
    const result = await allowance.take(() =>
      client.query<(string | null)[]>({
        text: fetchText(count),
        rowMode: 'array',
        types: rawTypes,
      }),
    )
    fields = result.fields.map(({ name, dataTypeID, tableID }) => ({ name, typeOid: dataTypeID, tableOid: tableID }))
    return result.rows
  }

  const closing = async (error: unknown): Promise<never> => {
    await close()
    throw error
  }

  try {
    await allowance.take(() => client.query(settings(sandbox, statement)))
    const text = PREFIX + statement.text
    // Always the extended protocol, which takes one statement only.
    const query = { text, values: [...statement.values], queryMode: 'extended' } as pg.QueryConfig
    await allowance.take(() => client.query(query))
    // After the cursor, which finds what is wrong with the text itself; it has computed no row yet.
    if (maxCost > 0) assertAffordable(await allowance.take(() => costOf(client, statement)), maxCost)
    await read(0)
  } catch (error) {
    const position = Number((error as { position?: string }).position)
    if (Number.isInteger(position)) Object.assign(error as object, { position: String(position - PREFIX.length) })
    await close()
    throw error
  }
  return {
    get fields() {
      return fields
    },
    get bytes() {
      return fence.bytes
    },
    fetch: count => read(count).catch(closing),
    each: (count, take) => fence.guarded(() => handOver(client, count, take)).catch(closing),
    close,
  }
}

/** The time of one statement, for all that a cursor asks. */
class Allowance {
  readonly #fence: ReturnType<typeof createFence>
  #leftMs = STATEMENT_TIMEOUT_MS
  #timeoutMs = STATEMENT_TIMEOUT_MS

  constructor(fence: ReturnType<typeof createFence>) {
    this.#fence = fence
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#leftMs <= 0) throw new FenceError('time')
    const startedAt = performance.now()
    try {
      return await this.#fence.guarded(work, this.#leftMs)
    } finally {
      this.#leftMs -= performance.now() - startedAt
    }
  }

  /** What the server, which gives each FETCH the whole statement timeout, has to be set to; null: it differs by too little. */
  newTimeoutMs(): number | null {
    if (this.#timeoutMs - this.#leftMs <= OVERRUN_MS) return null
    this.#timeoutMs = Math.max(1, Math.ceil(this.#leftMs))
    return this.#timeoutMs
  }
}

/** A lock or a setting of the session would be felt by who gets the connection next. Returns null, as no fault. */
async function leaveNothing(client: pg.PoolClient): Promise<null> {
  await client.query('rollback')
  await client.query('discard all')
  return null
}

/** What PostgreSQL's planner expects it to cost, in its own unit: one page read in order. */
async function costOf(client: pg.PoolClient, { text, values }: Statement): Promise<number> {
  const query = { text: `explain (format json) ${text}`, values: [...values], queryMode: 'extended' } as pg.QueryConfig
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: { 'Total Cost': number } }] }>(query)
  return rows[0]?.['QUERY PLAN'][0].Plan['Total Cost'] ?? 0
}

function assertAffordable(cost: number, maxCost: number): void {
  if (cost <= maxCost) return
  // The planner's number would tell how many rows there are, of other projects, too: tables and indexes are shared.
  const message = `The query is expected to cost more than the ${maxCost} that one may cost here. Name a shorter time or fewer rows.`
  throw new AppError('QUERY_TOO_COMPLEX', message)
}

/** What `take` throws is thrown when the server has sent the rest: thrown inside the driver it would end the process. */
function handOver(client: pg.PoolClient, count: number, take: (row: Row) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    let failure: unknown = null
    const config = { text: fetchText(count), rowMode: 'array', types: rawTypes }
    const query = new pg.Query<(string | null)[]>(config as pg.QueryConfig)
    query.on('row', row => {
      rows++
      try {
        if (failure === null) take(row)
      } catch (error) {
        failure = error
      }
    })
    query.on('error', reject)
    query.on('end', () => (failure === null ? resolve(rows) : reject(failure)))
    client.query(query)
  })
}

const fetchText = (count: number) => `fetch ${count} from pushgraph_rows`

function settings({ schema, noticesCuts }: Sandbox, { workMemKb }: Statement): string {
  return `begin read only;
    set local search_path = pg_catalog, ${schema};
    set local statement_timeout = ${STATEMENT_TIMEOUT_MS};
    set local idle_in_transaction_session_timeout = ${IDLE_TIMEOUT_MS};
    set local work_mem = ${workMemKb};
    set local hash_mem_multiplier = 1;
    set local jit = off;
    set local max_parallel_workers_per_gather = 0;
    set local cursor_tuple_fraction = 1;
    ${noticesCuts ? 'set local client_connection_check_interval = 500;' : ''}
    set local timezone = 'UTC';
    set local datestyle = 'ISO, YMD';
    set local intervalstyle = 'iso_8601';
    set local bytea_output = 'hex';
    set local extra_float_digits = 1`
}

/** Pools of sandbox logins, made where `pg` lives. */
export function sandboxConnection(
  connection: pg.PoolConfig,
  login: { user: string; password: string } | null,
): pg.PoolConfig {
  if (!login) return connection
  if (connection.connectionString === undefined) return { ...connection, ...login }
  const url = new URL(connection.connectionString)
  // Parameters win over the part before the @, and work in URLs without a host, too.
  url.searchParams.set('user', login.user)
  url.searchParams.set('password', login.password)
  return { ...connection, connectionString: url.href }
}
