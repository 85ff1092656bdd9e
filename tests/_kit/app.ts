// A gateway on a database of its own, and the ways in that tests use.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type App, type AppOptions, createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { READY_AT } from '../../src/graphql/execute.ts'
import type { WithoutErrors } from '../../src/graphql/without-errors.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import type { CreateWidgetInput, TypedDocumentString } from './gql/graphql.ts'
import { createWidget } from './operations.ts'

export const ADMIN = 'the-administrator-of-the-tests-0001'

export interface GraphQLReply<Result> {
  readonly status: number
  readonly data: WithoutErrors<Result> | null | undefined
  readonly errors?: {
    message: string
    path?: unknown
    extensions: { code: string; fields?: Record<string, string[]>; retryAfter?: number }
  }[]
}

export interface TestApp extends AsyncDisposable {
  readonly app: App
  readonly url: string
  readonly database: TestDatabase
  /** Every line of the log so far. */
  readonly log: string[]
  /** Texts of the statements that requests have sent since the last call. */
  statements(): string[]
  send<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    token?: string | null,
  ): Promise<GraphQLReply<Result>>
  /** As `send`, and the data; throws on errors. */
  ask<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<WithoutErrors<Result>>
  widget(input?: Partial<CreateWidgetInput>): Promise<{ id: string; pushUrl: string }>
  /** A push in Cyfe's words. */
  cyfe(
    pushUrl: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }>
}

export async function startTestApp(
  env: Record<string, string> = {},
  options: Omit<AppOptions, 'connection'> = {},
  given?: TestDatabase,
): Promise<TestApp> {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(given ?? (await createTestDatabase()))
  const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-app-'))
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  const lines: string[] = []
  const log = createLog('debug', { write: line => void lines.push(line) })
  const config = loadConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    PUSHGRAPH_ADMIN_TOKEN: ADMIN,
    MONTHLY_PUSH_QUOTA: '0',
    ADDRESS_FAILURES_PER_MINUTE: '0',
    // The tests themselves keep the event loop busy.
    MAX_EVENT_LOOP_DELAY_MS: '0',
    ...env,
  })
  const app = stack.use(await createApp(config, { log, ...toOptions(options), connection: database.connection }))
  const statements = recordStatements(app)
  const resources = stack.move()

  const post = async <Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    token: string | null,
    more: Record<string, string> = {},
  ): Promise<GraphQLReply<Result>> => {
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization, ...more },
      body: JSON.stringify({ query: document.toString(), variables }),
    })
    return { status: response.status, ...((await response.json()) as object) } as never
  }
  // Every query of the suite is made anew until it comes compiled: the answer has to be the one of graphql-js, and the one that was kept.
  const send: TestApp['send'] = async (document, variables, token = ADMIN) => {
    const reply = await post(document, variables, token)
    if (document.toString().trimStart().startsWith('mutation')) return reply
    let compiled = reply
    for (let time = 1; time < READY_AT; time++)
      compiled = await post(document, variables, token, { 'cache-control': 'no-cache' })
    if (!isDeepStrictEqual(withoutPlaces(compiled), withoutPlaces(reply))) {
      throw new Error(`compiled: ${JSON.stringify(compiled)}\nby graphql-js: ${JSON.stringify(reply)}`)
    }
    return reply
  }
  const ask: TestApp['ask'] = async (document, variables) => {
    const reply = await send(document, variables)
    if (reply.errors || !reply.data) throw new Error(JSON.stringify(reply))
    return reply.data
  }
  return {
    app,
    url: app.url,
    database,
    log: lines,
    statements,
    send,
    ask,
    widget: async input => {
      const { widget } = (await ask(createWidget, { input: { title: 'A widget', ...input } })).createWidget
      return { ...widget, pushUrl: widget.pushUrl ?? '' }
    },
    cyfe: async (pushUrl, body, headers = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const response = await fetch(pushUrl, { method: 'POST', body: text, headers })
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Record<string, unknown>,
      }
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

/** A test that stands at a day of its own has the database stand there, too. */
function toOptions(options: Omit<AppOptions, 'connection'>): Omit<AppOptions, 'connection'> {
  const { clock } = options
  return clock ? { databaseClock: async () => clock(), ...options } : options
}

/** The same gateway and database at another instant, for jobs. */
export function gatewayAt(gateway: App['gateway'], now: number): App['gateway'] {
  const services = Object.assign(Object.create(gateway.services), { clocks: { now: async () => now } })
  return Object.assign(Object.create(gateway), { clock: () => now, services })
}

/** The compiler knows no lines and columns of errors. */
function withoutPlaces<T>(reply: GraphQLReply<T>): unknown {
  return JSON.parse(JSON.stringify(reply, (key, value) => (key === 'locations' ? undefined : value)))
}

/** Notices of an earlier push, and what jobs look for by the clock. */
const BETWEEN_REQUESTS =
  /pg_notify|bus_messages|from "tasks" where "ended_at" is null|advisory_(un)?lock|"next_run_at" <=|"?due_at"? <=|cardinality\(events\)|due_at is not null limit|"deliveries" set|distinct on \(r\.project_id, r\.feed_id\)|job_leases|select distinct .* from "rollup_marks"/

function recordStatements(app: App): () => string[] {
  let texts: string[] = []
  const seen = new WeakSet<object>()
  app.gateway.pool.on('acquire', client => {
    if (seen.has(client)) return
    seen.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((first: string | { text: string }, ...rest: unknown[]) => {
      const text = typeof first === 'string' ? first : first.text
      if (!BETWEEN_REQUESTS.test(text)) texts.push(text)
      return query(first, ...rest)
    }) as typeof client.query
  })
  return () => {
    const said = texts
    texts = []
    return said
  }
}

/** Today of the test's clock. */
export const NOON_2026_11_20 = Date.UTC(2026, 10, 20, 12)
