// Runs SQL for users: guard, sandbox, cache and run log, whatever door it came through.
import { LRUCache } from 'lru-cache'
import { AppError } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import { within } from '../base/tracing.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import type { Cursor, Row } from './cursor.store.ts'
import { type Column, cellReaders, type QueryResult, type TimeStyle, toColumns, toRow } from './result.ts'
import { insertRun } from './run-log.store.ts'
import type { SqlSandbox } from './sandbox.service.ts'
import type { SavedQuery } from './saved-query.ts'
import { prepareStatement } from './statement.ts'
import { valuesOf } from './variable.ts'

declare module '../request/context.ts' {
  interface Services {
    queries: QueryService
  }
}

export interface QueryService {
  readonly sandbox: SqlSandbox
  readonly cache: LRUCache<string, QueryResult>
}

export const MAX_ROWS = 10_000
/** What the rows of a whole result take on the wire; beyond it the result is truncated. */
export const MAX_RESULT_BYTES = 8 * 1_048_576
const BATCH = 1_000
const CACHE_BYTES = 64 * 1_048_576
const MINUTE_MS = 60_000

export function createQueryService(sandbox: SqlSandbox, clock: () => number): QueryService {
  const cache = new LRUCache<string, QueryResult>({
    maxSize: CACHE_BYTES,
    ttl: MINUTE_MS,
    perf: { now: clock },
  })
  return { sandbox, cache }
}

export interface QueryRequest {
  readonly sql: string
  /** null: SQL that is not saved. */
  readonly saved: SavedQuery | null
  readonly values: Readonly<Record<string, unknown>>
  readonly times: TimeStyle
  /** null: as the project has it. */
  readonly cacheMinutes: number | null
}

/** A saved query with the values of a run. */
export function toQueryRequest(
  saved: SavedQuery,
  values: Readonly<Record<string, unknown>>,
  times: TimeStyle,
): QueryRequest {
  const all = valuesOf(saved.variables, values)
  // Values that are not declared are ignored; they do not tell two answers apart either.
  const declared = Object.fromEntries(saved.variables.map(({ name }) => [name, all[name]]))
  return { sql: saved.text, saved, values: declared, times, cacheMinutes: saved.cacheMinutes }
}

export function adHocRequest(sql: string, values: Readonly<Record<string, unknown>>, times: TimeStyle): QueryRequest {
  return { sql, saved: null, values, times, cacheMinutes: null }
}

/** The principal was authorised before: a cached answer is given to nobody else. */
export function runQuery(ctx: RequestContext, principal: Principal, query: QueryRequest): Promise<QueryResult> {
  const key = () => cacheKey(principal.projectId, query)
  const read = () => {
    const attributes = { 'db.system.name': 'postgresql', 'pushgraph.query.is_saved': query.saved !== null }
    const span = ctx.span.child('SQL of a user', { kind: 'CLIENT', attributes })
    return within(span, () => readRows(ctx, principal, query))
  }
  return remembered(ctx, principal, query, key, read)
}

/** What the query says, else its project, else the gateway. */
export async function cacheMinutesOf(
  ctx: RequestContext,
  projectId: ProjectId,
  { cacheMinutes }: Pick<QueryRequest, 'cacheMinutes'>,
): Promise<number> {
  if (cacheMinutes !== null) return cacheMinutes
  const project = await ctx.services.auth.project(projectId)
  return project.queryCacheMinutes ?? ctx.config.sqlCacheMinutes
}

/** What a reading gives; the rest of a result is known around it. */
export type ResultRows = Pick<QueryResult, 'columns' | 'rows' | 'truncated'>

/** From the cache, else read; logged in either case. */
export async function remembered(
  ctx: RequestContext,
  principal: Principal,
  query: Pick<QueryRequest, 'saved' | 'cacheMinutes'>,
  keyOf: () => string,
  read: () => Promise<ResultRows>,
): Promise<QueryResult> {
  const { cache } = ctx.services.queries
  const keptMs = (await cacheMinutesOf(ctx, principal.projectId, query)) * MINUTE_MS
  const key = keptMs > 0 ? keyOf() : null
  const known = key === null ? undefined : cache.get(key)
  if (known) {
    await logRun(ctx, principal, query, { startedAt: ctx.clock(), rows: known.rows.length, cached: true, error: null })
    return { ...known, cached: true, durationMs: 0 }
  }
  const startedAt = ctx.clock()
  try {
    const found = await read()
    const readAt = ctx.clock()
    const freshUntil = key === null ? null : readAt + keptMs
    const result = { ...found, readAt, cached: false, durationMs: readAt - startedAt, freshUntil }
    if (key !== null) cache.set(key, result, { ttl: keptMs, size: sizeOf(result) })
    await logRun(ctx, principal, query, { startedAt, rows: result.rows.length, cached: false, error: null })
    return result
  } catch (error) {
    await logRun(ctx, principal, query, { startedAt, rows: 0, cached: false, error })
    throw error
  }
}

