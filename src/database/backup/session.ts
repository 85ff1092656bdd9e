// One connection for work that takes as long as it takes: no statement of it is ended, but a server that falls silent is.

import { Kysely, PostgresDialect, type Transaction, type TransactionBuilder } from 'kysely'
import pg from 'pg'
import { type Connection, connectionSettings } from '../client.ts'
import { FailureCode } from '../failure.ts'

/** Nothing was heard or taken for this long: the server, or the way to it, has gone. */
const SILENT_MS = 5 * 60_000
/** A server that is gone says no goodbye. */
const GOODBYE_MS = 1_000

export interface Session extends AsyncDisposable {
  readonly client: pg.Client
  /** The same connection. */
  readonly db: Kysely<unknown>
}

/** `stop`: when it is aborted, the connection ends, and what runs on it with it. */
export async function openSession(connection: Connection, stop: AbortSignal): Promise<Session> {
  stop.throwIfAborted()
  const { statement_timeout, lock_timeout, idle_in_transaction_session_timeout, ...settings } =
    connectionSettings(connection)
  const client = new pg.Client({ ...settings, application_name: 'pushgraph backup' })
  // The statement under way says what has happened.
  client.on('error', () => {})
  await client.connect()
  const onStop = () => cut(client)
  stop.addEventListener('abort', onStop)
  const poolClient = Object.assign(client, { release() {} })
  const pool = { connect: async () => poolClient, end: async () => {} }
  return {
    client,
    db: new Kysely({ dialect: new PostgresDialect({ pool: pool as never }) }),
    async [Symbol.asyncDispose]() {
      stop.removeEventListener('abort', onStop)
      // Also where a COPY was left half way, after which nothing can be said.
      const late = setTimeout(() => cut(client), GOODBYE_MS)
      await client.end().catch(() => {})
      clearTimeout(late)
    },
  }
}

/** Ends the connection at once: statements under way fail. */
function cut(client: pg.Client): void {
  ;(client as pg.Client & { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
}

/** Runs the work in a transaction of the builder; what it throws is what went wrong, also where nothing can be taken back any more. */
export async function inTransaction<T>(
  builder: TransactionBuilder<unknown>,
  work: (transaction: Transaction<unknown>) => Promise<T>,
): Promise<T> {
  let failure: unknown
  try {
    return await builder.execute(async transaction => {
      try {
        return await work(transaction)
      } catch (error) {
        failure = error
        throw error
      }
    })
  } catch (error) {
    throw failure ?? error
  }
}

/** The same chunks. Where one of them is waited for too long, or the others are not wanted, the connection is ended. */
export async function* untilSilent(client: pg.Client, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]()
  let isOver = false
  try {
    for (;;) {
      const { value, done } = await inTime(client, chunks.next())
      if (done) {
        isOver = true
        return
      }
      yield value
    }
  } finally {
    // Nothing else can be said on a connection that has the rest of a COPY to send.
    if (!isOver) cut(client)
  }
}

async function inTime<T>(client: pg.Client, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silent = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`it said nothing for ${SILENT_MS / 60_000} minutes`)
      reject(Object.assign(error, { code: FailureCode.silent }))
      cut(client)
    }, SILENT_MS)
  })
  return Promise.race([work, silent]).finally(() => clearTimeout(timer))
}
