import { AppError } from '../base/errors.ts'

/** How long a query may take; each of its statements ends earlier by itself. */
export const QUERY_DEADLINE_MS = 10_000
/** All deadlines are looked at together: a timer for each request would cost more than many requests. */
const LOOK_EVERY_MS = 500

export interface Deadlines {
  /** The work; when its time is up, `giveUp` is called and UNAVAILABLE is thrown, whatever the work does then. */
  enforce<T>(work: Promise<T>, giveUp: () => void): Promise<T>
  close(): void
}

/** For who gets no answer in time. */
export function queryTooLong(milliseconds = QUERY_DEADLINE_MS): AppError {
  const message = `The query took longer than ${milliseconds / 1_000} s. Ask for less.`
  return new AppError('UNAVAILABLE', message, { retryAfter: 1 })
}

export function createDeadlines(milliseconds = QUERY_DEADLINE_MS, lookEveryMs = LOOK_EVERY_MS): Deadlines {
  // In the order of their deadlines, since all have the same time.
  const held = new Set<{ readonly end: number; readonly late: () => void }>()
  const look = setInterval(() => {
    const now = performance.now()
    for (const one of held) {
      if (one.end > now) break
      held.delete(one)
      one.late()
    }
  }, lookEveryMs).unref()
  return {
    enforce: (work, giveUp) =>
      new Promise((resolve, reject) => {
        const late = () => {
          reject(queryTooLong(milliseconds))
          giveUp()
        }
        const one = { end: performance.now() + milliseconds, late }
        held.add(one)
        work.then(
          value => {
            held.delete(one)
            resolve(value)
          },
          error => {
            held.delete(one)
            reject(error)
          },
        )
      }),
    close: () => clearInterval(look),
  }
}
