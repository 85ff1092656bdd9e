// All rows of a query as text, however many: a part at a time, none of it kept or cached.
import type { Principal, RequestContext } from '../request/context.ts'
import type { LineFormat } from './lines.ts'
import { logRun, openQuery, type QueryRequest } from './query.service.ts'

/** A streamed result ends after this long, whichever side is slow. */
export const STREAM_DEADLINE_MS = 10 * 60_000
/** What the server is asked for at a time: rows of about so many bytes. */
const PART_BYTES = 131_072
const FIRST_ROWS = 100
const MOST_ROWS = 2_000

/**
 * Parts of whole lines; reading the next one asks the server for it. Ends the query when it is left. Errors before the first row
 * are thrown here, later ones by the parts.
 */
export async function stream(
  ctx: RequestContext,
  principal: Principal,
  query: QueryRequest,
  format: LineFormat,
): Promise<AsyncGenerator<Buffer>> {
  const startedAt = ctx.clock()
  const signal = AbortSignal.any([ctx.signal, AbortSignal.timeout(STREAM_DEADLINE_MS)])
  const { cursor, columns, readers } = await openQuery(ctx, principal.projectId, query, signal)
  // Parts that nobody begins to read are never left: who goes away before ends the query here.
  signal.addEventListener('abort', () => void cursor.close(), { once: true })
  const write = format.writer(columns, readers)
  let text = format.head(columns)
  let rows = 0
  let wanted = FIRST_ROWS

  const end = async (error: unknown) => {
    await cursor.close()
    await logRun(ctx, principal, query, { startedAt, rows, cached: false, error })
  }
  /** Whether there may be more. */
  const readPart = async () => {
    const [batchSize, before] = [wanted, cursor.bytes]
    // A row is written as it arrives: rows that wait for each other outlive the young part of the heap, and fill the old one.
    const count = await cursor.each(batchSize, cells => {
      text += write(cells)
    })
    rows += count
    wanted = rowsOfPart(count, cursor.bytes - before)
    return count === batchSize
  }
  const takeText = () => {
    const part = Buffer.from(text)
    text = ''
    return part
  }

  let isMore = await readPart().catch(async error => {
    await end(error)
    throw error
  })
  async function* parts() {
    let failure: unknown = null
    try {
      for (;;) {
        if (text !== '') yield takeText()
        if (!isMore) break
        isMore = await readPart()
      }
    } catch (error) {
      failure = error
      throw error
    } finally {
      await end(failure)
    }
  }
  return parts()
}

/** How many rows make a part, by the size of those that came last; slowly up, since the next ones may be larger. */
export function rowsOfPart(count: number, bytes: number): number {
  const fitting = count === 0 ? FIRST_ROWS : Math.floor((PART_BYTES * count) / bytes)
  return Math.max(1, Math.min(fitting, count * 4, MOST_ROWS))
}