async function readRows(ctx: RequestContext, principal: Principal, query: QueryRequest): Promise<ResultRows> {
  const { cursor, columns, toRows } = await openQuery(ctx, principal.projectId, query, ctx.signal)
  try {
    const rows: Record<string, unknown>[] = []
    let truncated = false
    for (;;) {
      const wanted = Math.min(BATCH, MAX_ROWS + 1 - rows.length)
      const batch = await cursor.fetch(wanted)
      rows.push(...toRows(batch))
      if (rows.length > MAX_ROWS || (cursor.bytes > MAX_RESULT_BYTES && batch.length === wanted)) truncated = true
      if (truncated || batch.length < wanted) break
    }
    if (rows.length > MAX_ROWS) rows.length = MAX_ROWS
    return { columns, rows, truncated }
  } finally {
    await cursor.close()
  }
}

/** Parses, checks and plans without reading a row, whatever it may cost with other values. Returns the columns. */
export async function plan(ctx: RequestContext, projectId: ProjectId, query: QueryRequest): Promise<readonly Column[]> {
  const { cursor, columns } = await openQuery(ctx, projectId, query, ctx.signal, 0)
  await cursor.close()
  return columns
}

export async function openQuery(
  ctx: RequestContext,
  projectId: ProjectId,
  query: QueryRequest,
  signal: AbortSignal,
  maxCost = ctx.config.sqlMaxCost,
) {
  const declared = query.saved && new Map(query.saved.variables.map(it => [it.name, it]))
  const statement = prepareStatement(query.sql, declared, query.values)
  const opened = await ctx.services.queries.sandbox.open(projectId, statement, signal, maxCost)
  const cursor: Cursor = opened.cursor
  const { fields } = cursor
  const columns = toColumns(fields, statement.names, statement.spelled, opened.sandbox.eventViews)
  const readers = cellReaders(fields, columns, query.times)
  const toRows = (rows: readonly Row[]) => rows.map(row => toRow(row, columns, readers))
  return { cursor, columns, readers, toRows }
}

/** Names in their order, so that the same variables written differently are one answer. */
function cacheKey(projectId: ProjectId, { saved, sql, values, times }: QueryRequest): string {
  const canonical = Object.keys(values)
    .sort()
    .map(name => [name, values[name] ?? null])
  const what = saved ? [saved.queryId, saved.version] : sql
  return sha256(JSON.stringify([projectId, what, canonical, times])).toString('base64')
}

const sizeOf = (result: QueryResult) => JSON.stringify(result.rows).length * 2 + 1_000

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : 'INTERNAL')

export interface RunOutcome {
  readonly startedAt: number
  readonly rows: number
  readonly cached: boolean
  /** Whatever was thrown; null: it succeeded. */
  readonly error: unknown
}

/** Time of a run that counts as one more request to the limit of its token, and as how many it counts at most. */
export const MS_OF_REQUEST = 100
export const MAX_REQUESTS_OF_RUN = 100

/** What a run took is counted where its requests are: who asks long questions may ask fewer of them. */
function chargeTime({ services }: RequestContext, principal: Principal, durationMs: number): void {
  const requests = Math.min(MAX_REQUESTS_OF_RUN, Math.floor(durationMs / MS_OF_REQUEST))
  if (requests > 0) services.rateLimits.charge({ token: services.auth.limitKeyOf(principal) }, requests)
}

/** A run that cannot be logged was run all the same. */
export async function logRun(
  ctx: RequestContext,
  principal: Principal,
  { saved }: Pick<QueryRequest, 'saved'>,
  outcome: RunOutcome,
): Promise<void> {
  const durationMs = Math.max(0, ctx.clock() - outcome.startedAt)
  if (!outcome.cached) chargeTime(ctx, principal, durationMs)
  await insertRun(ctx.db, {
    projectId: principal.projectId,
    runId: ctx.makeId(),
    queryId: saved?.queryId ?? null,
    version: saved?.version ?? null,
    ranAt: new Date(outcome.startedAt),
    durationMs,
    rows: outcome.rows,
    cached: outcome.cached,
    caller: principal.name,
    error: outcome.error === null ? null : codeOf(outcome.error),
  }).catch(error => ctx.log.warn({ err: error }, 'a run of a query could not be logged'))
}
