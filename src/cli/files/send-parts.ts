// Sends the parts of a file, several at a time, and says what became of the file where one of them fails.
import { AppError } from '../../base/errors.ts'
import type { FilePart, PartReceipt } from './file-part.ts'
import { type Footprint, PartOrder } from './part-order.ts'

interface PartSender {
  /** Sends one part. Throws AppError in words of the file. `ending`: nothing is waited for any more. */
  readonly send: (part: FilePart, ending: AbortSignal) => Promise<PartReceipt>
  readonly received: (receipt: PartReceipt, part: FilePart) => void
  /** Parts that are under way at most. */
  readonly inFlight: number
  /** Of keys without an offset; `null`: that of the project. */
  readonly zone: string | null
  readonly stop: AbortSignal
}

/**
 * Reads on only where a part can be sent: what is held is the parts that are under way, and one. After a failure those that were sent are waited
 * for, and no more are. Throws the failure of the first part in the file, with what was pushed of the file.
 */
export async function sendParts(
  parts: AsyncIterable<FilePart>,
  { send, received, inFlight, zone, stop }: PartSender,
): Promise<void> {
  const order = new PartOrder(zone)
  const underWay = new Set<Promise<void>>()
  const failures: PartFailure[] = []
  const failing = new AbortController()
  const ending = AbortSignal.any([failing.signal, stop])
  let pushed = 0
  const start = (part: FilePart, footprint: Footprint) => {
    order.begin(footprint)
    const sent = send(part, ending)
      .then(
        receipt => {
          order.end(footprint, receipt)
          pushed += part.rows.length
          received(receipt, part)
        },
        (error: unknown) => {
          order.end(footprint, null)
          failures.push({ part, error, isGivenUp: ending.aborted && isWait(error) })
          failing.abort()
        },
      )
      .finally(() => underWay.delete(sent))
    underWay.add(sent)
  }
  try {
    for await (const part of parts) {
      let footprint = order.footprintOf(part.rows)
      while (underWay.size > 0 && (underWay.size >= inFlight || !order.admits(footprint))) {
        await Promise.race(underWay)
        // A receipt may have said how values are written.
        footprint = order.footprintOf(part.rows)
      }
      if (ending.aborted) break
      start(part, footprint)
    }
  } finally {
    await Promise.all(underWay)
  }
  stop.throwIfAborted()
  throwFailure(failures, pushed)
}

interface PartFailure {
  readonly part: FilePart
  readonly error: unknown
  /** It waited for the gateway to take it when another one failed. */
  readonly isGivenUp: boolean
}

const isWait = (error: unknown) => error instanceof AppError && error.retryAfter !== undefined

/** The first in the file that failed by itself, with what was pushed and how to go on. */
function throwFailure(failures: readonly PartFailure[], pushed: number): void {
  const sorted = failures.toSorted((a, b) => a.part.nth - b.part.nth)
  const failure = sorted.find(({ isGivenUp }) => !isGivenUp) ?? sorted[0]
  if (!failure) return
  const { error, part } = failure
  if (!(error instanceof AppError)) throw error
  const { nth, rows } = part
  // Every part before it was sent.
  const missing = sorted.filter(it => it.part.nth < nth).reduce((sum, it) => sum + it.part.rows.length, 0)
  const before = nth - missing
  const lines = [`The rows of lines ${rows[0]?.line} to ${rows.at(-1)?.line} are not pushed.`]
  if (nth > 0)
    lines.push(missing > 0 ? `Of the ${nth} rows before them ${before} are.` : `The ${nth} rows before them are.`)
  if (pushed > before) lines.push(`So are ${pushed - before} rows behind them.`)
  lines.push('Run the same command again: what was pushed counts once.')
  throw new AppError(error.code, `${error.message}\n${lines.join(' ')}`)
}
