import { AppError } from '../base/errors.ts'

/** How long a query may take; each of its statements ends earlier by itself. What it waits for sees the signal of its context. */
export const QUERY_DEADLINE_MS = 10_000

/** The work, or UNAVAILABLE as soon as the signal is aborted. What changes something is never given up: it has happened or not. */
export async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let giveUp = () => {}
  const late = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      const seconds = QUERY_DEADLINE_MS / 1_000
      reject(new AppError('UNAVAILABLE', `The query took longer than ${seconds} s. Ask for less.`, { retryAfter: 1 }))
    }
    if (signal.aborted) giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
  })
  try {
    return await Promise.race([work, late])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
